#include "declassify/determination.h"

#include <array>

namespace declass {
namespace {

constexpr std::array<std::string_view, 6> statuses = {"unknown", "refer",        "review",
                                                      "not-yet", "declassified", "not-classified"};
constexpr std::array<std::string_view, 6> causes = {"none",  "marked", "calculated",
                                                    "stamp", "event",  "person"};
constexpr std::array<std::string_view, 11> kinds = {
    "missing", "unreadable", "date",        "event", "exemption", "indefinite",
    "period",  "schedule",   "review-date", "none",  "declared"};

}  // namespace

std::string_view name_of(Status status) { return statuses[static_cast<std::size_t>(status)]; }

std::optional<Status> status_named(std::string_view name) {
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    if (statuses[i] == name) return static_cast<Status>(i);
  }
  return std::nullopt;
}

std::string_view name_of(Cause cause) { return causes[static_cast<std::size_t>(cause)]; }

std::optional<Cause> cause_named(std::string_view name) {
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (causes[i] == name) return static_cast<Cause>(i);
  }
  return std::nullopt;
}

std::string_view name_of(Instruction::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<Instruction::Kind> instruction_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == name) return static_cast<Instruction::Kind>(i);
  }
  return std::nullopt;
}

}  // namespace declass
