#include "detect/terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "detect/person_forms.h"
#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/letters.h"
#include "text/markup.h"
#include "text/near_search.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr double sure = 1.0;
constexpr double suspected = 0.20;
constexpr std::size_t shortest_suspect = 6;

enum class FormKind { whole, surname, initials };

/// One way to write a term.
struct Form {
  std::size_t term = 0;
  FormKind kind = FormKind::whole;
  bool exact = false;
};

struct Candidate {
  Span span;
  std::size_t form = 0;
  const char* cue = "listed";
  double score = sure;
};

bool holds_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_upper(next_code_point(text, at))) return true;
  }
  return false;
}

bool all_capitals(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (is_letter(point) && !is_upper(point)) return false;
  }
  return true;
}

const char* cue_of(Likeness match) {
  switch (match) {
    case Likeness::letters:
      return "listed";
    case Likeness::look_alike:
      return "listed-look-alike";
    case Likeness::misread:
      return "listed-misread";
    case Likeness::doubtful:
      return "looks-like-listed";
  }
  return "listed";
}

}  // namespace

struct TermIndex::Compiled {
  std::vector<std::string> lists;      ///< of each term
  std::vector<std::string> spellings;  ///< of each form
  std::vector<Form> forms;
  FoldedSearch search{{}};
  NearSearch near{{}};
  std::vector<std::size_t> near_forms;  ///< of each needle of `near`

  explicit Compiled(const std::vector<Term>& terms) {
    for (const Term& term : terms) add(term);
    search = FoldedSearch(spellings);
    std::vector<std::string> needles;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (forms[i].exact || forms[i].kind == FormKind::initials) continue;
      if (count_code_points(folded(spellings[i])) < shortest_suspect) continue;
      near_forms.push_back(i);
      needles.push_back(spellings[i]);
    }
    near = NearSearch(needles);
  }

  void add(const Term& term) {
    const std::size_t number = lists.size();
    lists.push_back(term.list);
    std::set<std::string> known;
    const auto form = [&](const std::string& text, FormKind kind) {
      if (!known.insert(text).second || folded(text).empty()) return;
      forms.push_back({number, kind, term.exact});
      spellings.push_back(text);
    };
    form(term.text, FormKind::whole);
    for (const std::string& alias : term.aliases) form(alias, FormKind::whole);
    if (!term.person) return;
    const PersonForms person = person_forms(term.text);
    for (const std::string& text : person.whole) form(text, FormKind::whole);
    if (!person.surname.empty()) form(person.surname, FormKind::surname);
    for (const std::string& text : person.initials) form(text, FormKind::initials);
  }
};

namespace {

/// Weighs the hits of one text.
class Weighing {
 public:
  explicit Weighing(std::string_view text) : text_(text) {}

  /// A hit as a candidate; nothing where it is somebody else's.
  bool weigh(const FoldedSearch::Hit& hit, const Form& form, const std::string& spelling,
             Candidate& out) const {
    out = {hit.span, hit.needle, cue_of(hit.match), sure};
    const std::string_view words = text_.substr(hit.span.begin, hit.span.size());
    if (form.exact) {
      out.cue = cue_of(Likeness::letters);
      return squeezed(words) == squeezed(spelling);
    }
    if (hit.match == Likeness::doubtful) {
      out.score = suspected;
      return form.kind != FormKind::initials &&
             (form.kind == FormKind::whole || holds_capital(words));
    }
    switch (form.kind) {
      case FormKind::whole:
        return true;
      case FormKind::surname:
        if (holds_capital(words) || is_part_of_name(hit.span)) return true;
        out.cue = "listed-in-small-letters";
        out.score = suspected;
        return count_code_points(folded(spelling)) >= shortest_suspect;
      case FormKind::initials:
        out.cue = "initials-of-listed";
        out.score = suspected;
        return hit.match == Likeness::letters && all_capitals(words);
    }
    return false;
  }

  /// Initials stand by themselves: dotted, in brackets, or behind a colon.
  bool stands_alone(Span span) const {
    const std::string_view words = text_.substr(span.begin, span.size());
    if (words.find('.') != std::string_view::npos) return true;
    std::size_t before = span.begin;
    while (before > 0 && text_[before - 1] == ' ') --before;
    return before > 0 && std::string_view("([:/").find(text_[before - 1]) != std::string_view::npos;
  }

 private:
  /// Of a path, an address or an identifier.
  bool is_part_of_name(Span span) const {
    constexpr std::string_view signs = "_/@\\";
    const auto is_sign = [&](std::size_t at) {
      return at < text_.size() && signs.find(text_[at]) != std::string_view::npos;
    };
    return (span.begin > 0 && is_sign(span.begin - 1)) || is_sign(span.end);
  }

  std::string_view text_;
};

/// Spans that do not overlap, from left to right.
class Cover {
 public:
  /// Takes a span where it is free.
  bool take(Span span) {
    if (!spans_.empty() && spans_.back().end > span.begin) return false;
    spans_.push_back(span);
    return true;
  }

  /// Whether letters of a span are left out.
  bool leaves_letters(std::string_view text, Span span) const {
    auto next =
        std::upper_bound(spans_.begin(), spans_.end(), span.begin,
                         [](std::size_t offset, const Span& taken) { return offset < taken.end; });
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t end = next == spans_.end() ? span.end : std::min(next->begin, span.end);
      if (at < end && !folded(text.substr(at, end - at)).empty()) return true;
      if (next == spans_.end()) return false;
      at = std::max(at, next->end);
      ++next;
    }
    return false;
  }

 private:
  std::vector<Span> spans_;
};

/// Of each list the longest from left to right, and of the rest what they leave letters of: an
/// enumeration `A B, A B` also reads as `B, A`. Suspicions that are covered are none.
void keep_longest(std::string_view text, const std::vector<std::string>& lists,
                  const std::vector<Form>& forms, std::vector<Candidate>& candidates) {
  const auto key = [&](const Candidate& c) {
    return std::tuple(c.score != sure, c.span.begin, text.size() - c.span.end, c.form);
  };
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
  std::map<std::string_view, Cover> covers;
  std::vector<Candidate> kept, rest;
  for (const Candidate& candidate : candidates) {
    const bool taken =
        candidate.score == sure && covers[lists[forms[candidate.form].term]].take(candidate.span);
    (taken ? kept : rest).push_back(candidate);
  }
  std::set<std::pair<std::string_view, Span>> seen;
  for (const Candidate& candidate : rest) {
    const std::string_view list = lists[forms[candidate.form].term];
    if (covers[list].leaves_letters(text, candidate.span) &&
        seen.insert({list, candidate.span}).second) {
      kept.push_back(candidate);
    }
  }
  std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.span, a.form) < std::tuple(b.span, b.form);
  });
  candidates = std::move(kept);
}

std::vector<Span> joined(std::vector<Span> a, const std::vector<Span>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  return a;
}

}  // namespace

TermIndex::TermIndex(const std::vector<Term>& terms)
    : compiled_(std::make_shared<const Compiled>(terms)) {}

bool TermIndex::empty() const { return compiled_->forms.empty(); }

void TermIndex::find(const SourceText& source, Span span, const std::vector<Span>& skip,
                     std::vector<Finding>& out) const {
  if (empty()) return;
  const Compiled& index = *compiled_;
  const std::string_view text = source.slice(span);
  std::vector<Span> across;
  for (const Span one : skip) {
    if (span.contains(one)) across.push_back({one.begin - span.begin, one.end - span.begin});
  }
  const Weighing weighing(text);
  std::vector<Candidate> candidates;
  std::set<std::size_t> present;  // terms that stand here for sure
  const auto take = [&](const FoldedSearch::Hit& hit) {
    Candidate candidate;
    const Form& form = index.forms[hit.needle];
    if (!weighing.weigh(hit, form, index.spellings[hit.needle], candidate)) return;
    if (candidate.score == sure) present.insert(form.term);
    candidates.push_back(candidate);
  };
  for (const FoldedSearch::Hit& hit : index.search.find_all(text)) take(hit);
  if (!across.empty()) {
    for (const FoldedSearch::Hit& hit : index.search.find_all(text, across)) take(hit);
  }
  const std::vector<Span> tags = markup_tags(text);
  if (!tags.empty()) {
    for (FoldedSearch::Hit hit : index.search.find_all(text, joined(across, tags))) {
      hit.match = Likeness::doubtful;
      take(hit);
    }
  }
  for (const NearSearch::Hit& hit : index.near.find_all(text)) {
    const Form& form = index.forms[index.near_forms[hit.needle]];
    const bool surname = form.kind == FormKind::surname;
    if (surname && !holds_capital(text.substr(hit.span.begin, hit.span.size()))) continue;
    candidates.push_back(
        {hit.span, index.near_forms[hit.needle], "one-edit-from-listed", suspected});
  }
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const Form& form = index.forms[candidate.form];
    return form.kind == FormKind::initials && !present.contains(form.term) &&
           !weighing.stands_alone(candidate.span);
  });
  keep_longest(text, index.lists, index.forms, candidates);
  for (const Candidate& candidate : candidates) {
    Finding finding;
    finding.span = {candidate.span.begin + span.begin, candidate.span.end + span.begin};
    finding.kind = "term";
    finding.rule = index.lists[index.forms[candidate.form].term];
    finding.score = candidate.score;
    finding.evidence.push_back({candidate.cue, candidate.score, std::nullopt});
    out.push_back(std::move(finding));
  }
}

}  // namespace declass
