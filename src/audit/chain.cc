#include "audit/chain.h"

#include <fmt/format.h>

namespace declass {

Result<Record> Chain::follow(std::string_view line) {
  const auto refused = [](std::string reason) {
    return failure(file_problem("", "DA0101", std::move(reason)));
  };
  auto record = parse_record(line);
  if (!record) return failure(std::move(record.error()));
  if (record->seq != size()) {
    return refused(fmt::format("seq is {}, expected {}", record->seq, size()));
  }
  if (record->prev != last_) {
    return refused(
        fmt::format("prev is {}, expected {}", hex(view_of(record->prev)), hex(view_of(last_))));
  }
  const bool opens = std::holds_alternative<OpenRecord>(record->event);
  if (opens != (size() == 0)) {
    return refused(opens ? "a log is opened twice" : "a log does not begin with log.open");
  }
  if (segment_ended_) return refused("it stands behind the end of its segment");
  segment_ended_ = std::holds_alternative<SegmentEndRecord>(record->event);
  add(leaf_hash(line));
  return record;
}

void Chain::pass(std::string_view line) {
  segment_ended_ = type_in_line(line) == "segment.end";
  add(leaf_hash(line));
}

void Chain::add(const Digest& leaf) {
  tree_.add(leaf);
  last_ = leaf;
}

std::string_view type_in_line(std::string_view line) {
  // Within a canonical line a quote inside a string is escaped, so this is the member itself.
  constexpr std::string_view member = "\"type\":\"";
  const std::size_t at = line.find(member);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at + member.size());
  return line.substr(0, line.find('"'));
}

}  // namespace declass
