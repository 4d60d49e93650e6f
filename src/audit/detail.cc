#include "audit/detail.h"

#include <fmt/format.h>

#include "audit/quote.h"

namespace declass {
namespace {

std::string text_or_null(const std::optional<std::string>& text) {
  return text ? quoted(*text) : "null";
}
std::string date_or_null(const std::optional<Date>& date) {
  return date ? fmt::format("\"{}\"", to_iso(*date)) : "null";
}
std::string number_or_null(const std::optional<int>& number) {
  return number ? std::to_string(*number) : "null";
}

/// `[a,b]`, each item through `print`.
template <class Items, class Print>
std::string array_of(const Items& items, Print print) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += print(item);
  }
  return out + "]";
}

std::string texts(const std::vector<std::string>& items) { return array_of(items, quoted); }

std::string segment_text(const SegmentDetail& segment) {
  return fmt::format(
      R"({{"basis":{},"cause":{},"date":{},"kind":{},"number":{},"refer_to":{},"status":{}}})",
      quoted(segment.basis), quoted(segment.cause), date_or_null(segment.date),
      quoted(segment.kind), number_or_null(segment.number), text_or_null(segment.refer_to),
      quoted(segment.status));
}

std::string cut_text(const CutDetail& cut) {
  return fmt::format(
      R"({{"action":{},"amount":{},"begin":{},"clause":{},"codes":{},"end":{},"evidence":{},)"
      R"("kind":{},"mark":{},"portion":{}}})",
      quoted(cut.action), quoted(cut.amount), cut.span.begin, quoted(cut.clause), texts(cut.codes),
      cut.span.end, texts(cut.evidence), quoted(cut.kind), quoted(cut.mark),
      number_or_null(cut.portion));
}

std::string review_text(const ReviewDetail& review) {
  return fmt::format(
      R"({{"because":{},"begin":{},"by":{},"clause":{},"decision":{},"end":{},"kind":{}}})",
      quoted(review.because), review.span.begin, quoted(review.by), quoted(review.clause),
      quoted(review.decision), review.span.end, quoted(review.kind));
}

std::string reviews_text(const std::vector<ReviewDetail>& reviews) {
  return reviews.empty() ? "" : fmt::format("\"reviews\":{},", array_of(reviews, review_text));
}

std::string lists_text(const std::map<std::string, std::string>& lists) {
  std::string out = "{";
  for (const auto& [name, digest] : lists) {
    if (out.size() > 1) out += ',';
    out += fmt::format("{}:{}", quoted(name), quoted(digest));
  }
  return out + "}";
}

}  // namespace

std::string detail_line(const Detail& detail) {
  return fmt::format(
      R"({{"nonce":{},"as_of":"{}","authority":{},"cuts":{},"document_ids":{},"event_dates":{},)"
      R"("policy":{{"id":{},"lists":{},"sha256":{}}},"rel":{},{}"segments":{},"source":{},"v":1}})",
      quoted(detail.nonce), to_iso(detail.as_of), text_or_null(detail.authority),
      array_of(detail.cuts, cut_text), texts(detail.document_ids),
      array_of(detail.event_dates, [](Date date) { return fmt::format("\"{}\"", to_iso(date)); }),
      quoted(detail.policy), lists_text(detail.lists), quoted(detail.policy_sha256),
      quoted(detail.rel), reviews_text(detail.reviews), array_of(detail.segments, segment_text),
      quoted(detail.source));
}

}  // namespace declass
