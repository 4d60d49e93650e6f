#include <fmt/format.h>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {

/// One compartment with its sub-compartments, `-G ABCD DEFG`. A word that is a control of another
/// kind is that control, its separator lost: a control is never taken for a compartment.
bool MarkReader::read_part(std::string& path, std::size_t system_size) {
  const MarkToken& first = token(next_);
  if (first.before != Gap::hyphen) return false;
  const Found found = find(next_);
  std::string part(first.word);
  std::size_t words = 1;
  const std::string system = path.substr(0, system_size);
  if (found.term != nullptr && found.term->kind == MarkTerm::Kind::path) {
    if (!found.term->path.starts_with(system + "-")) return false;
    part = found.term->path.substr(system_size + 1);
    words = found.words;
  } else if (found.term != nullptr && found.term->kind != MarkTerm::Kind::level) {
    return false;
  }
  if (!first.tidy) repair(fmt::format("the separator before `{}`", quoted(next_, words)));
  const auto spelling = compiled_.part_spellings.find(system + "-" + part);
  if (spelling != compiled_.part_spellings.end()) {
    part = spelling->second.substr(system_size + 1);
  }
  if (compiled_.grouping.contains(part) && next_ + 1 < count() &&
      token(next_ + 1).before <= Gap::hyphen) {
    warning("DM0205", fmt::format("`{}` is no longer written", part));
    part = std::string(token(++next_).word);
  }
  path += '-' + part;
  next_ += words;
  std::string_view last;
  while (more() && token(next_).before == Gap::blank) {
    const Found below = find(next_);
    if (below.term != nullptr && below.term->kind != MarkTerm::Kind::level) break;
    if (!last.empty() && !before_in_mark(last, token(next_).word)) {
      error("DM0202", fmt::format("`{}` stands too late in its compartment", token(next_).word));
    }
    last = token(next_).word;
    path += ' ';
    path += last;
    ++next_;
  }
  return true;
}

void MarkReader::read_path(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  note_form(found);
  std::string path = found.term->path;
  const std::size_t hyphen = path.find('-');
  const std::size_t system_size = std::min(hyphen, path.size());
  const std::string system = path.substr(0, system_size);
  const bool sci = rule.slot == MarkSlot::sci;
  if (sci && before_in_mark(system, last_system_)) {
    error("DM0202", fmt::format("`{}` stands too late in its category", system));
  } else if (!sci) {
    check_order(compiled_.rules[found.term->rules.front()].order, next_, found.words);
  }
  last_system_ = system;
  const std::size_t from = next_;
  next_ += found.words;
  if (hyphen != std::string::npos) {
    // The sub-compartments of a compartment that the phrase itself named.
    while (more() && token(next_).before == Gap::blank && find(next_).term == nullptr) {
      path += ' ';
      path += token(next_++).word;
    }
  }
  std::string last = hyphen == std::string::npos ? "" : path.substr(hyphen + 1);
  while (more()) {
    const std::size_t size = path.size();
    if (!read_part(path, system_size)) break;
    const std::string part = path.substr(size + 1, path.find(' ', size) - size - 1);
    if (sci && !last.empty() && !before_in_mark(last, part)) {
      error("DM0202", fmt::format("`{}` stands too late in its system", part));
    }
    last = part;
  }
  std::vector<std::string>& list = sci ? out_.marking.sci : out_.marking.aea;
  for (const std::string& known : list) {
    const bool old_name = found.term->form == MarkTerm::Form::legacy;
    if (known == path && !old_name) error("DM0203", fmt::format("`{}` stands here twice", quoted(from, 1)));
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
    const auto date = parse_iso_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" +
                                     text.substr(6));
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
  const std::string what(
      text_.substr(token(from).begin, token(next_ - 1).end - token(from).begin));
  const bool classified = out_.marking.level >= Level::confidential;
  const bool first_block = slot_ == MarkSlot::level && token(from).before == Gap::slashes;
  const bool sci = classified && (first_block || (slot_ == MarkSlot::sci && !block));
  Marking& marking = out_.marking;
  if (sci) {
    slot_ = MarkSlot::sci;
    add_control_path(marking.sci, what);
  } else {
    UnknownPart part{static_cast<int>(slot_), (block || slot_ == MarkSlot::level ? "//" : "/") + what};
    const auto at = std::lower_bound(marking.unknown.begin(), marking.unknown.end(), part);
    if (at == marking.unknown.end() || *at != part) marking.unknown.insert(at, std::move(part));
  }
  warning("DM0106", fmt::format("`{}` is not known{}", escaped(what),
                                sci ? ": perhaps an unpublished SCI control" : ""));
  form_holds_ = form_holds_ && set_off(from);
  add_control(marking, control_id::unknown);
}

}  // namespace declass
