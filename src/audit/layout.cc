#include "audit/layout.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "audit/hash.h"

namespace declass {
namespace {

constexpr std::string_view temporary_ending = ".tmp";

/// The number between `before` and `after`, where `print(number)` is exactly `name`.
template <class Print>
std::optional<std::uint64_t> number_in(std::string_view name, std::string_view before,
                                       std::string_view after, Print print) {
  if (name.size() <= before.size() + after.size() || !name.starts_with(before) ||
      !name.ends_with(after)) {
    return std::nullopt;
  }
  name.remove_suffix(after.size());
  std::uint64_t number = 0;
  const auto [rest, error] =
      std::from_chars(name.data() + before.size(), name.data() + name.size(), number);
  const bool whole = error == std::errc{} && rest == name.data() + name.size();
  if (!whole || print(number) != std::string(name) + std::string(after)) return std::nullopt;
  return number;
}

bool is_torn(std::string_view name) {
  for (const std::string_view stem : {"audit.torn-", "details.torn-"}) {
    if (name.starts_with(stem) && name.size() == stem.size() + 19 &&
        name[stem.size() + 10] == '-') {
      return is_hex(name.substr(stem.size() + 11), 8);
    }
  }
  return false;
}

}  // namespace

std::string segment_name(std::uint64_t first_seq) {
  return fmt::format("audit-{:010}.jsonl", first_seq);
}
std::string details_name(std::uint64_t first_seq) {
  return fmt::format("details-{:010}.jsonl", first_seq);
}
std::string kept_checkpoint_name(std::uint64_t size) {
  return fmt::format("{}/{:010}", log_file::checkpoints, size);
}
std::string torn_name(std::string_view stem, std::uint64_t records, std::string_view bytes) {
  return fmt::format("{}.torn-{:010}-{}", stem, records, sha256_hex(bytes).substr(0, 8));
}
std::string temporary_name(std::string_view name) {
  return std::string(name) + std::string(temporary_ending);
}

LogFileName classify_log_file(std::string_view name) {
  struct Fixed {
    std::string_view name;
    LogFileKind kind;
  };
  constexpr std::array fixed = {Fixed{log_file::lock, LogFileKind::lock},
                                Fixed{log_file::checkpoint, LogFileKind::checkpoint},
                                Fixed{log_file::vkey, LogFileKind::public_key},
                                Fixed{log_file::signify, LogFileKind::public_key},
                                Fixed{log_file::public_pem, LogFileKind::public_key},
                                Fixed{log_file::secret_pem, LogFileKind::secret_key}};
  for (const Fixed& one : fixed) {
    if (name == one.name) return {one.kind, 0};
  }
  if (const auto first = number_in(name, "audit-", ".jsonl", segment_name)) {
    return {LogFileKind::segment, *first};
  }
  if (const auto first = number_in(name, "details-", ".jsonl", details_name)) {
    return {LogFileKind::details, *first};
  }
  if (const auto size = number_in(name, "checkpoints/", "", kept_checkpoint_name)) {
    return {LogFileKind::kept_checkpoint, *size};
  }
  if (is_torn(name)) return {LogFileKind::torn, 0};
  if (name.ends_with(temporary_ending)) {
    name.remove_suffix(temporary_ending.size());
    if (classify_log_file(name).kind != LogFileKind::foreign) return {LogFileKind::temporary, 0};
  }
  return {};
}

}  // namespace declass
