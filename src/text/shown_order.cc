#include "text/shown_order.h"

#include <algorithm>

#include "text/utf8.h"

namespace declass {
namespace {

constexpr char32_t right_to_left_override = 0x202E;
constexpr char32_t pop = 0x202C;
constexpr std::string_view override_bytes = "\xE2\x80\xAE";

bool is_line_end(char32_t point) {
  return point == '\n' || point == '\r' || point == '\f' || point == 0x85 || point == 0x2029;
}

bool opens(char32_t point) { return point >= 0x202A && point <= 0x202E && point != pop; }

/// Copies a source in the order in which it is shown.
class Shower {
 public:
  explicit Shower(std::string_view source) : source_(source) {}

  ShownOrder run() {
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t begin = at;
      const char32_t point = next_code_point(source_, at);
      if (depth_ == 0) {
        copy({begin, at});
        if (point == right_to_left_override) depth_ = 1;
        continue;
      }
      if (opens(point)) ++depth_;
      if (point == pop) --depth_;
      if (depth_ == 0 || is_line_end(point)) {
        turn();
        copy({begin, at});
      } else {
        waiting_.push_back({begin, at});
      }
    }
    turn();
    return std::move(out_);
  }

 private:
  void copy(Span span) {
    out_.text += source_.substr(span.begin, span.size());
    for (std::size_t i = span.begin; i < span.end; ++i) {
      out_.places.push_back(static_cast<std::uint32_t>(i));
    }
  }

  void turn() {
    for (auto span = waiting_.rbegin(); span != waiting_.rend(); ++span) copy(*span);
    waiting_.clear();
    depth_ = 0;
  }

  std::string_view source_;
  std::size_t depth_ = 0;
  std::vector<Span> waiting_;
  ShownOrder out_;
};

}  // namespace

Span ShownOrder::source_span(Span shown) const {
  const auto [first, last] =
      std::minmax_element(places.begin() + static_cast<std::ptrdiff_t>(shown.begin),
                          places.begin() + static_cast<std::ptrdiff_t>(shown.end));
  return {*first, *last + std::size_t{1}};
}

std::optional<ShownOrder> shown_order(std::string_view source) {
  if (source.find(override_bytes) == std::string_view::npos) return std::nullopt;
  return Shower(source).run();
}

}  // namespace declass
