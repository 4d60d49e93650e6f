#include "cli/settings_file.h"

#include "store/files.h"
#include "yaml/reader.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

constexpr const char* settings_name = ".declass.yaml";
constexpr std::size_t max_settings_size = std::size_t{1} << 20;

bool is_name_of_policy(const std::string& text) {
  return text.find('/') == std::string::npos && !text.ends_with(".yaml");
}

Result<Settings> read_settings_file(const fs::path& path) {
  auto source = read_input(path.string(), max_settings_size);
  if (!source) return failure(std::move(source.error()));
  const auto root = parse_yaml(*source);
  if (!root) return failure(root.error());
  const fs::path folder = path.parent_path();
  const auto from_here = [&](const std::string& named) {
    return named.empty() ? named : (folder / named).lexically_normal().string();
  };
  Settings out;
  out.file = path.string();
  Reader reader(*source);
  {
    Fields fields(reader, *root, "the settings");
    if (root->kind == Node::Kind::mapping) check_version(reader, fields, 1);
    const std::string policy = fields.text_or("policy", "");
    out.policy = is_name_of_policy(policy) ? policy : from_here(policy);
    out.rules = from_here(fields.text_or("rules", ""));
    out.policies = from_here(fields.text_or("policies", ""));
    out.log = from_here(fields.text_or("log", ""));
    out.authority = fields.text_or("authority", "");
  }
  if (reader.failed()) return failure(reader.problems());
  return out;
}

}  // namespace

Result<Settings> read_settings_upward(const fs::path& folder) {
  for (fs::path here = folder;; here = here.parent_path()) {
    const fs::path file = here / settings_name;
    if (exists(file.string())) return read_settings_file(file);
    if (here == here.parent_path()) return Settings();
  }
}

}  // namespace declass
