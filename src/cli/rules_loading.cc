#include "cli/rules_loading.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/exit_code.h"
#include "store/files.h"
#include "text/words.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

std::optional<Forms> load_forms(Session& session, const Vocabulary& vocabulary) {
  auto files = session.read_rules_of("document");
  if (!files) {
    session.complain(files.error());
    session.finish(exit_code::usage);
    return std::nullopt;
  }
  auto forms = Forms::compile(*files, vocabulary);
  if (forms) return std::move(*forms);
  session.complain(forms.error());
  session.finish(exit_code::usage);
  return std::nullopt;
}

}  // namespace

std::vector<std::string> shipped_policies(const Session& session) {
  std::vector<std::string> out;
  const auto files = list_folder(session.policies_folder(), {".yaml"});
  if (!files) return out;
  for (const std::string& file : *files) {
    const bool policy = file.find('/') == std::string::npos && !file.ends_with(".test.yaml");
    if (policy) out.push_back(file.substr(0, file.size() - 5));
  }
  return out;
}

std::optional<std::string> policy_path(Session& session, const std::string& name) {
  if (session.settings() == nullptr) return std::nullopt;
  if (name.find('/') != std::string::npos || name.ends_with(".yaml")) return name;
  const std::vector<std::string> known = shipped_policies(session);
  if (std::find(known.begin(), known.end(), name) != known.end()) {
    return (fs::path(session.policies_folder()) / (name + ".yaml")).string();
  }
  const std::string near = nearest(name, known);
  session.complain(fmt::format("declass: error: no policy `{}`\n   hint: {}\n", name,
                               near.empty()
                                   ? "shipped: " + join(known, ", ") + "; a path names a file"
                                   : "did you mean `" + near + "`?"));
  session.finish(exit_code::usage);
  return std::nullopt;
}

std::string policy_or_default(Session& session, const std::string& named) {
  if (!named.empty()) return named;
  if (const auto chosen = session.environment("DECLASS_POLICY")) return *chosen;
  const Settings* settings = session.settings();
  return settings != nullptr && !settings->policy.empty() ? settings->policy : "public";
}

std::optional<Rules> load_rules(Session& session) {
  auto vocabulary = session.load<Vocabulary>("marking");
  if (!vocabulary) return std::nullopt;
  auto forms = load_forms(session, *vocabulary);
  if (!forms) return std::nullopt;
  auto schedule = session.load<Schedule>("declassify");
  if (!schedule) return std::nullopt;
  auto detector = session.load<Detector>("detect");
  if (!detector) return std::nullopt;
  return Rules{std::move(*vocabulary), std::move(*forms), std::move(*schedule),
               std::move(*detector)};
}

std::string test_file_of(const std::string& policy_path) {
  return fs::path(policy_path).replace_extension(".test.yaml").string();
}

Result<Policy> compile_policy(const SourceText& file, const Rules& rules) {
  const fs::path folder = fs::path(file.name()).parent_path();
  return Policy::compile(file, policy_rules(rules), [&](const std::string& list) {
    return read_input((folder / list).string());
  });
}

std::optional<LoadedPolicy> load_policy(Session& session, const Rules& rules,
                                        const std::string& name_or_path) {
  const auto path = policy_path(session, name_or_path);
  if (!path) return std::nullopt;
  auto file = read_input(*path);
  if (!file) {
    session.complain(file.error());
    session.finish(exit_code::usage);
    return std::nullopt;
  }
  auto policy = compile_policy(*file, rules);
  if (!policy) {
    session.complain(policy.error());
    session.finish(exit_code::usage);
    return std::nullopt;
  }
  return LoadedPolicy{std::move(*policy), std::move(*file)};
}

}  // namespace declass
