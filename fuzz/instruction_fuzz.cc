// Any bytes as an instruction: an answer whose claims hold, whatever was asked.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/determine.h"

namespace {

using declass::Status;

declass::Schedule shipped() {
  std::vector<declass::SourceText> files;
  const std::string folder = std::string(DECLASS_SOURCE_DIR) + "/rules/declassify";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().string().ends_with(".yaml")) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    files.emplace_back(entry.path().string(), bytes.str());
  }
  auto schedule = declass::Schedule::compile(files);
  if (!schedule) std::abort();
  return *schedule;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, declass::Date origin, const declass::Schedule& schedule) {
  const auto today = *declass::make_date(2026, 11, 24);
  const auto ask = [&](declass::Date as_of) {
    return declass::determine_instruction(text, origin, declass::Level::secret, schedule, as_of);
  };
  const auto answer = ask(today);
  const Status status = answer.determination.status;
  require(!answer.determination.basis.empty());
  require(schedule.row(answer.determination.rule) != nullptr);
  for (const std::string& flag : answer.determination.flags) {
    require(schedule.flag(flag) != nullptr);
  }
  if (answer.instruction.kind == declass::Instruction::Kind::unreadable) {
    require(status == Status::unknown || status == Status::refer);
  }
  if (status == Status::declassified) {
    require(answer.nominal && *answer.nominal > origin && *answer.nominal <= today);
    require(answer.determination.cause == declass::Cause::marked);
    const auto later = ask(*declass::make_date(2300, 1, 1));
    require(later.determination.status == Status::declassified);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const declass::Schedule schedule = shipped();
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  check(text, *declass::make_date(1951 + data[0] % 80, 2, 28), schedule);
  return 0;
}
