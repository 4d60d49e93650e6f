#include "engine/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/printed.h"
#include "text/words.h"

namespace declass {
namespace {

/// One side of a comparison, tile by tile.
class Side {
 public:
  Side(const SourceText& source, const Result<Outcome>& outcome) {
    if (!outcome) {
      ends_.push_back(source.size());
      texts_.push_back(fmt::format("refused ({})", outcome.error().front().code));
      released_.push_back(false);
      return;
    }
    for (const Decision& tile : outcome->verdict.tiles) {
      ends_.push_back(tile.span.end);
      texts_.push_back(text_of(tile));
      released_.push_back(tile.action == Action::release);
    }
  }

  std::size_t end() const { return ends_[at_]; }
  const std::string& text() const { return texts_[at_]; }
  bool is_released() const { return released_[at_]; }
  void pass(std::size_t offset) {
    if (ends_[at_] <= offset && at_ + 1 < ends_.size()) ++at_;
  }

 private:
  /// Released text is the same whoever released it: by which clause changes nothing that leaves.
  static std::string text_of(const Decision& tile) {
    if (tile.action == Action::release) return "release";
    std::vector<std::string> parts;
    for (const Reason& reason : tile.reasons) {
      std::string part = reason.id + (reason.exemption.empty() ? "" : ", " + reason.exemption);
      if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
        parts.push_back(std::move(part));
      }
    }
    return fmt::format("{} ({})", name_of(tile.action),
                       parts.empty() ? "no clause spoke" : join(parts, "; "));
  }

  std::vector<std::size_t> ends_;
  std::vector<std::string> texts_;
  std::vector<bool> released_;
  std::size_t at_ = 0;
};

/// Where each segment ends, and what people call its portion.
std::vector<std::pair<std::size_t, std::string>> portions_of(const Result<Outcome>& outcome) {
  std::vector<std::pair<std::size_t, std::string>> out;
  if (!outcome) return out;
  for (const Message& message : outcome->messages) {
    for (const Segment& segment : message.segments) {
      out.emplace_back(segment.span.end, portion_name(message.segments[segment.portion]));
    }
  }
  return out;
}

Difference::Kind kind_of(const Side& before, const Side& after) {
  if (after.is_released()) return Difference::Kind::newly_released;
  return before.is_released() ? Difference::Kind::newly_withheld : Difference::Kind::otherwise;
}

}  // namespace

std::string_view name_of(Difference::Kind kind) {
  constexpr std::string_view names[] = {"newly-released", "newly-withheld", "otherwise"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Difference> compare(const SourceText& source, const Result<Outcome>& before,
                                const Result<Outcome>& after) {
  std::vector<Difference> out;
  Side left(source, before), right(source, after);
  const auto portions = portions_of(before ? before : after);
  auto portion = portions.begin();
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = std::min(left.end(), right.end());
    if (portion != portions.end()) end = std::min(end, portion->first);
    const bool differs = left.text() != right.text() && !trimmed(source.slice({at, end})).empty();
    if (differs) {
      Difference one{kind_of(left, right),
                     {at, end},
                     portion == portions.end() ? "document" : portion->second,
                     left.text(),
                     right.text()};
      const bool goes_on = !out.empty() && out.back().kind == one.kind &&
                           out.back().portion == one.portion && out.back().before == one.before &&
                           out.back().after == one.after &&
                           trimmed(source.slice({out.back().span.end, at})).empty();
      if (goes_on) {
        out.back().span.end = end;
      } else {
        out.push_back(std::move(one));
      }
    }
    left.pass(end);
    right.pass(end);
    if (portion != portions.end() && portion->first <= end) ++portion;
    at = end;
  }
  std::stable_sort(out.begin(), out.end(), [](const Difference& a, const Difference& b) {
    return std::tie(a.kind, a.span) < std::tie(b.kind, b.span);
  });
  return out;
}

}  // namespace declass
