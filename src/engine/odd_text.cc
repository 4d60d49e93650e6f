#include "engine/odd_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "release/marker.h"
#include "release/transcript.h"
#include "text/utf8.h"

namespace declass {
namespace {

/// Looks at the released stretches of a file.
class Oddities {
 public:
  Oddities(const SourceText& source, const Verdict& verdict, const Policy& policy)
      : source_(source), verdict_(verdict), policy_(policy) {}

  std::vector<ReviewItem> list(const std::vector<Message>& messages) {
    for (const Message& message : messages) list_controls(message);
    for (const Span span : marker_like(source_.bytes(), policy_.output())) {
      if (is_released(span)) {
        add("marker-in-source", "text of the document itself that looks like a marker of ours",
            span);
      }
    }
    for (const EncodedSearch::Hit& hit : policy_.encoded_terms().find_rewritten(source_.bytes())) {
      if (hit.certain || !is_released(hit.span)) continue;
      add("possible-encoding",
          fmt::format("may be a listed word ({}); it was not cut", hit.encoding), hit.span);
    }
    return std::move(out_);
  }

 private:
  /// One item a message: a terminal recording has thousands.
  void list_controls(const Message& message) {
    std::size_t count = 0;
    Span first;
    const std::vector<Decision>& tiles = verdict_.tiles;
    auto tile = std::upper_bound(
        tiles.begin(), tiles.end(), message.span.begin,
        [](std::size_t offset, const Decision& one) { return offset < one.span.end; });
    for (; tile != tiles.end() && tile->span.begin < message.span.end; ++tile) {
      if (tile->action != Action::release) continue;
      const std::size_t end = std::min(tile->span.end, message.span.end);
      for (std::size_t at = std::max(tile->span.begin, message.span.begin); at < end;) {
        const std::size_t begin = at;
        if (!never_leaves(next_code_point(source_.bytes(), at)) || begin == 0) continue;
        if (count++ == 0) first = {begin, at};
      }
    }
    if (count == 0) return;
    add("control-character",
        fmt::format("{} control character{} left out of the release", count,
                    count == 1 ? " was" : "s were"),
        first);
  }

  bool is_released(Span span) const {
    const std::vector<Decision>& tiles = verdict_.tiles;
    auto tile = std::upper_bound(
        tiles.begin(), tiles.end(), span.begin,
        [](std::size_t offset, const Decision& one) { return offset < one.span.end; });
    for (; tile != tiles.end() && tile->span.begin < span.end; ++tile) {
      if (tile->action != Action::release) return false;
    }
    return true;
  }

  void add(const char* kind, std::string message, Span span) {
    out_.push_back({kind, std::move(message), span, {}});
  }

  const SourceText& source_;
  const Verdict& verdict_;
  const Policy& policy_;
  std::vector<ReviewItem> out_;
};

}  // namespace

std::vector<ReviewItem> odd_text(const SourceText& source, const std::vector<Message>& messages,
                                 const Verdict& verdict, const Policy& policy) {
  return Oddities(source, verdict, policy).list(messages);
}

}  // namespace declass
