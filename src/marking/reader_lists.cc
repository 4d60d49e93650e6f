#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

/// The words of the longest name of a country.
constexpr std::size_t longest_name = 3;

bool is_code_like(std::string_view word) {
  return (word.size() == 3 || word.size() == 4) &&
         std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

MarkReader::Code MarkReader::code_at(std::size_t at) const {
  if (at >= count()) return {};
  if (const std::string_view code = compiled_.place(token(at).word); !code.empty()) {
    return {code, 1};
  }
  std::string name(token(at).word);
  for (std::size_t words = 2; words <= longest_name && at + words <= count(); ++words) {
    const MarkToken& next = token(at + words - 1);
    if (next.before != Gap::blank) break;
    name += ' ';
    name += next.word;
    if (const auto code = compiled_.place(name); !code.empty()) return {code, words};
  }
  return {};
}

/// The codes that follow, as far as they are codes. An unknown word between commas is kept where
/// it looks like a code; else it is left for the caller, who will not know it either.
std::vector<std::string> MarkReader::read_codes(Gap between) {
  std::vector<std::string> codes;
  while (more() && !set_off(next_)) {
    if (token(next_).word == compiled_.conjunction && !codes.empty()) {
      legacy("DM0204", fmt::format("`{}` in a list of codes", token(next_).word));
      ++next_;
      continue;
    }
    Code code = code_at(next_);
    // Two letters and a stray one are a code that a blank took apart.
    const bool stray = code.words == 1 && code.code != token(next_).word && next_ + 1 < count() &&
                       token(next_ + 1).before == Gap::blank && token(next_ + 1).word.size() == 1;
    if (stray) mend_code(next_, between, codes.empty());
    code = code_at(next_);
    if (code.words == 0 && mend_code(next_, between, codes.empty())) code = code_at(next_);
    const MarkToken& first = token(next_);
    if (code.words == 0) {
      const bool listed = between == Gap::comma && first.before == Gap::comma;
      if (!listed || !is_code_like(first.word) || find(next_).term != nullptr) break;
      warning("DM0107", fmt::format("`{}` is no code that is known", first.word));
      code = {first.word, 1};
    } else if (code.code != first.word || code.words > 1) {
      legacy("DM0205", fmt::format("`{}` is written `{}`", quoted(next_, code.words), code.code));
    }
    if (!codes.empty() && first.before == between && !first.tidy) {
      repair("the separators of a list of codes");
    } else if (!codes.empty() && first.before != between) {
      legacy("DM0204",
             fmt::format("codes must be set off by `{}`", between == Gap::comma ? ", " : " "));
    }
    codes.emplace_back(code.code);
    next_ += code.words;
  }
  return codes;
}

void MarkReader::read_places(const Found& found) {
  const MarkRule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, found.words);
  check_order(rule.order, next_, found.words);
  const bool display = found.term->kind == MarkTerm::Kind::display_only;
  const std::string what = quoted(next_, found.words);
  const bool short_form = what != rule.banner && what != rule.title;
  if (!short_form) note_form(found);
  add_rule(rule.order);
  next_ += found.words;
  std::vector<std::string> codes = read_codes(Gap::comma);
  if (short_form && (kind_ == MarkKind::banner || !codes.empty())) {
    legacy("DM0205", fmt::format("`{}` is written `{}`", what, rule.banner));
    // Text of the United States is always released to the United States too.
    if (!codes.empty() && !display) codes.insert(codes.begin(), compiled_.home);
  }
  std::vector<std::string> sorted = codes;
  sort_country_codes(sorted, display ? std::string_view() : std::string_view(compiled_.home));
  if (sorted.size() != codes.size()) {
    if (!short_form) error("DM0203", "a code stands twice in the list");
  } else if (sorted != codes) {
    error("DM0202", "the codes must be in order: three letters, then four, each alphabetical");
    check_swapped(codes);
  }
  Marking& marking = out_.marking;
  (display ? marking.display_only : marking.rel_to) = std::move(sorted);
}

/// A list out of order that would be in order were the letters of one code swapped: nobody can say
/// which country is meant.
void MarkReader::check_swapped(const std::vector<std::string>& codes) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    for (const std::string_view other : swapped_codes(codes[i])) {
      std::vector<std::string> list = codes;
      list[i] = other;
      std::vector<std::string> sorted = list;
      sort_country_codes(sorted, compiled_.home);
      if (list != sorted) continue;
      repair(fmt::format("`{}` may be `{}`", codes[i], other));
      add_control(out_.marking, control_id::unknown);
    }
  }
}

/// `USA/CAN/GBR EYES ONLY`: the slashes stand within the list.
bool MarkReader::read_eyes() {
  std::vector<std::string> codes;
  std::size_t at = next_;
  for (Code code = code_at(at); code.words > 0; code = code_at(at)) {
    if (at != next_ && token(at).before != Gap::slash) break;
    codes.emplace_back(code.code);
    at += code.words;
  }
  if (codes.empty()) return false;
  const auto eyes = find_kind(at, MarkTerm::Kind::eyes);
  if (!eyes) return false;
  const MarkRule& rule = compiled_.rules[eyes->term->rules.front()];
  enter(rule.slot, next_, at + eyes->words - next_);
  check_order(rule.order, next_, at + eyes->words - next_);
  warning("DM0205", "EYES ONLY ended in 2017: read as a release to these countries");
  add_rule(rule.order);
  sort_country_codes(codes, compiled_.home);
  out_.marking.rel_to = std::move(codes);
  next_ = at + eyes->words;
  return true;
}

void MarkReader::read_foreign_sources(const Found& found) {
  enter(MarkSlot::fgi, next_, found.words);
  note_form(found);
  next_ += found.words;
  const std::vector<std::string> codes = read_codes(Gap::blank);
  std::vector<std::string> sorted = codes;
  sort_country_codes(sorted, {});
  if (codes != sorted) error("DM0202", "the sources of FGI must be in alphabetical order");
  if (out_.marking.fgi) error("DM0203", "FGI stands here twice");
  out_.marking.fgi = std::move(sorted);
}

/// How many of the words at `next_` make a category, and which. A mark that names CUI first, or the
/// prefix that only such categories have, is needed.
MarkReader::Category MarkReader::category_at() const {
  const std::string_view prefix = compiled_.specified_prefix;
  const std::string_view letters_of_prefix = prefix.substr(0, prefix.size() - 1);
  const auto known = [this](std::string_view word) {
    return compiled_.cui_categories.contains(word);
  };
  const bool in_cui = slot_ == MarkSlot::cui;
  const MarkToken& first = token(next_);
  if (first.word == letters_of_prefix && next_ + 1 < count() &&
      token(next_ + 1).before == Gap::hyphen && token(next_ + 1).tidy &&
      (set_off(next_) || in_cui)) {
    const std::string_view word = token(next_ + 1).word;
    if (known(word) || run_length(next_, 3) == 2) {
      return {2, std::string(prefix) + std::string(word), known(word), true};
    }
  }
  if (!in_cui) return {};
  if (known(first.word)) return {1, std::string(first.word), true, true};
  for (std::size_t words = run_length(next_, 4); words > 0; --words) {
    const std::string letters = letter_skeleton(joined_letters(next_, words));
    for (const std::string& category : compiled_.cui_categories) {
      const std::string plain = letter_skeleton(category);
      if (letters == plain) return {words, category, true, false};
      if (letters.size() == plain.size() + letters_of_prefix.size() &&
          letters.starts_with(letters_of_prefix) && letters.ends_with(plain)) {
        return {words, std::string(prefix) + category, true, false};
      }
    }
  }
  return {};
}

bool MarkReader::read_category() {
  if (slot_ == MarkSlot::cui) {
    for (std::size_t i = next_; i < std::min(next_ + 2, count()); ++i) mend_tail(i, nullptr);
  }
  Category found = category_at();
  if (found.words == 0) return false;
  const Found control = find(next_);
  const bool other = slot_ == MarkSlot::cui && control.term != nullptr &&
                     control.term->kind != MarkTerm::Kind::level &&
                     !compiled_.cui_categories.contains(token(next_).word);
  if (other) return false;
  std::vector<std::string>& list = out_.marking.cui;
  const Gap wanted = slot_ == MarkSlot::cui && !list.empty() ? Gap::slash : Gap::slashes;
  if (slot_ != MarkSlot::cui) {
    enter(MarkSlot::cui, next_, found.words);
  } else if (token(next_).before != wanted) {
    legacy("DM0204", fmt::format("the separator before `{}`", quoted(next_, found.words)));
  }
  if (!found.tidy) {
    repair(fmt::format("`{}` read as `{}`", quoted(next_, found.words), found.category));
  }
  if (!found.known) {
    warning("DM0108", fmt::format("`{}` is no category that is known", found.category));
  }
  add_control(out_.marking, control_id::cui);
  const auto specified = [this](const std::string& category) {
    return category.starts_with(compiled_.specified_prefix);
  };
  if (!list.empty() &&
      (specified(list.back()) == specified(found.category) ? found.category <= list.back()
                                                           : specified(found.category))) {
    error("DM0202", fmt::format("`{}` stands too late in its category", found.category));
  }
  if (std::find(list.begin(), list.end(), found.category) == list.end()) {
    list.push_back(std::move(found.category));
  }
  next_ += found.words;
  return true;
}

void MarkReader::read_cui(const Found& found) {
  if (next_ != 0) enter(MarkSlot::cui, next_, found.words);
  slot_ = MarkSlot::cui;
  add_rule(found.term->rules.front());
  next_ += found.words;
}

}  // namespace declass
