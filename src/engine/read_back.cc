#include "engine/read_back.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_set>

#include "engine/needles.h"
#include "engine/provenance.h"
#include "engine/repeated_names.h"
#include "release/transcript.h"
#include "text/encoded_search.h"
#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t run_length = 5;

/// The place in the source of a byte of a piece, which lacks what never leaves.
std::size_t source_place(const SourceText& source, const Release::Piece& piece, std::size_t at) {
  const std::size_t wanted = at - piece.released.begin;
  if (piece.released.size() == piece.source.size()) return piece.source.begin + wanted;
  std::size_t place = piece.source.begin;
  for (std::size_t copied = 0; place < piece.source.end;) {
    const std::size_t begin = place;
    if (never_leaves(next_code_point(source.bytes(), place))) continue;
    if (copied + (place - begin) > wanted) return begin + (wanted - copied);
    copied += place - begin;
  }
  return place;
}

/// Where a stretch of the release came from; nothing where it is our own words.
std::optional<Span> source_of(const SourceText& source, const Release& release, Span span) {
  const auto& pieces = release.pieces;
  auto piece = std::lower_bound(
      pieces.begin(), pieces.end(), span.begin,
      [](const Release::Piece& p, std::size_t at) { return p.released.end <= at; });
  std::optional<Span> out;
  for (; piece != pieces.end() && piece->released.begin < span.end; ++piece) {
    const std::size_t first = std::max(span.begin, piece->released.begin);
    const std::size_t last = std::min(span.end, piece->released.end) - 1;
    const std::size_t end = source_place(source, *piece, last) + 1;
    if (!out) out = Span{source_place(source, *piece, first), end};
    out->end = end;
  }
  return out;
}

/// Runs of words as numbers, so that millions of them can be compared.
class Runs {
 public:
  /// Takes every run of `length` words of a text, or the whole of it where it has fewer.
  template <class Take>
  static void each(const FoldedText& text, std::size_t length, const Take& take) {
    const std::vector<Span> words = text.words();
    const std::size_t size = std::min(length, words.size());
    if (size == 0) return;
    for (std::size_t i = 0; i + size <= words.size(); ++i) {
      std::uint64_t hash = 14695981039346656037U;
      for (std::size_t k = i; k < i + size; ++k) {
        for (std::size_t at = words[k].begin; at < words[k].end; ++at) {
          hash = (hash ^ static_cast<unsigned char>(text.text()[at])) * 1099511628211U;
        }
        hash = (hash ^ 0x20U) * 1099511628211U;
      }
      take(size, hash, Span{words[i].begin, words[i + size - 1].end});
    }
  }
};

struct RunKey {
  std::size_t size;
  std::uint64_t hash;
  friend bool operator==(const RunKey&, const RunKey&) = default;
};
struct RunHash {
  std::size_t operator()(const RunKey& key) const {
    return static_cast<std::size_t>(key.hash) ^ key.size;
  }
};
using RunSet = std::unordered_set<RunKey, RunHash>;

/// Reads back one release.
class ReadBack {
 public:
  ReadBack(const SourceText& source, const Outcome& outcome, const Policy& policy)
      : source_(source), outcome_(outcome), policy_(policy), text_(outcome.release.bytes) {}

  Diagnostics run() {
    look_for_undecided_bytes();
    const Needles needles = needles_of(source_, outcome_);
    look_for_cut_words(needles);
    look_for_listed_terms();
    look_for_encoded(needles);
    look_for_withheld_runs();
    return std::move(problems_);
  }

 private:
  /// Every byte of a release is a piece of the source that was decided to leave, or a word of our
  /// own: nothing else is believed, whatever the renderer did.
  void look_for_undecided_bytes() {
    if (const auto wrong = undecided_place(source_, outcome_)) {
      report("DA0407", "text would be released that no decision released", *wrong);
    }
  }

  /// What may stand in the release only where an exception saved it.
  void look_for_cut_words(const Needles& needles) {
    for (const FoldedSearch::Hit& hit :
         FoldedSearch(needles.cut).find_all(outcome_.release.bytes)) {
      if (hit.match == Likeness::doubtful) continue;
      if (needles.is_name[hit.needle] && !is_capitalised(released(hit.span))) continue;
      report_term(hit.span);
    }
  }

  void look_for_listed_terms() {
    if (policy_.term_index().empty()) return;
    const SourceText release(source_.name(), outcome_.release.bytes);
    std::vector<Finding> findings;
    policy_.term_index().find(release, release.whole(), {}, findings);
    for (const Finding& finding : findings) {
      if (finding.score >= 1.0 && policy_.cuts_list(finding.rule)) report_term(finding.span);
    }
  }

  void report_term(Span released_span) {
    const auto from = source_of(source_, outcome_.release, released_span);
    if (!from || is_let_through(*from)) return;
    report("DA0401", "a name or term that was cut elsewhere stands in text that would be released",
           *from);
  }

  void look_for_encoded(const Needles& needles) {
    const std::string_view bytes = outcome_.release.bytes;
    report_encoded(policy_.encoded_terms().find_all(bytes));
    report_encoded(EncodedSearch(needles.cut).find_all(bytes));
  }

  void report_encoded(const std::vector<EncodedSearch::Hit>& hits) {
    for (const EncodedSearch::Hit& hit : hits) {
      const auto from = source_of(source_, outcome_.release, hit.span);
      if (!hit.certain || !from || is_let_through(*from)) continue;
      report("DA0408",
             std::string("a name or term that is to be cut stands encoded (") + hit.encoding +
                 ") in text that would be released",
             *from);
    }
  }

  std::string_view released(Span span) const {
    return std::string_view(outcome_.release.bytes).substr(span.begin, span.size());
  }

  bool is_let_through(Span span) const {
    const std::vector<Span>& spans = outcome_.verdict.let_through;
    auto next = std::lower_bound(spans.begin(), spans.end(), Span{span.end, 0});
    while (next != spans.begin()) {
      --next;
      if (next->overlaps(span)) return true;
      if (next->end <= span.begin) return false;
    }
    return false;
  }

  void look_for_withheld_runs() {
    RunSet released;
    const std::vector<Decision>& tiles = outcome_.verdict.tiles;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      if (tiles[i].action != Action::release) continue;
      Span whole = tiles[i].span;
      while (i + 1 < tiles.size() && tiles[i + 1].action == Action::release)
        whole.end = tiles[++i].span.end;
      const FoldedText text(source_.slice(whole));
      for (std::size_t size = 1; size <= run_length; ++size) {
        Runs::each(text, size, [&](std::size_t n, std::uint64_t hash, Span) {
          released.insert({n, hash});
        });
      }
    }
    add_signs(released);
    const RunSet withheld = withheld_runs(released);
    if (withheld.empty()) return;
    for (std::size_t size = 1; size <= run_length; ++size) {
      Runs::each(text_, size, [&](std::size_t n, std::uint64_t hash, Span folded_span) {
        if (!withheld.contains({n, hash})) return;
        if (const auto from =
                source_of(source_, outcome_.release, text_.source_span(folded_span))) {
          report("DA0406", "words of a withheld portion stand in text that would be released",
                 *from);
        }
      });
    }
  }

  /// Number and mark of a withheld portion are decided to stay, and may read like a text of two
  /// words elsewhere.
  void add_signs(RunSet& released) const {
    for (const Cut& cut : outcome_.release.cuts) {
      if (cut.action < Action::withhold) continue;
      const Segment& first = outcome_.messages[cut.message].segments[cut.segment];
      const FoldedText sign(std::string(source_.slice(first.label)) + " " +
                            std::string(source_.slice(first.mark)));
      for (std::size_t size = 1; size <= run_length; ++size) {
        Runs::each(sign, size, [&](std::size_t n, std::uint64_t hash, Span) {
          released.insert({n, hash});
        });
      }
    }
  }

  RunSet withheld_runs(const RunSet& released) const {
    RunSet out;
    for (const Cut& cut : outcome_.release.cuts) {
      if (cut.action < Action::withhold) continue;
      const Message& message = outcome_.messages[cut.message];
      std::string words;
      for (std::size_t i = cut.segment; i < message.segments.size(); ++i) {
        const Segment& segment = message.segments[i];
        if (!cut.span.contains(segment.span)) break;
        if (segment.kind == SegmentKind::page_line) continue;
        words += std::string(source_.slice(segment.text)) + " ";
      }
      Runs::each(FoldedText(words), run_length, [&](std::size_t n, std::uint64_t hash, Span) {
        if (!released.contains({n, hash})) out.insert({n, hash});
      });
    }
    return out;
  }

  void report(const char* code, std::string message, Span from) {
    if (!seen_.insert(from.begin).second) return;
    problems_.push_back(source_.document_problem(
        from.begin, code, std::move(message),
        "nothing was written; add the word to a list of the policy, or ask for help"));
  }

  const SourceText& source_;
  const Outcome& outcome_;
  const Policy& policy_;
  FoldedText text_;
  std::set<std::size_t> seen_;
  Diagnostics problems_;
};

}  // namespace

Diagnostics read_back(const SourceText& source, const Outcome& outcome, const Policy& policy) {
  return ReadBack(source, outcome, policy).run();
}

bool name_shows_cut(std::string_view name, const SourceText& source, const Outcome& outcome,
                    const Policy& policy) {
  const std::vector<std::string> cut = needles_of(source, outcome).cut;
  const auto is_sure = [](const FoldedSearch::Hit& hit) { return hit.match != Likeness::doubtful; };
  const auto is_certain = [](const EncodedSearch::Hit& hit) { return hit.certain; };
  const auto any = [](const auto& hits, const auto& holds) {
    return std::any_of(hits.begin(), hits.end(), holds);
  };
  return any(FoldedSearch(cut).find_all(name), is_sure) ||
         any(EncodedSearch(cut).find_all(name), is_certain) ||
         any(policy.listed_spellings().find_all(name), is_sure) ||
         any(policy.encoded_terms().find_all(name), is_certain);
}

}  // namespace declass
