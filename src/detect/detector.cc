#include "detect/detector.h"

#include <algorithm>
#include <tuple>

#include "detect/identifiers.h"
#include "detect/name_rules.h"
#include "detect/persons.h"
#include "detect/terms.h"
#include "text/letters.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr double least_score = 0.05;
constexpr float sure_score = 0.30F;
constexpr std::size_t cues_shown = 12;

// Where names are looked for: not in what only carries the message.
std::optional<Zone> name_zone(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::header:
    case SegmentKind::banner:
    case SegmentKind::caption:
    case SegmentKind::order:
    case SegmentKind::page_line:
      return std::nullopt;
    case SegmentKind::classified_by:
      return Zone::classified_by;
    case SegmentKind::signature:
      return Zone::signature;
    case SegmentKind::subject:
      return Zone::subject;
    case SegmentKind::reference:
      return Zone::reference;
    case SegmentKind::tags:
      return Zone::tags;
    case SegmentKind::paragraph:
    case SegmentKind::heading:
    case SegmentKind::note:
    case SegmentKind::other:
      return Zone::body;
  }
  return std::nullopt;
}

bool before(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& finding) {
    return std::tuple(finding.span.begin, finding.span.end, std::string_view(finding.kind),
                      std::string_view(finding.rule), -finding.score);
  };
  return key(a) < key(b);
}

// What follows the label of a header line that names persons: `From: Roe, Jane`. A line of a
// telegram's header has no such label.
std::optional<Span> correspondents(const SourceText& source, const Segment& segment,
                                   const NameModel& names) {
  if (segment.kind != SegmentKind::header) return std::nullopt;
  const std::string_view line = source.slice(segment.text);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string label = capitals(trimmed(line.substr(0, colon)));
  if (std::find(names.correspondents.begin(), names.correspondents.end(), label) ==
      names.correspondents.end()) {
    return std::nullopt;
  }
  return Span{segment.text.begin + colon + 1, segment.text.end};
}

Candidates read_tokens(const SourceText& source, const Message& message, const NameModel& names,
                       std::vector<Token>& tokens) {
  for (const Segment& segment : message.segments) {
    if (const auto zone = name_zone(segment.kind)) {
      append_tokens(source, segment.text, *zone, names.lexicon, tokens);
    } else if (const auto persons = correspondents(source, segment, names)) {
      append_tokens(source, *persons, Zone::correspondent, names.lexicon, tokens);
    }
  }
  return prepare(source.bytes(), tokens, names.lexicon);
}

// A text that is mostly in capitals is a cable, and a cable's signer signs for the post.
Signer signer_of(const Message& message, const Candidates& candidates) {
  if (!message.banners.empty() || message.order) return Signer::office;
  return candidates.mixed * 4 < candidates.words ? Signer::office : Signer::private_person;
}

}  // namespace

struct Detector::Compiled {
  NameModel names;
  Identifiers identifiers;
  std::vector<std::string> kinds;

  void find_names(const SourceText& source, const Message& message,
                  std::vector<Finding>& out) const {
    std::vector<Token> tokens;
    const Candidates candidates = read_tokens(source, message, names, tokens);
    NameReading reading(names, source.bytes(), tokens, candidates);
    std::vector<NameSpan> spans = join_names(source.bytes(), tokens, reading.words(), sure_score,
                                             static_cast<float>(least_score));
    out.reserve(out.size() + spans.size());
    identify(tokens, spans, signer_of(message, candidates));
    for (const NameSpan& span : spans) {
      Finding finding;
      finding.span = {tokens[span.first].begin, tokens[span.last].cover_end()};
      finding.kind = "person";
      finding.rule = "person-name";
      finding.score = static_cast<double>(span.probability);
      finding.entity = span.entity;
      finding.role = span.role;
      finding.evidence = reading.explain(span.strongest, cues_shown);
      if (span.role_evidence) finding.evidence.push_back(*span.role_evidence);
      out.push_back(std::move(finding));
    }
  }
};

Message plain_message(const SourceText& source) {
  Message message;
  message.span = source.whole();
  Segment segment;
  segment.kind = SegmentKind::paragraph;
  segment.span = source.whole();
  segment.text = source.whole();
  message.segments.push_back(std::move(segment));
  return message;
}

Result<Detector> Detector::compile(const std::vector<SourceText>& files) {
  auto names = compile_names(files);
  auto identifiers = Identifiers::compile(files);
  Diagnostics problems;
  if (!names) problems.insert(problems.end(), names.error().begin(), names.error().end());
  if (!identifiers) {
    problems.insert(problems.end(), identifiers.error().begin(), identifiers.error().end());
  }
  if (!problems.empty()) return failure(std::move(problems));
  std::vector<std::string> kinds = identifiers->kinds();
  kinds.insert(kinds.end(), {"person", "term"});
  std::sort(kinds.begin(), kinds.end());
  return Detector(std::make_shared<const Compiled>(
      Compiled{std::move(*names), std::move(*identifiers), std::move(kinds)}));
}

const std::vector<std::string>& Detector::kinds() const { return compiled_->kinds; }

std::vector<Finding> Detector::find(const SourceText& source, const Message& message,
                                    const std::vector<Term>& terms) const {
  return find(source, message, TermIndex(terms));
}

std::vector<Finding> Detector::find(const SourceText& source, const Message& message,
                                    const TermIndex& terms) const {
  std::vector<Finding> out;
  std::vector<Span> page_lines;
  for (const Segment& segment : message.segments) {
    compiled_->identifiers.find(source, segment.span, least_score, out);
    if (segment.kind == SegmentKind::page_line) page_lines.push_back(segment.span);
  }
  terms.find(source, message.span, page_lines, out);
  const auto names = static_cast<std::ptrdiff_t>(out.size());
  compiled_->find_names(source, message, out);
  std::sort(out.begin(), out.begin() + names, before);
  std::inplace_merge(out.begin(), out.begin() + names, out.end(), before);
  return out;
}

std::vector<WordCues> Detector::cues(const SourceText& source, const Message& message) const {
  std::vector<Token> tokens;
  const Candidates candidates = read_tokens(source, message, compiled_->names, tokens);
  NameReading reading(compiled_->names, source.bytes(), tokens, candidates);
  std::vector<WordCues> out;
  for (const ScoredWord& word : reading.words()) {
    const Token& token = tokens[word.token];
    out.push_back({{token.begin, token.end}, token.mixed, reading.cues(word.token), word.score});
  }
  return out;
}

std::vector<std::string> Detector::cue_names() {
  std::vector<std::string> out;
  for (std::size_t id = 0; id < CueTable::size(); ++id) {
    out.push_back(CueTable::name(static_cast<CueId>(id)));
  }
  return out;
}

std::vector<RuleExamples> Detector::examples() const { return compiled_->identifiers.examples(); }

}  // namespace declass
