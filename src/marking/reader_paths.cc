#include <fmt/format.h>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {

/// The part after a hyphen as it is kept today; empty where what stands there is no part. A word
/// that is a control of another kind is that control, its separator lost.
std::string MarkReader::part_at(const std::string& system, const MarkRule& rule) {
  const Found found = find(next_);
  if (found.term != nullptr && found.term->kind == MarkTerm::Kind::path) {
    if (!found.term->path.starts_with(system + "-")) return {};
    next_ += found.words;
    return found.term->path.substr(system.size() + 1);
  }
  if (found.term != nullptr && found.term->kind != MarkTerm::Kind::level) return {};
  std::string part(token(next_).word);
  if (const auto kept = compiled_.part_spellings.find(system + "-" + part);
      kept != compiled_.part_spellings.end()) {
    part = kept->second.substr(system.size() + 1);
  } else if (rule.closed_parts) {
    error("DM0110", fmt::format("`{}` has no part `{}`", system, escaped(part)));
    add_control(out_.marking, control_id::unknown);
  }
  const bool grouped = compiled_.grouping.contains(part) && next_ + 1 < count() &&
                       token(next_ + 1).before <= Gap::hyphen;
  if (grouped) {
    warning("DM0205", fmt::format("`{}` is no longer written", part));
    part = std::string(token(++next_).word);
  }
  ++next_;
  return part;
}

/// The sub-compartments after blanks, or the numbers of an atomic-energy part.
void MarkReader::read_parts_below(std::string& path, const MarkRule& rule) {
  std::string last;
  while (more() && token(next_).before == Gap::blank) {
    mend_tail(next_, &rule);
    const Found found = find(next_);
    if (found.term != nullptr && found.term->kind != MarkTerm::Kind::level) return;
    const std::string word(token(next_).word);
    if (!last.empty() && !before_in_mark(last, word)) {
      error("DM0202", fmt::format("`{}` stands too late in its compartment", word));
    }
    if (rule.closed_parts && !is_part_number(word)) {
      error("DM0110", fmt::format("`{}` is no number of such a part", word));
      add_control(out_.marking, control_id::unknown);
    }
    path += ' ' + word;
    last = word;
    ++next_;
  }
}

bool MarkReader::is_part_number(std::string_view word) const {
  return word.size() <= 2 && std::all_of(word.begin(), word.end(), is_ascii_digit) &&
         std::stoul("0" + std::string(word)) - 1 < compiled_.highest_part_number;
}

/// One compartment with its sub-compartments, `-G ABCD DEFG`.
bool MarkReader::read_part(std::string& path, const std::string& system, const MarkRule& rule) {
  const MarkToken& first = token(next_);
  if (first.before != Gap::hyphen) return false;
  const bool tidy = first.tidy;
  mend_tail(next_, &rule);
  if (rule.closed_parts) mend_part(system);
  const std::string part = part_at(system, rule);
  if (part.empty()) return false;
  if (!tidy) repair(fmt::format("the separator before `{}`", part));
  path += '-' + part;
  read_parts_below(path, rule);
  return true;
}

void MarkReader::read_path(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  note_form(found);
  std::string path = found.term->path;
  const std::string system = path.substr(0, path.find('-'));
  const bool sci = rule.slot == MarkSlot::sci;
  if (sci && before_in_mark(system, last_system_)) {
    error("DM0202", fmt::format("`{}` stands too late in its category", system));
  } else if (!sci) {
    check_order(rule.order, next_, found.words);
  }
  last_system_ = system;
  const std::size_t from = next_;
  next_ += found.words;
  std::string last = path.size() == system.size() ? "" : path.substr(system.size() + 1);
  if (!last.empty()) read_parts_below(path, rule);
  for (std::size_t size = path.size(); more() && read_part(path, system, rule);
       size = path.size()) {
    const std::string part = path.substr(size + 1, path.find(' ', size) - size - 1);
    if (sci && !last.empty() && !before_in_mark(last, part)) {
      error("DM0202", fmt::format("`{}` stands too late in its system", part));
    }
    last = part;
  }
  std::vector<std::string>& list = sci ? out_.marking.sci : out_.marking.aea;
  for (const std::string& known : list) {
    const bool old_name = found.term->form == MarkTerm::Form::legacy;
    if (known == path && !old_name) {
      error("DM0203", fmt::format("`{}` stands here twice", quoted(from, 1)));
    }
  }
  add_control_path(list, path);
}

/// `SAR-BUTTER POPCORN`, `SAR-BP-J12 K15/CD`: the word stands once, before the first programme.
void MarkReader::read_programmes(const Found& found) {
  enter(MarkSlot::sar, next_, found.words);
  note_form(found);
  next_ += found.words;
  do {
    const bool further = more() && token(next_).before == Gap::slash;
    if (further && find(next_).term != nullptr) return;
    const std::size_t from = next_;
    std::string path;
    while (more() && (next_ == from || !set_off(next_)) && find(next_).term == nullptr) {
      mend_tail(next_, nullptr);
      if (next_ != from) path += token(next_).before == Gap::hyphen ? '-' : ' ';
      path += token(next_++).word;
    }
    if (path.empty()) {
      add_control(out_.marking, control_id::unknown);
      return error("DM0109", "a special access programme without its name");
    }
    if (before_in_mark(path, last_system_)) {
      error("DM0202", fmt::format("`{}` stands too late in its category", path));
    }
    last_system_ = path;
    add_control_path(out_.marking.sar, path);
  } while (more() && token(next_).before == Gap::slash);
}

/// `ACCM-FLETCHER`.
void MarkReader::read_nicknames(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  check_order(rule.order, next_, found.words);
  add_control(out_.marking, rule.control.id);
  next_ += found.words;
  const std::size_t from = next_;
  while (more() && !set_off(next_) && find(next_).term == nullptr) ++next_;
  if (from != next_) add_control_path(out_.marking.accm, quoted(from, next_ - from));
}

/// A declassification value, where old banners have one: at the end.
bool MarkReader::read_declassification(const Found& found) {
  const bool value = found.term != nullptr && found.term->kind == MarkTerm::Kind::declassify_on;
  const std::size_t words = value ? found.words : 1;
  std::string text = quoted(next_, words);
  const std::size_t after = next_ + words;
  if (!value) {
    if (text.size() != 8 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return false;
    const auto date =
        parse_iso_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
    if (!date) return false;
    text = to_iso(*date);
  }
  if (!set_off(next_) && !out_.declassify_on) return false;
  if (after < count() && set_off(after)) {
    error("DM0201", "a declassification value stands at the end only");
  }
  legacy("DM0209", "declassification values have not been part of a banner since 2008");
  out_.declassify_on = out_.declassify_on ? *out_.declassify_on + ", " + text : text;
  next_ = after;
  return true;
}

/// An unknown piece runs to the next separator, or to the next word that is known.
void MarkReader::read_unknown() {
  const std::size_t from = next_;
  const bool block = token(from).before != Gap::slash;
  do {
    ++next_;
    if (extent_ == Extent::leading && more() && token(next_).before == Gap::blank) break;
  } while (more() && !set_off(next_) && find(next_).term == nullptr);
  const std::string what(text_.substr(token(from).begin, token(next_ - 1).end - token(from).begin));
  const bool classified = out_.marking.level >= Level::confidential;
  const bool first_block = slot_ == MarkSlot::level && token(from).before == Gap::slashes;
  const bool sci = classified && (first_block || (slot_ == MarkSlot::sci && !block));
  Marking& marking = out_.marking;
  if (sci) {
    slot_ = MarkSlot::sci;
    add_control_path(marking.sci, what);
  } else {
    UnknownPart part{static_cast<int>(slot_),
                     (block || slot_ == MarkSlot::level ? "//" : "/") + what};
    const auto at = std::lower_bound(marking.unknown.begin(), marking.unknown.end(), part);
    if (at == marking.unknown.end() || *at != part) marking.unknown.insert(at, std::move(part));
  }
  warning("DM0106", fmt::format("`{}` is not known{}", escaped(what),
                                sci ? ": perhaps an unpublished SCI control" : ""));
  form_holds_ = form_holds_ && set_off(from);
  add_control(marking, control_id::unknown);
}

}  // namespace declass
