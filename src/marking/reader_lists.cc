#include <fmt/format.h>

#include <algorithm>

#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {

/// The codes that follow, as far as they are codes.
std::vector<std::string> MarkReader::read_codes(Gap between) {
  std::vector<std::string> codes;
  while (more()) {
    const MarkToken& next = token(next_);
    if (next.before >= Gap::slash) break;
    std::string_view code = place_at(next_);
    if (code.empty()) break;
    if (!codes.empty() && (next.before != between || !next.tidy)) {
      legacy("DM0204",
             fmt::format("codes must be set off by `{}`", between == Gap::comma ? ", " : " "));
    }
    if (code != next.word) legacy("DM0205", fmt::format("`{}` is written `{}`", next.word, code));
    codes.emplace_back(code);
    ++next_;
  }
  return codes;
}

void MarkReader::read_places(const Found& found) {
  const std::size_t from = next_;
  const std::string what = quoted(from, from + found.words);
  const Rule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, from, what);
  note_form(found);
  add_rule(found.term->rules.front());
  next_ += found.words;
  std::vector<std::string> codes = read_codes(Gap::comma);
  sort_codes(codes, compiled_.home);
  Marking& marking = out_.marking;
  (found.term->kind == MarkTerm::Kind::display_only ? marking.display_only : marking.rel_to) =
      std::move(codes);
}

bool MarkReader::read_eyes() {
  if (place_at(next_).empty()) return false;
  std::size_t at = next_ + 1;
  while (!place_at(at).empty() && token(at).before == Gap::slash) ++at;
  const auto eyes = find_kind(at, MarkTerm::Kind::eyes);
  if (!eyes) return false;
  const Rule& rule = compiled_.rules[eyes->term->rules.front()];
  enter(rule.slot, next_, quoted(next_, at + eyes->words));
  for (std::size_t i = next_; i < at; ++i) out_.marking.rel_to.emplace_back(place_at(i));
  sort_codes(out_.marking.rel_to, compiled_.home);
  legacy("DM0205", "EYES ONLY is read as a release to these countries");
  add_rule(rule.order);
  next_ = at + eyes->words;
  return true;
}

void MarkReader::read_foreign_sources(const Found& found) {
  enter(Slot::fgi, next_, quoted(next_, next_ + found.words));
  note_form(found);
  next_ += found.words;
  std::vector<std::string> codes = read_codes(Gap::blank);
  sort_codes(codes, compiled_.home);
  out_.marking.fgi = std::move(codes);
}

void MarkReader::read_path(const Found& found) {
  const Rule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, quoted(next_, next_ + found.words));
  note_form(found);
  next_ += found.words;
  std::string path = found.term->path;
  const bool has_part = path.find('-') != std::string::npos;
  bool in_part = has_part;
  while (more()) {
    const MarkToken& next = token(next_);
    const bool part = next.before == Gap::hyphen && next.tidy;
    const bool below = in_part && next.before == Gap::blank;
    if ((!part && !below) || find(next_).term != nullptr) break;
    path += (part ? "-" : " ");
    path += next.word;
    in_part = true;
    ++next_;
  }
  add_path(rule.slot == Slot::sci ? out_.marking.sci : out_.marking.aea, path);
}

void MarkReader::read_programmes(const Found& found) {
  enter(Slot::sar, next_, quoted(next_, next_ + found.words));
  note_form(found);
  next_ += found.words;
  const std::size_t from = next_;
  while (more() && token(next_).before < Gap::slash && find(next_).term == nullptr) ++next_;
  if (from != next_) add_path(out_.marking.sar, quoted(from, next_));
}

void MarkReader::read_cui(const Found& found) {
  if (next_ != 0) enter(Slot::cui, next_, quoted(next_, next_ + found.words));
  slot_ = Slot::cui;
  add_rule(found.term->rules.front());
  next_ += found.words;
}

bool MarkReader::read_declassification() { return false; }

}  // namespace declass
