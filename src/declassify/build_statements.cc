#include "declassify/build_statements.h"

#include <algorithm>

#include "declassify/flags.h"

namespace declass {
namespace {

using Form = InstructionForm;
using Kind = Instruction::Kind;
using Part = InstructionForm::Part;
using Problem = WrittenDate::Problem;

constexpr std::size_t none = static_cast<std::size_t>(-1);

void flag_problem(Problem problem, std::vector<std::string>& out) {
  switch (problem) {
    case Problem::none:
    case Problem::origin_needed:
      return;
    case Problem::no_such_day:
      out.emplace_back(flags::no_such_day);
      return;
    case Problem::ambiguous:
      out.emplace_back(flags::ambiguous);
      return;
    case Problem::century_unknown:
      out.emplace_back(flags::century_unknown);
      return;
  }
}

bool takes_date(const ScanItem& item) { return item.form != nullptr && !item.form->dated.empty(); }
bool is_date(const ScanItem& item) { return item.form == nullptr; }

/// The date that belongs to each item: the one that follows its run of codes, else the one right
/// before it. `npos`-like `none` where there is no such date.
std::vector<std::size_t> bind_dates(const std::vector<ScanItem>& items) {
  std::vector<std::size_t> out(items.size(), none);
  std::vector<bool> taken(items.size(), false);
  std::size_t next = none;
  for (std::size_t i = items.size(); i-- > 0;) {
    if (is_date(items[i])) {
      next = i;
    } else if (!takes_date(items[i])) {
      next = none;
    } else if (next != none) {
      out[i] = next;
      taken[next] = true;
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].form == nullptr || items[i].form->part != Part::statement) continue;
    // Numbers of files may look like dates; a statement ends with its own.
    for (std::size_t j = i + 1; j < items.size() && is_date(items[j]); ++j) {
      if (out[i] == none || items[j].date->date) out[i] = j;
    }
  }
  for (std::size_t i = 1; i < items.size(); ++i) {
    const bool open = takes_date(items[i]) && out[i] == none;
    if (open && is_date(items[i - 1]) && !taken[i - 1] && items[i - 1].introduced) {
      out[i] = i - 1;
      taken[i - 1] = true;
    }
  }
  return out;
}

/// Two codes that say the same of the same text are one instruction: `X1, X6`.
bool belongs_to(const Statement& a, const Statement& b) {
  return a.rule == b.rule && a.schedule == b.schedule && a.instruction.kind == b.instruction.kind &&
         a.instruction.date == b.instruction.date && a.downgrade_to == b.downgrade_to &&
         !a.instruction.codes.empty() && !b.instruction.codes.empty();
}

void append(Statement statement, std::size_t first, std::vector<Statement>& out) {
  for (std::size_t i = first; i < out.size(); ++i) {
    if (!belongs_to(out[i], statement)) continue;
    Instruction& into = out[i].instruction;
    const Instruction& from = statement.instruction;
    for (const std::string& code : from.codes) {
      const bool known = std::find(into.codes.begin(), into.codes.end(), code) != into.codes.end();
      if (!known) into.codes.push_back(code);
    }
    into.flags.insert(into.flags.end(), from.flags.begin(), from.flags.end());
    out[i].rank = std::min(out[i].rank, statement.rank);
    if (statement.owner && statement.owner != out[i].owner) {
      out[i].owner = out[i].owner ? *out[i].owner + ", " + *statement.owner : statement.owner;
    }
    return;
  }
  out.push_back(std::move(statement));
}

}  // namespace

/// What a text says of the source that it was derived from.
struct StatementBuilder::Sources {
  bool marked = false;
  bool dated = false;
  std::optional<Date> date;
};

/// The form exists on this document: its orders were in force on the day of origin, or, where the
/// day is not known, are the ones that it names.
bool StatementBuilder::applies(const Form& form) const {
  if (form.only_orders.empty()) return true;
  return std::any_of(
      form.only_orders.begin(), form.only_orders.end(), [&](const std::string& number) {
        return origin_ ? rules_.orders.in_force(number, *origin_) : order_ && *order_ == number;
      });
}

bool StatementBuilder::is_valid(const Form& form) const {
  if (!form.orders || !origin_) return true;
  if (form.valid_until && *origin_ > *form.valid_until) return false;
  if (form.also_from && *origin_ >= *form.also_from) return true;
  return std::any_of(form.orders->begin(), form.orders->end(), [&](const std::string& number) {
    return rules_.orders.in_force(number, *origin_);
  });
}

Statement StatementBuilder::of_date(const WrittenDate& date) const {
  Statement out;
  out.four_digit_year = date.four_digit_year;
  out.instruction.date = date.date;
  out.instruction.kind = Kind::date;
  out.rule = name_of(RowRole::marked_date);
  flag_problem(date.problem, out.instruction.flags);
  if (date.problem == Problem::origin_needed) {
    out.rule = name_of(RowRole::no_origin);
  } else if (!date.date) {
    out.instruction.kind = Kind::unreadable;
    out.rule = name_of(RowRole::unusable_date);
  } else if (!date.four_digit_year) {
    out.instruction.flags.emplace_back(flags::century_chosen);
  }
  return out;
}

void StatementBuilder::add_dated(const Form& form, const WrittenDate& date, Statement& out) const {
  const bool reviewed = rules_.row(form.dated)->turns != TableRow::Turns::marked;
  if (!date.date && reviewed) {
    out.instruction.flags.emplace_back(flags::review_date_unreadable);
    return;
  }
  const Statement read = of_date(date);
  out.instruction.date = read.instruction.date;
  out.instruction.flags.insert(out.instruction.flags.end(), read.instruction.flags.begin(),
                               read.instruction.flags.end());
  out.four_digit_year = date.four_digit_year;
  if (!date.date) {
    out.rule = read.rule;
    if (form.dated_kind) out.instruction.kind = read.instruction.kind;
    return;
  }
  const bool late = form.only_within_years && origin_ &&
                    *date.date > add_years(*origin_, *form.only_within_years);
  if (!form.otherwise.empty() && (late || !applies(form))) {
    out.rule = form.otherwise;
    return;
  }
  out.rule = form.dated;
  out.rank = form.dated_rank;
  out.instruction.kind = form.dated_kind.value_or(form.kind);
}

Statement StatementBuilder::of_form(const ScanItem& item, const WrittenDate* date) const {
  const Form& form = *item.form;
  Statement out;
  out.instruction.kind = form.kind;
  out.rule = form.rule;
  out.schedule = form.schedule;
  out.years = item.years;
  out.limit_years = form.limit_years;
  out.absurd_years = form.absurd_years;
  out.downgrade_to = item.level;
  out.rank = form.rank;
  out.extension = form.part == Part::extension;
  if (!item.owner.empty()) out.owner = item.owner;
  if (!item.code.empty()) out.instruction.codes.push_back(item.code);
  if (item.repaired) out.instruction.flags.emplace_back(flags::kind_repaired);
  if (out.extension) out.instruction.flags.emplace_back(flags::extended);
  if (!is_valid(form)) out.instruction.flags.emplace_back(flags::not_of_its_order);
  if (date != nullptr) add_dated(form, *date, out);
  const bool alone = out.rule.empty();
  const bool elsewhere = form.otherwise.empty() && !applies(form);
  if (alone || elsewhere) {
    out.rule = name_of(RowRole::unreadable);
    if (form.kind != Kind::exemption) out.instruction.kind = Kind::unreadable;
  }
  return out;
}

void StatementBuilder::add_source(const Sources& sources, Statement& out) const {
  const bool indefinite = out.rule == name_of(RowRole::indefinite);
  if (!indefinite || (!sources.marked && !sources.dated)) return;
  out.rule = name_of(RowRole::source);
  // The source may well be of the order's own time.
  std::erase(out.instruction.flags, flags::not_of_its_order);
  out.source = sources.date;
  out.instruction.date = sources.date;
  if (!sources.date) {
    out.instruction.flags.emplace_back(flags::source_date_unreadable);
  } else if (origin_ && *sources.date > *origin_) {
    out.instruction.flags.emplace_back(flags::source_after_origin);
  }
}

void StatementBuilder::build(const ScanGroup& group, std::vector<Statement>& out) const {
  const std::vector<ScanItem>& items = group.items;
  const std::vector<std::size_t> bound = bind_dates(items);
  const std::size_t first = out.size();
  Sources sources;
  std::vector<std::string> leading_codes;  // of `ADS` before its event
  const auto is_event = [](const ScanItem& item) {
    return item.form != nullptr && item.form->part == Part::event;
  };
  const bool has_event = std::any_of(items.begin(), items.end(), is_event);
  for (const ScanItem& item : items) {
    if (item.form == nullptr) continue;
    sources.marked = sources.marked || item.form->part == Part::source_marked;
    if (item.form->part != Part::source_date) continue;
    sources.dated = true;
    if (item.date && item.date->date && rules_.limits.usable(item.date->date)) {
      sources.date = item.date->date;
    }
  }
  bool of_statement = false;  ///< the dates that follow are its own
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ScanItem& item = items[i];
    if (is_date(item)) {
      if (of_statement) continue;
      if (std::find(bound.begin(), bound.end(), i) != bound.end()) continue;
      const bool usable = item.date->date && (!origin_ || *item.date->date > *origin_);
      if (item.introduced || usable) append(of_date(*item.date), first, out);
      continue;
    }
    of_statement = item.form->part == Part::statement;
    if (item.form->part == Part::source_marked || item.form->part == Part::source_date) continue;
    if (item.form->rule.empty() && bound[i] == none && has_event) {
      if (!item.code.empty()) leading_codes.push_back(item.code);
      continue;
    }
    Statement statement = of_form(item, bound[i] == none ? nullptr : &*items[bound[i]].date);
    add_source(sources, statement);
    if (is_event(item)) statement.instruction.codes = leading_codes;
    append(std::move(statement), first, out);
  }
  if (group.words_after && out.size() > first) {
    out.back().instruction.flags.emplace_back(flags::trailing_text);
  }
}

}  // namespace declass
