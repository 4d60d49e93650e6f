#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

/// The codes, the home country's among them, of a list whose order says something.
constexpr std::size_t shortest_checked_list = 4;

constexpr std::size_t letters_of_a_country = 3;

/// The words into which blanks may have taken a category apart, its prefix among them.
constexpr std::size_t most_category_words = 10;

bool is_code_like(std::string_view word) {
  return (word.size() == 3 || word.size() == 4) &&
         std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

/// The code of a list at the next word, which is mended where it is none.
MarkReader::Code MarkReader::mended_code(Gap between, bool first) {
  const Code code = words_.code_at(next_);
  // Two letters and a stray one are a code that a blank took apart.
  const bool stray = code.words == 1 && code.code != words_[next_].word &&
                     next_ + 1 < words_.count() && words_[next_ + 1].before <= Gap::hyphen &&
                     words_[next_ + 1].word.size() == 1;
  if (code.words > 0 && !stray) return code;
  words_.mend_code(next_, between, first);
  return words_.code_at(next_);
}

/// The codes that follow, as far as they are codes. An unknown word between commas is kept where
/// it looks like a code; else it is left for the caller, who will not know it either.
std::vector<std::string> MarkReader::read_codes(Gap between) {
  std::vector<std::string> codes;
  // `REL TO USA/GBR`: a slash that only a comma can mean.
  const auto continues = [&] {
    const MarkToken& word = words_[next_];
    return between == Gap::comma && word.before == Gap::slash && !codes.empty() &&
           compiled_.place(word.word) == word.word && words_.find(next_).term == nullptr;
  };
  while (more() && (!words_.set_off(next_) || continues())) {
    if (words_[next_].word == compiled_.conjunction && !codes.empty()) {
      legacy("DM0204", fmt::format("`{}` in a list of codes", words_[next_].word));
      ++next_;
      continue;
    }
    Code code = mended_code(between, codes.empty());
    const MarkToken& first = words_[next_];
    if (code.words == 0) {
      const bool listed = between == Gap::comma && first.before == Gap::comma;
      if (!listed || !is_code_like(first.word) || words_.find(next_).term != nullptr) break;
      warning("DM0107", fmt::format("`{}` is no code that is known", first.word));
      // All countries are known, of the groups only some.
      if (first.word.size() == letters_of_a_country ||
          !words_.swapped_codes(std::string(first.word)).empty()) {
        add_control(out_.marking, control_id::unknown);
      }
      code = {first.word, 1};
    } else if (code.code != first.word || code.words > 1) {
      legacy("DM0205",
             fmt::format("`{}` is written `{}`", words_.quoted(next_, code.words), code.code));
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
  const std::string what = words_.quoted(next_, found.words);
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
/// which country is meant. A short list is out of order sooner than misspelled.
void MarkReader::check_swapped(const std::vector<std::string>& codes) {
  if (codes.size() < shortest_checked_list) return;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    for (const std::string_view other : words_.swapped_codes(codes[i])) {
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

/// `USA/CAN/G8R EYES ONLY`: the damaged codes of what is such a list.
void MarkReader::mend_eyes() {
  if (words_.code_at(next_).words == 0) return;
  std::size_t at = next_ + 1;
  while (at < words_.count() && words_[at].before == Gap::slash) ++at;
  if (at == next_ + 1 || !words_.find_kind(at, MarkTerm::Kind::eyes)) return;
  for (std::size_t i = next_ + 1; i < at; ++i) {
    if (words_.code_at(i).words == 0) words_.mend_code(i, Gap::slash, false);
  }
}

/// `USA/CAN/GBR EYES ONLY`: the slashes stand within the list.
bool MarkReader::read_eyes() {
  std::vector<std::string> codes;
  std::size_t at = next_;
  mend_eyes();
  for (Code code = words_.code_at(at); code.words > 0; code = words_.code_at(at)) {
    if (at != next_ && words_[at].before != Gap::slash) break;
    codes.emplace_back(code.code);
    at += code.words;
  }
  if (codes.empty()) return false;
  auto eyes = words_.find_kind(at, MarkTerm::Kind::eyes);
  if (!eyes) return false;
  if (words_.mend_broken(at, *eyes)) eyes = words_.find_kind(at, MarkTerm::Kind::eyes);
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
  const MarkToken& first = words_[next_];
  const bool specified = first.word == letters_of_prefix && next_ + 1 < words_.count() &&
                         words_[next_ + 1].before == Gap::hyphen && words_[next_ + 1].tidy &&
                         (words_.set_off(next_) || in_cui);
  const std::string written = specified ? std::string(words_[next_ + 1].word) : std::string();
  if (specified && known(written)) return {2, std::string(prefix) + written, true, true};
  if (in_cui && known(first.word)) return {1, std::string(first.word), true, true};
  if (in_cui) {
    if (Category alike = category_alike(); alike.words > 0) return alike;
  }
  if (specified) {
    if (const auto near = words_.category_like(written); !near.empty()) {
      return {2, std::string(prefix) + std::string(near), true, false};
    }
    if (words_.run_length(next_, 3) == 2) return {2, std::string(prefix) + written, false, true};
  }
  if (!in_cui || words_.find(next_).term != nullptr) return {};
  if (const auto near = words_.category_like(first.word); !near.empty()) {
    return {1, std::string(near), true, false};
  }
  return {};
}

/// The same for letters that blanks took apart or a scanner took for others.
MarkReader::Category MarkReader::category_alike() const {
  const std::string_view prefix = compiled_.specified_prefix;
  const std::string_view letters_of_prefix = prefix.substr(0, prefix.size() - 1);
  for (std::size_t words = words_.run_length(next_, most_category_words); words > 0; --words) {
    const std::string letters = glyph_skeleton(words_.joined_letters(next_, words));
    for (const std::string& category : compiled_.cui_categories) {
      const std::string plain = glyph_skeleton(category);
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
    for (std::size_t i = next_; i < std::min(next_ + 2, words_.count()); ++i)
      words_.mend_category_tail(i);
  }
  Category found = category_at();
  if (found.words == 0) return false;
  const Found control = words_.find(next_);
  const bool other = slot_ == MarkSlot::cui && control.term != nullptr &&
                     control.term->kind != MarkTerm::Kind::level &&
                     !compiled_.cui_categories.contains(words_[next_].word);
  if (other) return false;
  std::vector<std::string>& list = out_.marking.cui;
  const Gap wanted = slot_ == MarkSlot::cui && !list.empty() ? Gap::slash : Gap::slashes;
  if (slot_ != MarkSlot::cui) {
    enter(MarkSlot::cui, next_, found.words);
  } else if (words_[next_].before != wanted) {
    legacy("DM0204", fmt::format("the separator before `{}`", words_.quoted(next_, found.words)));
  }
  if (!found.tidy) {
    repair(fmt::format("`{}` read as `{}`", words_.quoted(next_, found.words), found.category));
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
