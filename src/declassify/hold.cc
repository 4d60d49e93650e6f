#include "declassify/hold.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "declassify/compiled.h"
#include "declassify/flags.h"

namespace declass {
namespace {

using Turns = TableRow::Turns;

class Evaluation {
 public:
  Evaluation(const Statement& statement, const Circumstances& circumstances,
             const Schedule::Compiled& rules)
      : statement_(statement), circumstances_(circumstances), rules_(rules) {
    if (rules.limits.usable(circumstances.origin)) origin_ = circumstances.origin;
  }

  Hold run() {
    const TableRow* row = rules_.row(statement_.rule);
    if (row == nullptr) row = &rules_.row(RowRole::unreadable);
    if (circumstances_.scope == Circumstances::Scope::rest && !row->rest.empty()) {
      row = rules_.row(row->rest);
    }
    take(*row);
    if (row->turns != Turns::none && !origin_) {
      without_origin(*row);
    } else {
      set_nominal(*row);
    }
    if (was_repaired()) repair();
    return std::move(out_);
  }

 private:
  void take(const TableRow& row) {
    out_.rule = row.rule;
    out_.before = row.before;
    out_.after = row.after;
    out_.cause = row.cause;
    out_.rank = statement_.rank != 0 && row.rule == statement_.rule ? statement_.rank : row.rank;
    out_.owner = statement_.owner;
    out_.flags.insert(out_.flags.end(), row.flags.begin(), row.flags.end());
  }
  void take(RowRole role) { take(rules_.row(role)); }
  void flag(std::string_view id) { out_.flags.emplace_back(id); }

  /// A date in full needs no origin to be compared with a day; everything else does.
  void without_origin(const TableRow& row) {
    if (out_.is_fixed()) return;
    const Instruction& read = statement_.instruction;
    const bool in_full = row.turns == Turns::marked && read.kind == Instruction::Kind::date &&
                         read.date && statement_.four_digit_year;
    if (!in_full) return take(RowRole::no_origin);
    take(RowRole::date_without_origin);
    out_.nominal = read.date;
  }

  void set_nominal(const TableRow& row) {
    switch (row.turns) {
      case Turns::none:
        return;
      case Turns::marked:
        return marked_date();
      case Turns::period:
        return period();
      case Turns::automatic:
        return automatic(row);
      case Turns::source:
        out_.nominal = rules_.limits.automatic_date(statement_.source.value_or(*origin_));
        return;
      case Turns::schedule:
        return scheduled();
      case Turns::event:
        return;
    }
  }

  void automatic(const TableRow& row) {
    out_.nominal = rules_.limits.automatic_date(*origin_);
    if (row.rule != name_of(RowRole::event) || !circumstances_.event_date) return;
    if (*circumstances_.event_date <= *origin_) return flag(flags::event_before_origin);
    take(RowRole::confirmed_event);
    out_.nominal = circumstances_.event_date;
  }

  void marked_date() {
    const std::optional<Date>& date = statement_.instruction.date;
    if (!date) return take(RowRole::unusable_date);
    const bool is_statement = statement_.instruction.kind == Instruction::Kind::declared;
    if (is_statement && *date <= *origin_) {
      take(RowRole::declared_undated);
      out_.nominal = rules_.limits.automatic_date(*origin_);
    } else if (is_statement) {
      out_.nominal = date;
    } else if (*date <= *origin_) {
      unusable(flags::before_origin);
    } else if (*date >
               add_years(*origin_, statement_.absurd_years.value_or(rules_.limits.absurd))) {
      unusable(flags::absurd);
    } else {
      usable_date(*date);
    }
  }

  void unusable(std::string_view why) {
    take(RowRole::unusable_date);
    flag(why);
  }

  void usable_date(Date date) {
    out_.nominal = date;
    if (statement_.limit_years) {
      if (date <= add_years(*origin_, *statement_.limit_years)) return;
      // Kept for as long as it says, but an exemption that was never lawful proves nothing.
      out_.after = Status::review;
      return flag(flags::beyond_limit);
    }
    if (date <= add_years(*origin_, rules_.limits.automatic)) return;
    if (out_.rule == name_of(RowRole::marked_date)) {
      out_.rule = name_of(RowRole::marked_date_beyond);
    }
    flag(flags::beyond_25_years);
  }

  void period() {
    const int years = statement_.years.value_or(0);
    if (years <= 0) return take(RowRole::unusable_date);
    if (years > rules_.limits.absurd) return unusable(flags::absurd);
    out_.nominal = add_years(*origin_, years);
    if (years > rules_.limits.automatic) flag(flags::beyond_25_years);
  }

  void scheduled() {
    const YearSchedule* schedule = rules_.schedule(statement_.schedule);
    if (schedule != nullptr) {
      const auto years = schedule->declassified.find(circumstances_.level);
      if (years != schedule->declassified.end()) {
        out_.nominal = schedule->after(*origin_, years->second);
        return;
      }
    }
    if (out_.is_fixed()) return;
    take(RowRole::unreadable);
    flag(flags::no_schedule_for_level);
  }

  bool was_repaired() const {
    const std::vector<std::string>& read = statement_.instruction.flags;
    return std::find(read.begin(), read.end(), flags::kind_repaired) != read.end();
  }

  void repair() {
    if (out_.is_fixed()) return;
    const TableRow& row = rules_.row(RowRole::repaired);
    out_.rule = row.rule;
    out_.after = row.after;
    out_.cause = row.cause;
  }

  const Statement& statement_;
  const Circumstances& circumstances_;
  const Schedule::Compiled& rules_;
  std::optional<Date> origin_;
  Hold out_;
};

/// Longer holds compare greater.
auto length_of(const Hold& hold) {
  const int fixed = !hold.is_fixed()                 ? 0
                    : hold.before == Status::unknown ? 2
                    : hold.before == Status::refer   ? 1
                                                     : 0;
  const bool calculable = fixed == 0 && hold.nominal.has_value();
  const Date day = calculable ? *hold.nominal : Date(boost::gregorian::min_date_time);
  const int stays = hold.after == Status::declassified ? 0 : 1;
  return std::tuple(fixed, day, stays, -hold.rank);
}

bool agree(const Hold& a, const Hold& b) {
  return a.before == b.before && a.after == b.after && a.nominal == b.nominal && a.owner == b.owner;
}

bool is_subsidiary(const Statement& statement, const Circumstances& circumstances,
                   const Schedule::Compiled& rules) {
  const TableRow* row = rules.row(statement.rule);
  if (row != nullptr && circumstances.scope == Circumstances::Scope::rest && !row->rest.empty()) {
    row = rules.row(row->rest);
  }
  return row != nullptr && row->subsidiary;
}

/// The day and the level of one downgrading.
struct Downgrading {
  Date day;
  Level to;
};

std::vector<Downgrading> downgradings(const std::vector<Statement>& statements,
                                      const Circumstances& circumstances,
                                      const Schedule::Compiled& rules) {
  std::vector<Downgrading> out;
  const bool calculable = rules.limits.usable(circumstances.origin);
  for (const Statement& statement : statements) {
    const std::optional<Date>& marked = statement.instruction.date;
    if (statement.downgrade_to && marked && *statement.downgrade_to < circumstances.level &&
        (!circumstances.origin || *marked > *circumstances.origin)) {
      out.push_back({*marked, *statement.downgrade_to});
    }
    const YearSchedule* schedule = rules.schedule(statement.schedule);
    if (schedule == nullptr || !calculable || statement.instruction.date) continue;
    for (const YearSchedule::Step& step : schedule->downgrades) {
      if (step.level != circumstances.level) continue;
      out.push_back({schedule->after(*circumstances.origin, step.years), step.to});
    }
  }
  return out;
}

}  // namespace

Hold hold_of(const Statement& statement, const Circumstances& circumstances,
             const Schedule& schedule) {
  return Evaluation(statement, circumstances, schedule.compiled()).run();
}

LongestHold longest_hold(const std::vector<Statement>& statements,
                         const Circumstances& circumstances, const Schedule& schedule) {
  const Schedule::Compiled& rules = schedule.compiled();
  const auto main = [&](const Statement& statement) {
    return !is_subsidiary(statement, circumstances, rules);
  };
  const bool any_main = std::any_of(statements.begin(), statements.end(), main);
  bool disputed = false;
  std::optional<LongestHold> out;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (any_main && !main(statements[i])) continue;
    Hold hold = hold_of(statements[i], circumstances, schedule);
    if (out && !agree(hold, out->hold)) disputed = true;
    if (!out || length_of(hold) > length_of(out->hold)) out = LongestHold{i, std::move(hold)};
  }
  out->disputed = disputed;
  return std::move(*out);
}

Status status_on(const Hold& hold, Date day) {
  return hold.nominal && day >= *hold.nominal ? hold.after : hold.before;
}

Level level_on(const std::vector<Statement>& statements, const Circumstances& circumstances,
               const Schedule& schedule, Date day) {
  Level out = circumstances.level;
  for (const Downgrading& step : downgradings(statements, circumstances, schedule.compiled())) {
    if (day >= step.day) out = std::min(out, step.to);
  }
  return out;
}

std::vector<Date> downgrade_days(const std::vector<Statement>& statements,
                                 const Circumstances& circumstances, const Schedule& schedule) {
  std::map<Level, Date> first;
  for (const Downgrading& step : downgradings(statements, circumstances, schedule.compiled())) {
    const auto [known, fresh] = first.emplace(step.to, step.day);
    if (!fresh) known->second = std::min(known->second, step.day);
  }
  std::vector<Date> out;
  out.reserve(first.size());
  for (const auto& [level, day] : first) out.push_back(day);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace declass
