#include "cli/rule_places.h"

#include <fmt/format.h>

#include <filesystem>

namespace declass {
namespace {

namespace fs = std::filesystem;

bool says(std::string_view line, std::string_view key, std::string_view id) {
  if (line.starts_with(id) && line.size() > id.size() && line[id.size()] == '\t') return true;
  const std::string wanted = fmt::format("{}: {}", key, id);
  const std::size_t at = line.find(wanted);
  if (at == std::string_view::npos) return false;
  const std::string_view rest = line.substr(at + wanted.size());
  const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == '{';
  return begins && (rest.empty() || rest[0] == ',' || rest[0] == '}' || rest[0] == '\n' ||
                    rest[0] == '\r' || rest[0] == ' ');
}

}  // namespace

std::string RulePlaces::of(const std::string& folder, std::string_view key, std::string_view id) {
  if (id.empty()) return {};
  const auto [entry, is_new] = files_.try_emplace(folder);
  if (is_new) {
    if (auto files = session_.read_rules_of(folder)) entry->second = std::move(*files);
  }
  const fs::path root = fs::path(session_.rules_folder());
  for (const SourceText& file : entry->second) {
    if (file.name().ends_with(".txt")) continue;
    for (std::size_t line = 1; line <= file.line_count(); ++line) {
      if (!says(file.slice(file.line(line)), key, id)) continue;
      return fmt::format("rules/{}:{}", fs::path(file.name()).lexically_relative(root).string(),
                         line);
    }
  }
  return {};
}

}  // namespace declass
