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
  const Found found = words_.find(next_);
  if (found.term != nullptr && found.term->kind == MarkTerm::Kind::path) {
    if (!found.term->path.starts_with(system + "-")) return {};
    next_ += found.words;
    return found.term->path.substr(system.size() + 1);
  }
  if (found.term != nullptr && found.term->kind != MarkTerm::Kind::level) return {};
  std::string part(words_[next_].word);
  if (const auto kept = compiled_.part_spellings.find(system + "-" + part);
      kept != compiled_.part_spellings.end()) {
    part = kept->second.substr(system.size() + 1);
  } else if (rule.closed_parts) {
    error("DM0110", fmt::format("`{}` has no part `{}`", system, escaped(part)));
    add_control(out_.marking, control_id::unknown);
  }
  const bool grouped = compiled_.grouping.contains(part) && next_ + 1 < words_.count() &&
                       words_[next_ + 1].before <= Gap::hyphen;
  if (grouped) {
    warning("DM0205", fmt::format("`{}` is no longer written", part));
    part = std::string(words_[++next_].word);
  }
  ++next_;
  return part;
}

/// The sub-compartments after blanks, or the numbers of an atomic-energy part.
void MarkReader::read_parts_below(std::string& path, const MarkRule& rule) {
  std::string last;
  while (more()) {
    const bool listed = words_[next_].before == Gap::comma && rule.closed_parts &&
                        is_part_number(words_[next_].word);
    if (words_[next_].before != Gap::blank && !listed) return;
    if (is_part(path, rule)) return;
    if (listed) legacy("DM0204", "the numbers of a part are set off by blanks");
    words_.mend_tail(next_, &rule);
    const Found found = words_.find(next_);
    if (found.term != nullptr && found.term->kind != MarkTerm::Kind::level) return;
    const std::string word(words_[next_].word);
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

/// Whether the next word is one of the parts that the register has for the system of a path.
bool MarkReader::is_part(const std::string& path, const MarkRule& rule) const {
  return rule.closed_parts &&
         compiled_.part_spellings.contains(path.substr(0, path.find('-')) + "-" +
                                           std::string(words_[next_].word));
}

bool MarkReader::is_part_number(std::string_view word) const {
  return word.size() <= 2 && std::all_of(word.begin(), word.end(), is_ascii_digit) &&
         std::stoul("0" + std::string(word)) - 1 < compiled_.highest_part_number;
}

/// One compartment with its sub-compartments, `-G ABCD DEFG`.
bool MarkReader::read_part(std::string& path, const std::string& system, const MarkRule& rule) {
  const MarkToken& first = words_[next_];
  // `RD/SG 14`, `RD SIGMA 14`: what is a part of this system and nothing else.
  const bool known = is_part(system, rule);
  if (first.before != Gap::hyphen && !(known && first.before <= Gap::slash)) return false;
  const bool tidy = first.tidy && first.before == Gap::hyphen;
  words_.mend_tail(next_, &rule);
  if (rule.closed_parts) {
    words_.mend_part(next_, system);
  } else {
    words_.mend_compartment(next_, system);
  }
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
  // A code word of its time has no place in today's order.
  const bool old_name = found.term->form == MarkTerm::Form::legacy;
  if (sci && !old_name) {
    if (!last_system_.empty() && before_in_mark(system, last_system_)) {
      error("DM0202", fmt::format("`{}` stands too late in its category", system));
    }
    last_system_ = system;
  } else if (!sci) {
    check_order(rule.order, next_, found.words);
  }
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
    if (known == path && !old_name) {
      error("DM0203", fmt::format("`{}` stands here twice", words_.quoted(from, 1)));
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
    const bool further = more() && words_[next_].before == Gap::slash;
    if (further) words_.mend_tail(next_, nullptr);
    if (further && words_.find(next_).term != nullptr) return;
    const std::size_t from = next_;
    std::string path;
    while (more() && (next_ == from || !words_.set_off(next_)) &&
           words_.find(next_).term == nullptr) {
      words_.mend_tail(next_, nullptr);
      if (next_ != from) path += words_[next_].before == Gap::hyphen ? '-' : ' ';
      path += words_[next_++].word;
    }
    if (path.empty()) {
      add_control(out_.marking, control_id::unknown);
      return error("DM0109", "a special access programme without its name");
    }
    if (!last_system_.empty() && before_in_mark(path, last_system_)) {
      error("DM0202", fmt::format("`{}` stands too late in its category", path));
    }
    last_system_ = path;
    add_control_path(out_.marking.sar, path);
  } while (more() && words_[next_].before == Gap::slash);
}

/// `ACCM-FLETCHER`.
void MarkReader::read_nicknames(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  check_order(rule.order, next_, found.words);
  add_control(out_.marking, rule.control.id);
  next_ += found.words;
  const std::size_t from = next_;
  while (more() && !words_.set_off(next_) && words_.find(next_).term == nullptr) ++next_;
  if (from != next_) add_control_path(out_.marking.accm, words_.mended(from, next_ - from));
}

/// A declassification value, where old banners have one: at the end.
bool MarkReader::read_declassification(const Found& found) {
  const bool value = found.term != nullptr && found.term->kind == MarkTerm::Kind::declassify_on;
  const std::size_t words = value ? found.words : 1;
  std::string text = words_.mended(next_, words);
  const std::size_t after = next_ + words;
  if (!value) {
    if (text.size() != 8 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return false;
    const auto date =
        parse_iso_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
    if (!date) return false;
    text = to_iso(*date);
  }
  if (words_[next_].before < Gap::comma && !out_.declassify_on) return false;
  const bool further =
      after < words_.count() && words_.find_kind(after, MarkTerm::Kind::declassify_on);
  if (after < words_.count() && words_.set_off(after) && !further) {
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
  const bool block = words_[from].before != Gap::slash;
  do {
    ++next_;
    if (extent_ == Extent::leading && more() && words_[next_].before == Gap::blank) break;
  } while (more() && !words_.set_off(next_) && words_.find(next_).term == nullptr);
  const std::string what(
      text_.substr(words_[from].begin, words_[next_ - 1].end - words_[from].begin));
  const bool classified = out_.marking.level >= Level::confidential;
  const bool first_block = slot_ == MarkSlot::level && words_[from].before == Gap::slashes;
  const bool sci = classified && (first_block || (slot_ == MarkSlot::sci && !block));
  Marking& marking = out_.marking;
  const bool category = slot_ == MarkSlot::cui && next_ == from + 1;
  if (category) {
    marking.cui.push_back(what);
  } else if (sci) {
    slot_ = MarkSlot::sci;
    add_control_path(marking.sci, what);
  } else {
    UnknownPart part{static_cast<int>(slot_),
                     (block || slot_ == MarkSlot::level ? "//" : "/") + what};
    const auto at = std::lower_bound(marking.unknown.begin(), marking.unknown.end(), part);
    if (at == marking.unknown.end() || *at != part) marking.unknown.insert(at, std::move(part));
  }
  const std::string_view perhaps = category ? ": perhaps a category of CUI"
                                   : sci    ? ": perhaps an unpublished SCI control"
                                            : "";
  warning("DM0106", fmt::format("`{}` is not known{}", escaped(what), perhaps));
  form_holds_ = form_holds_ && words_.set_off(from);
  add_control(marking, control_id::unknown);
}

}  // namespace declass
