#include <array>
#include <utility>

#include "document/message.h"

namespace declass {
namespace {

constexpr std::array<std::pair<SegmentKind, std::string_view>, 14> names = {{
    {SegmentKind::header, "header"},
    {SegmentKind::banner, "banner"},
    {SegmentKind::caption, "caption"},
    {SegmentKind::order, "order"},
    {SegmentKind::tags, "tags"},
    {SegmentKind::subject, "subject"},
    {SegmentKind::reference, "reference"},
    {SegmentKind::classified_by, "classified-by"},
    {SegmentKind::paragraph, "paragraph"},
    {SegmentKind::heading, "heading"},
    {SegmentKind::page_line, "page-line"},
    {SegmentKind::signature, "signature"},
    {SegmentKind::note, "note"},
    {SegmentKind::other, "other"},
}};

}  // namespace

std::string_view name_of(SegmentKind kind) { return names[static_cast<std::size_t>(kind)].second; }

std::optional<SegmentKind> segment_kind_named(std::string_view name) {
  for (const auto& [kind, word] : names) {
    if (word == name) return kind;
  }
  return std::nullopt;
}

bool is_administrative(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::header:
    case SegmentKind::banner:
    case SegmentKind::caption:
    case SegmentKind::order:
    case SegmentKind::tags:
    case SegmentKind::reference:
    case SegmentKind::classified_by:
    case SegmentKind::page_line:
    case SegmentKind::signature:
      return true;
    case SegmentKind::subject:
    case SegmentKind::paragraph:
    case SegmentKind::heading:
    case SegmentKind::note:
    case SegmentKind::other:
      return false;
  }
  return false;
}

}  // namespace declass
