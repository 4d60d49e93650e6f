#include "marking/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/escape.h"
#include "text/words.h"

namespace declass {

MarkReader::MarkReader(std::string_view text, MarkKind kind, Extent extent,
                       const Vocabulary::Compiled& compiled)
    : text_(text), tokens_(split_mark(text)), kind_(kind), extent_(extent), compiled_(compiled) {}

std::string MarkReader::quoted(std::size_t from, std::size_t to) const {
  if (from >= to) return {};
  const std::size_t begin = token(from).begin;
  return escaped(text_.substr(begin, token(to - 1).end - begin));
}

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

namespace {

/// Whether the gap of a mark may stand where a spelling has `wanted`, and whether it is the same.
bool fits(Gap gap, char wanted) {
  if (wanted == '/') return gap == Gap::slash;
  return gap == Gap::blank || gap == Gap::hyphen;
}

bool same(const MarkToken& token, char wanted) {
  if (!token.tidy) return false;
  if (wanted == '/') return token.before == Gap::slash;
  return token.before == (wanted == '-' ? Gap::hyphen : Gap::blank);
}

}  // namespace

MarkReader::Found MarkReader::find(std::size_t at) const {
  Found found;
  if (at >= tokens_.words.size()) return found;
  const auto entry = compiled_.by_first_word.find(token(at).word);
  if (entry == compiled_.by_first_word.end()) return found;
  for (const std::size_t place : entry->second) {
    const Phrase& phrase = compiled_.phrases[place];
    if (at + phrase.words.size() > tokens_.words.size()) continue;
    bool matches = true, tidy = true;
    for (std::size_t i = 1; matches && i < phrase.words.size(); ++i) {
      const MarkToken& next = token(at + i);
      matches = next.word == phrase.words[i] && fits(next.before, phrase.gaps[i - 1]);
      tidy = tidy && same(next, phrase.gaps[i - 1]);
    }
    if (!matches) continue;
    const MarkTerm& term = compiled_.terms[phrase.term];
    if (term.whole && (at != 0 || phrase.words.size() != tokens_.words.size())) continue;
    return {&term, phrase.words.size(), tidy};
  }
  return found;
}

std::optional<MarkReader::Found> MarkReader::find_kind(std::size_t at, MarkTerm::Kind kind) const {
  const Found found = find(at);
  if (found.term == nullptr || found.term->kind != kind) return std::nullopt;
  return found;
}

std::string_view MarkReader::place_at(std::size_t at) const {
  return at < tokens_.words.size() ? compiled_.place(token(at).word) : std::string_view();
}

void MarkReader::read() {
  if (tokens_.words.empty()) return;
  read_head();
  while (more() && read_item()) {
  }
  if (extent_ == Extent::whole && tokens_.trailing > Gap::blank) {
    repair("nothing follows the last separator");
  }
  out_.valid = form_holds_ && out_.errors.empty();
}

/// Moves to the category of the next entry and checks the separator before it and the order.
void MarkReader::enter(Slot slot, std::size_t at, std::string_view what) {
  const MarkToken& first = token(at);
  const bool within = slot == slot_;
  const Gap wanted = within ? Gap::slash : Gap::slashes;
  if (at != 0) {
    if (first.before == wanted && !first.tidy) {
      repair(fmt::format("stray blanks or marks before `{}`", what));
    } else if (first.before == Gap::slashes && within) {
      repair(fmt::format("`//` before `{}` read as `/`: it is of the same category", what));
    } else if (first.before != wanted) {
      legacy("DM0204", fmt::format("`{}` must be set off by `{}`", what, within ? "/" : "//"));
    }
  }
  const bool floats = slot == Slot::nato || slot_ == Slot::nato;
  if (slot < slot_ && !floats) error("DM0201", fmt::format("`{}` stands too late", what));
  if (!within) last_order_ = 0;
  slot_ = slot;
}

void MarkReader::note_form(const Found& found) {
  const std::string what = quoted(next_, next_ + found.words);
  if (!found.tidy) repair(fmt::format("separators within `{}`", what));
  if (found.term->form == MarkTerm::Form::legacy) {
    legacy("DM0205", fmt::format("`{}` is not a word of the register", what));
  }
}

void MarkReader::add_rule(std::size_t at) {
  const Rule& rule = compiled_.rules[at];
  if (out_.marking.has(rule.control.id)) {
    error("DM0203", fmt::format("`{}` stands here twice", rule.banner));
  }
  add_control(out_.marking, rule.control.id);
  for (const std::string& implied : rule.implies) add_control(out_.marking, implied);
}

bool MarkReader::read_item() {
  const MarkToken& first = token(next_);
  const Found found = find(next_);
  if (extent_ == Extent::leading && found.term == nullptr && first.before <= Gap::comma) {
    return false;
  }
  if (read_eyes()) return true;
  if (found.term != nullptr) {
    read_term(found);
    return true;
  }
  if (!read_declassification()) read_unknown();
  return true;
}

void MarkReader::read_term(const Found& found) {
  switch (found.term->kind) {
    case MarkTerm::Kind::level:
    case MarkTerm::Kind::nato:
    case MarkTerm::Kind::joint:
      return read_unknown();
    case MarkTerm::Kind::control:
      return read_control(found);
    case MarkTerm::Kind::path:
      return read_path(found);
    case MarkTerm::Kind::sar:
      return read_programmes(found);
    case MarkTerm::Kind::fgi:
      return read_foreign_sources(found);
    case MarkTerm::Kind::rel_to:
    case MarkTerm::Kind::display_only:
    case MarkTerm::Kind::eyes:
      return read_places(found);
    case MarkTerm::Kind::cui:
      return read_cui(found);
    case MarkTerm::Kind::handling:
      if (out_.marking.level == Level::unclassified) {
        for (const std::size_t rule : found.term->unclassified_rules) add_rule(rule);
      }
      legacy("DM0208", fmt::format("`{}` is handling, not part of the mark",
                                   quoted(next_, next_ + found.words)));
      next_ += found.words;
  }
}

void MarkReader::read_control(const Found& found) {
  const std::string what = quoted(next_, next_ + found.words);
  const Rule& rule = compiled_.rules[found.term->rules.front()];
  enter(rule.slot, next_, what);
  if (last_order_ > rule.order) error("DM0202", fmt::format("`{}` stands too late", what));
  last_order_ = rule.order;
  note_form(found);
  for (const std::size_t at : found.term->rules) add_rule(at);
  next_ += found.words;
}

/// An unknown piece runs to the next separator of its own or a stronger kind.
void MarkReader::read_unknown() {
  const std::size_t from = next_;
  const Gap before = token(from).before;
  const bool whole_block = before == Gap::slashes || before == Gap::none;
  do {
    ++next_;
  } while (more() && token(next_).before < Gap::slash && find(next_).term == nullptr &&
           !(extent_ == Extent::leading && token(next_).before == Gap::blank));
  const std::string what(text_.substr(token(from).begin, token(next_ - 1).end - token(from).begin));
  const bool classified = out_.marking.level.value_or(Level::unclassified) >= Level::confidential;
  const bool in_sci = slot_ == Slot::sci && !whole_block && before == Gap::slash;
  if ((slot_ == Slot::level && whole_block && classified) || in_sci) {
    slot_ = Slot::sci;
    out_.marking.sci.push_back(what);
    warning("DM0106",
            fmt::format("`{}` is not known: perhaps an unpublished SCI control", escaped(what)));
  } else {
    out_.marking.unknown.push_back({static_cast<int>(slot_), (whole_block ? "//" : "/") + what});
    warning("DM0106", fmt::format("`{}` is not known", escaped(what)));
    form_holds_ = form_holds_ && (whole_block || before == Gap::slash);
  }
  add_control(out_.marking, "unknown");
}

}  // namespace declass
