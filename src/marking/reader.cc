#include "marking/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

/// Words this short stand next to a level only where a slash sets them off: `CONFIDENTIAL SI` may
/// be a level and the beginning of a name.
constexpr std::size_t shortest_after_blank = 4;

}  // namespace

MarkReader::MarkReader(std::string_view text, MarkKind kind, Extent extent,
                       const Vocabulary::Compiled& compiled)
    : text_(text),
      words_(text, extent, compiled),
      kind_(kind),
      extent_(extent),
      compiled_(compiled) {}

void MarkReader::error(std::string code, std::string message) {
  out_.errors.push_back({std::move(code), std::move(message)});
}

void MarkReader::warning(std::string code, std::string message) {
  out_.warnings.push_back({std::move(code), std::move(message)});
}

void MarkReader::legacy(std::string code, std::string message) {
  form_holds_ = false;
  warning(std::move(code), std::move(message));
}

void MarkReader::repair(std::string message) {
  form_holds_ = false;
  out_.repairs.push_back(message);
  warning("DM0301", std::move(message));
}

void MarkReader::read(std::optional<Date> date) {
  if (words_.count() == 0) return;
  words_.mend_spaced_letters();
  read_head(date);
  while (more() && read_item()) {
  }
  if (extent_ == Extent::whole && words_.trailing() >= Gap::slash) {
    repair("something may be lost after the last separator");
    add_control(out_.marking, control_id::unknown);
  }
  for (std::string& text : words_.repairs) repair(std::move(text));
  if (!words_.certain) add_control(out_.marking, control_id::unknown);
  std::sort(out_.marking.cui.begin(), out_.marking.cui.end());
  out_.valid = form_holds_ && out_.errors.empty();
}

/// Moves to the category of the next entry and checks the separator before it and the order.
void MarkReader::enter(MarkSlot slot, std::size_t at, std::size_t words) {
  const MarkToken& first = words_[at];
  const bool within = slot == slot_;
  const Gap wanted = within ? Gap::slash : Gap::slashes;
  if (at == 0) {
    // A mark that lost its level: nothing can be said of what stands before.
  } else if (first.before == wanted) {
    if (!first.tidy) repair(fmt::format("the separator before `{}`", words_.quoted(at, words)));
  } else if (first.before == Gap::slashes) {
    repair(fmt::format("`//` before `{}` read as `/`", words_.quoted(at, words)));
  } else {
    legacy("DM0204", fmt::format("`{}` must be set off by `{}`", words_.quoted(at, words),
                                 within ? "/" : "//"));
  }
  // NATO controls follow the level of a NATO mark, and in a US one stand before FGI.
  const bool floats = slot == MarkSlot::nato ? slot_ <= MarkSlot::fgi : slot_ == MarkSlot::nato;
  const bool cui = slot == MarkSlot::cui || slot_ == MarkSlot::cui;
  if (slot < slot_ && !floats && !cui) {
    error("DM0201", fmt::format("`{}` stands too late in the mark", words_.quoted(at, words)));
  }
  if (!within) {
    last_order_.reset();
    last_system_.clear();
  }
  slot_ = slot;
}

void MarkReader::check_order(std::size_t order, std::size_t at, std::size_t words) {
  if (last_order_ && *last_order_ > order) {
    error("DM0202", fmt::format("`{}` stands too late in its category", words_.quoted(at, words)));
  }
  last_order_ = order;
}

void MarkReader::note_form(const Found& found) {
  if (!found.tidy) repair(fmt::format("separators within `{}`", words_.quoted(next_, found.words)));
  const MarkTerm& term = *found.term;
  if (term.form == MarkTerm::Form::legacy) {
    // An old name of an SCI system fits the grammar; other old spellings do not.
    form_holds_ = form_holds_ && term.kind == MarkTerm::Kind::path;
    warning("DM0205",
            fmt::format("`{}` is no word of the register", words_.quoted(next_, found.words)));
    return;
  }
  if (term.rules.empty()) return;
  const MarkRule& rule = compiled_.rules[term.rules.front()];
  const bool portion_form = term.form == MarkTerm::Form::portion;
  const bool one_form = rule.banner == rule.portion;
  if (kind_ == MarkKind::banner ? portion_form : !portion_form && !one_form) {
    legacy("DM0206", fmt::format("`{}` is the form of {}", words_.quoted(next_, found.words),
                                 portion_form ? "portions" : "banners"));
  } else if (kind_ == MarkKind::portion && term.form == MarkTerm::Form::title &&
             !rule.title.empty() && rule.title != rule.portion) {
    legacy("DM0206", fmt::format("`{}` is the form of banners", words_.quoted(next_, found.words)));
  }
  if (rule.legacy) {
    warning("DM0205",
            fmt::format("`{}` is not in the register of 2016", words_.quoted(next_, found.words)));
  }
}

void MarkReader::add_rule(std::size_t at) {
  const MarkRule& rule = compiled_.rules[at];
  std::vector<std::string>& list = rule.joins.empty() ? out_.marking.controls : out_.marking.joined;
  const auto place = std::lower_bound(list.begin(), list.end(), rule.control.id);
  if (place != list.end() && *place == rule.control.id) {
    return error("DM0203", fmt::format("`{}` stands here twice", rule.banner));
  }
  list.insert(place, rule.control.id);
  for (const std::string& part : rule.joins) add_control(out_.marking, part);
  for (const std::string& implied : rule.implies) add_control(out_.marking, implied);
}

bool MarkReader::read_item() {
  const bool apart = next_ == 0 || words_.set_off(next_);
  if (read_eyes() || read_category()) return true;
  Found found = words_.find(next_);
  if (extent_ == Extent::leading && !apart) {
    const bool takes = found.term != nullptr && !found.term->caption &&
                       words_.quoted(next_, found.words).size() >= shortest_after_blank;
    if (!takes) return false;
  }
  if ((found.term == nullptr || found.term->kind == MarkTerm::Kind::level) && words_.mend(next_)) {
    found = words_.find(next_);
  } else if (found.term != nullptr) {
    words_.mend_broken(next_, found);
    found = words_.find(next_);
  }
  if (found.term != nullptr) {
    read_term(found);
  } else if (!read_declassification(found)) {
    read_unknown();
  }
  return true;
}

void MarkReader::read_term(const Found& found) {
  switch (found.term->kind) {
    case MarkTerm::Kind::level:
      return read_repeated_level(found);
    case MarkTerm::Kind::nato:
    case MarkTerm::Kind::joint:
      return read_unknown();
    case MarkTerm::Kind::control:
      return read_control(found);
    case MarkTerm::Kind::path:
      return read_path(found);
    case MarkTerm::Kind::sar:
      return read_programmes(found);
    case MarkTerm::Kind::accm:
      return read_nicknames(found);
    case MarkTerm::Kind::fgi:
      return read_foreign_sources(found);
    case MarkTerm::Kind::rel_to:
    case MarkTerm::Kind::display_only:
    case MarkTerm::Kind::eyes:
      return read_places(found);
    case MarkTerm::Kind::cui:
      return read_cui(found);
    case MarkTerm::Kind::handling:
      return read_handling(found);
    case MarkTerm::Kind::declassify_on:
      if (!read_declassification(found)) read_unknown();
      return;
  }
}

void MarkReader::read_control(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  // A control that the register gave up has no place in its order; beside CUI any order is read.
  const bool ordered = !rule.legacy && !out_.marking.has(control_id::cui);
  if (ordered) check_order(rule.order, next_, found.words);
  note_form(found);
  for (const std::size_t at : found.term->rules) add_rule(at);
  next_ += found.words;
}

void MarkReader::read_handling(const Found& found) {
  if (out_.marking.level == Level::unclassified) {
    for (const std::size_t rule : found.term->unclassified_rules) {
      add_control(out_.marking, compiled_.rules[rule].control.id);
    }
  }
  out_.entire_text = out_.entire_text || found.term->entire_text;
  legacy("DM0208",
         fmt::format("`{}` is handling, not part of the mark", words_.quoted(next_, found.words)));
  next_ += found.words;
}

/// `SECRET//SECRET`: the higher level holds. One letter proves nothing.
void MarkReader::read_repeated_level(const Found& found) {
  if (found.term->form == MarkTerm::Form::portion) return read_unknown();
  error("DM0203", "the level stands here twice");
  out_.marking.level = std::max(out_.marking.level, found.term->level);
  next_ += found.words;
}

}  // namespace declass
