#include "engine/verify_release.h"

#include <algorithm>
#include <set>

#include "engine/alignment.h"
#include "engine/repeated_names.h"
#include "text/encoded_search.h"
#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest = 3;        ///< letters of what is looked for
constexpr std::size_t longest_cut = 4;     ///< words; of a longer one its words prove nothing
constexpr std::size_t most_unmarked = 64;  ///< bytes of a mark or caption that a policy drops

bool is_stamp(std::string_view line) {
  return line.starts_with(stamp_of(Disposition::in_full)) ||
         line.starts_with(stamp_of(Disposition::in_part)) ||
         line.starts_with(stamp_of(Disposition::denied));
}

/// The release without the lines above and below that are our own; nothing where it has no head.
std::optional<Span> body_of(std::string_view bytes) {
  const std::size_t head = bytes.find("\n\n");
  if (!is_stamp(bytes) || head == std::string_view::npos) return std::nullopt;
  Span body{head + 2, bytes.size()};
  const std::string_view stamp = bytes.substr(0, bytes.find('\n'));
  const std::size_t foot = bytes.rfind("\n" + std::string(stamp));
  if (foot != std::string_view::npos && foot >= head) body.end = std::max(body.begin, foot);
  return body;
}

class Verifying {
 public:
  Verifying(const SourceText& release, const SourceText& original, const Policy* policy)
      : release_(release), original_(original), policy_(policy) {}

  ReleaseCheck run(const std::optional<std::vector<Span>>& cuts) {
    const auto body = body_of(release_.bytes());
    if (!body) {
      fault_kept(0, "DA0421", "this does not begin with the head of a release");
      return std::move(out_);
    }
    alignment_ = align(release_.bytes(), *body, original_.bytes(), cuts);
    for (const std::size_t place : alignment_.added) {
      fault_kept(place, "DA0421", "text that is not the original's, or not in its order");
    }
    const bool lists_went =
        release_.bytes().substr(0, body->begin).find("Entries of sorted lists") !=
        std::string_view::npos;
    for (const Alignment::Gap& gap : alignment_.gaps) check_gap(gap, lists_went);
    look_for_leftovers();
    return std::move(out_);
  }

 private:
  void check_gap(const Alignment::Gap& gap, bool lists_went) {
    if (gap.marked || lists_went) ++out_.cuts;
    const std::string_view text = original_.slice(gap.source);
    if (gap.marked || lists_went || (text.size() <= most_unmarked && is_mark(text))) return;
    fault_kept(gap.marker, "DA0422", "text of the original is missing here, and no marker says so");
  }

  /// Marks and captions may be dropped; they hold no small letter.
  static bool is_mark(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void look_for_leftovers() {
    collect_needles();
    const std::string_view bytes = release_.bytes();
    for (const FoldedSearch::Hit& hit : FoldedSearch(needles_).find_all(bytes)) {
      if (hit.match == Likeness::doubtful) continue;
      const std::string_view words = bytes.substr(hit.span.begin, hit.span.size());
      if (is_name_[hit.needle] && !is_capitalised(words)) continue;
      report_leftover(hit.span, "something that was cut elsewhere stands here");
    }
    for (const EncodedSearch::Hit& hit : EncodedSearch(needles_).find_all(bytes)) {
      if (!hit.certain) continue;
      report_leftover(hit.span, std::string("something that was cut stands here encoded (") +
                                    hit.encoding + ")");
    }
    if (policy_ != nullptr) look_for_terms();
  }

  void look_for_terms() {
    std::vector<Finding> findings;
    policy_->term_index().find(release_, release_.whole(), {}, findings);
    for (const Finding& finding : findings) {
      if (finding.score < 1.0 || !policy_->cuts_list(finding.rule)) continue;
      report_leftover(finding.span, "a term of the policy's lists stands here");
    }
    for (const EncodedSearch::Hit& hit : policy_->encoded_terms().find_all(release_.bytes())) {
      if (!hit.certain) continue;
      report_leftover(hit.span, std::string("a term of the policy's lists stands here encoded (") +
                                    hit.encoding + ")");
    }
  }

  void collect_needles() {
    std::set<std::string> seen;
    const auto add = [&](const std::string& text, bool name) {
      if (count_code_points(folded(text)) < shortest || !seen.insert(text).second) return;
      needles_.push_back(text);
      is_name_.push_back(name);
    };
    for (const Alignment::Gap& gap : alignment_.gaps) {
      if (!gap.marked) continue;
      const std::string text = squeezed(original_.slice(gap.source));
      const auto words = std::count(text.begin(), text.end(), ' ') + 1;
      if (static_cast<std::size_t>(words) > longest_cut) continue;
      add(text, is_capitalised(text));
      if (is_capitalised(text)) add(surname_of(text), true);
    }
  }

  /// Only kept text can leak; what is our own says nothing of the original.
  void report_leftover(Span span, std::string message) {
    const auto kept = std::upper_bound(
        alignment_.kept.begin(), alignment_.kept.end(), span.begin,
        [](std::size_t at, const Alignment::Kept& piece) { return at < piece.released.end; });
    const bool is_kept = kept != alignment_.kept.end() && kept->released.begin < span.end;
    const bool is_added = std::any_of(alignment_.added.begin(), alignment_.added.end(),
                                      [&](std::size_t place) { return span.contains(place); });
    if ((!is_kept && !is_added) || !reported_.insert(span.begin).second) return;
    out_.nothing_left = false;
    out_.faults.push_back(release_.document_problem(span.begin, "DA0423", std::move(message)));
  }

  void fault_kept(std::size_t place, const char* code, const char* message) {
    out_.kept_is_original = false;
    out_.faults.push_back(release_.document_problem(place, code, message));
  }

  const SourceText& release_;
  const SourceText& original_;
  const Policy* policy_;
  Alignment alignment_;
  std::vector<std::string> needles_;
  std::vector<bool> is_name_;
  std::set<std::size_t> reported_;
  ReleaseCheck out_;
};

}  // namespace

ReleaseCheck verify_release(const SourceText& release, const SourceText& original,
                            const std::optional<std::vector<Span>>& cuts, const Policy* policy) {
  return Verifying(release, original, policy).run(cuts);
}

}  // namespace declass
