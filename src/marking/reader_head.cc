#include <fmt/format.h>

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "marking/reader.h"
#include "text/words.h"

namespace declass {

/// The level word at `at`: sets the level and moves past it.
bool MarkReader::read_level(std::size_t at) {
  const auto found = words_.find_kind(at, MarkTerm::Kind::level);
  if (!found) return false;
  const bool portion_form = found->term->form == MarkTerm::Form::portion;
  // In a line of text a single letter is a word, not a level.
  if (portion_form && kind_ == MarkKind::banner && extent_ == Extent::leading) return false;
  out_.marking.level = found->term->level;
  next_ = at;
  if (portion_form != (kind_ == MarkKind::portion)) {
    legacy("DM0206", fmt::format("`{}` is the form of {}", words_.quoted(at, found->words),
                                 portion_form ? "portions" : "banners"));
  } else {
    note_form(*found);
  }
  next_ = at + found->words;
  return true;
}

/// The level word after an owner, mended where it is damaged.
bool MarkReader::read_damaged_level(std::size_t at) {
  if (at >= words_.count() || words_.set_off(at)) return false;
  if (at + 1 < words_.count() && words_.find(at + 1).term == nullptr &&
      words_.code_at(at + 1).words == 0) {
    words_.mend_by_joining(at, MarkLexicon::Place::head, 2);
  }
  if (read_level(at)) return true;
  const bool mended = words_.mend_by_joining(at, MarkLexicon::Place::head, 1) ||
                      words_.mend_by_likeness(at, MarkLexicon::Place::head, 1);
  return mended && read_level(at);
}

void MarkReader::read_head(std::optional<Date> date) {
  const Gap first = words_[0].before;
  const bool stray = first == Gap::slashes ? !words_[0].tidy : first >= Gap::comma;
  if (stray && extent_ == Extent::whole) repair("the separator before the mark");
  if (!read_any_head()) {
    const bool mended = words_.mend_head();
    if (!mended || !read_any_head()) return read_bare_head();
  }
  const bool ours = out_.marking.owner == "us";
  if (first == Gap::slashes && ours) {
    repair("`//` before the level: its owner may be lost");
    add_control(out_.marking, control_id::unknown);
  } else if (first != Gap::slashes && !ours) {
    repair("`//` put before a mark that is not of the United States alone");
  }
  check_date(date);
}

bool MarkReader::read_any_head() {
  // A short form may be the beginning of a longer word that blanks took apart: `S ECRET`.
  const Found found = words_.find(0);
  const bool follows = found.term != nullptr && found.words < words_.count() &&
                       words_[found.words].before <= Gap::hyphen &&
                       words_.find(found.words).term == nullptr;
  if (follows && found.term->kind == MarkTerm::Kind::level &&
      found.term->form != MarkTerm::Form::banner) {
    words_.mend_by_joining(0, MarkLexicon::Place::head, found.words + 1);
  } else if (follows && found.term->kind == MarkTerm::Kind::nato &&
             found.term->form == MarkTerm::Form::legacy) {
    words_.mend_by_likeness(0, MarkLexicon::Place::head, found.words + 1);
  }
  return read_level(0) || read_foreign_head();
}

bool MarkReader::read_foreign_head() {
  if (const auto nato = words_.find_kind(0, MarkTerm::Kind::nato)) {
    out_.marking.owner = "nato";
    out_.marking.level = nato->term->level;
    for (const std::size_t rule : nato->term->rules) {
      add_control(out_.marking, compiled_.rules[rule].control.id);
    }
    const bool portion_form = nato->term->form == MarkTerm::Form::portion;
    if (nato->term->form == MarkTerm::Form::legacy) {
      legacy("DM0205",
             fmt::format("`{}` is no word of the register", words_.quoted(0, nato->words)));
    } else if (portion_form != (kind_ == MarkKind::portion)) {
      legacy("DM0206", fmt::format("`{}` is the form of {}", words_.quoted(0, nato->words),
                                   portion_form ? "portions" : "banners"));
    }
    if (!nato->tidy && nato->term->form != MarkTerm::Form::legacy)
      repair(fmt::format("separators within `{}`", words_.quoted(0, nato->words)));
    next_ = nato->words;
    return true;
  }
  return read_nato_activity() || read_joint() || read_owners_head();
}

/// `NATO ISAF SECRET`, and in a portion `NIS`.
bool MarkReader::read_nato_activity() {
  Marking& marking = out_.marking;
  const std::string_view word = words_[0].word;
  if (word == compiled_.nato_word && words_.count() > 2 && words_[1].before == Gap::blank) {
    if (!read_level(2)) return false;
    marking.owner = "nato";
    marking.owners = {std::string(words_[1].word)};
    return true;
  }
  if (words_[0].before != Gap::slashes) return false;
  for (const auto& [activity, letter] : compiled_.activities) {
    for (const auto& [level, forms] : compiled_.nato_levels) {
      // The letter stands after the first of a level's own portion form.
      std::string portion = forms.portion;
      if (portion.size() != 2) continue;
      portion.insert(1, letter);
      if (portion != word) continue;
      marking.owner = "nato";
      marking.owners = {activity};
      marking.level = level;
      next_ = 1;
      return true;
    }
  }
  return false;
}

bool MarkReader::read_joint() {
  const auto joint = words_.find_kind(0, MarkTerm::Kind::joint);
  if (!joint) return false;
  out_.marking.owner = "joint";
  if (!read_damaged_level(joint->words)) {
    next_ = joint->words;
    error("DM0104", "no classification that can be read");
  }
  std::vector<std::string> owners = read_codes(Gap::blank);
  std::vector<std::string> sorted = owners;
  sort_country_codes(sorted, {});
  if (owners != sorted) error("DM0202", "the owners of a joint mark must be in alphabetical order");
  out_.marking.owners = std::move(sorted);
  return true;
}

/// `TON SECRET`: one slip away from a level of the United States, and nothing says that the code of
/// a country leads a mark of its own.
bool MarkReader::is_likelier_a_level(std::size_t owners) const {
  const auto level = words_.find_kind(owners, MarkTerm::Kind::level);
  if (!level) return false;
  const std::string letters = words_.joined_letters(0, owners + level->words);
  const auto near = compiled_.lexicon.nearest(letters, MarkLexicon::Place::head);
  return near.phrase != MarkLexicon::none && near.distance < 2 * MarkLexicon::one_edit &&
         compiled_.lexicon.term_of(near.phrase).level > level->term->level;
}

/// `GBR S`, `CAN DEU S`, `FGI S`.
bool MarkReader::read_owners_head() {
  Marking& marking = out_.marking;
  const std::size_t word = compiled_.lexicon.by_letters(words_[0].word);
  const bool fgi_like =
      word != MarkLexicon::none && compiled_.lexicon.term_of(word).kind == MarkTerm::Kind::fgi;
  if (fgi_like) words_.mend_by_joining(0, MarkLexicon::Place::inner, 1);
  if (const auto fgi = words_.find_kind(0, MarkTerm::Kind::fgi)) {
    if (!read_damaged_level(fgi->words)) return false;
    marking.owner = "foreign";
    marking.fgi.emplace();
    return true;
  }
  std::vector<std::string> owners;
  std::size_t at = 0;
  const bool apart = words_[0].before == Gap::slashes;
  if (!apart && extent_ == Extent::leading) return false;
  if (apart && words_.code_at(0).words == 0) words_.mend_code(0, Gap::blank, true);
  for (Code code = words_.code_at(at); code.words > 0; code = words_.code_at(at)) {
    if (at > 0 && words_[at].before != Gap::blank) break;
    owners.emplace_back(code.code);
    at += code.words;
  }
  if (!apart && is_likelier_a_level(at)) return false;
  if (owners.empty() || !(apart ? read_damaged_level(at) : read_level(at))) return false;
  for (std::size_t i = 0; i < owners.size() && i < at; ++i) {
    if (owners[i] != words_[i].word) legacy("DM0205", "the owner is written by its code");
  }
  sort_country_codes(owners, {});
  marking.owner = owners.size() == 1 ? owners.front() : "foreign";
  if (marking.owner == compiled_.nato_word) marking.owner = "nato";
  if (owners.size() > 1) marking.owners = std::move(owners);
  return true;
}

/// A control that says its own level, as SBU does, or a mark that lost its level.
void MarkReader::read_bare_head() {
  const Found found = words_.find(0);
  if (found.term != nullptr && found.term->level && !is_head(*found.term)) {
    out_.marking.level = found.term->level;
    return legacy("DM0207", fmt::format("`{}` without a level", words_.quoted(0, found.words)));
  }
  const MarkRule* rule = found.term == nullptr || found.term->rules.empty()
                             ? nullptr
                             : &compiled_.rules[found.term->rules.front()];
  if (rule == nullptr || !rule->alone) {
    return error("DM0104", "no classification that can be read");
  }
  out_.marking.level = rule->alone;
  if (found.term->kind == MarkTerm::Kind::cui) return;
  legacy("DM0207", fmt::format("`{}` without a level", words_.quoted(0, found.words)));
  // `SSI` may be a control of unclassified text, or S and SI with the separator lost.
  if (kind_ != MarkKind::portion || found.words != 1) return;
  const auto pieces = split_word(words_[0].word, Leads::level, StrayLetters::letters, compiled_);
  if (pieces.empty()) return;
  out_.marking.level = compiled_.lexicon.term_of(pieces.front().phrase).level;
  add_control(out_.marking, control_id::unknown);
  repair(fmt::format("`{}` may have lost a separator", words_.quoted(0, 1)));
}

/// A level that the United States gave up proves nothing on a later paper.
void MarkReader::check_date(std::optional<Date> date) {
  if (out_.marking.owner != "us" || !out_.marking.level) return;
  const auto until = compiled_.us_until.find(*out_.marking.level);
  if (until == compiled_.us_until.end() || (date && *date <= until->second)) return;
  error("DM0105",
        fmt::format("the United States has had no such level since {}", to_iso(until->second)));
  add_control(out_.marking, control_id::unknown);
}

}  // namespace declass
