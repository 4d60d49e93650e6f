#include "cli/redact_output.h"

#include <fmt/format.h>

#include <filesystem>

#include "engine/read_back.h"
#include "store/files.h"

namespace declass {

namespace fs = std::filesystem;

std::string OutputNames::name_for(const Input& input, std::size_t number, const Outcome& outcome) {
  if (plan_.kind == OutputPlan::Kind::file) return plan_.path;
  std::string name;
  if (policy_.output().file_name == FileNaming::source) {
    name = input.name;
  } else {
    const std::string id = outcome.document_id().value_or("");
    name = id.empty() || !taken_.insert(id).second ? fmt::format("document-{:04}.txt", number)
                                                   : id + ".txt";
  }
  return (fs::path(input.folder) / name).string();
}

std::string OutputNames::path_of_name(const std::string& name) const {
  if (name.empty()) return {};
  return plan_.kind == OutputPlan::Kind::file ? name : (fs::path(plan_.path) / name).string();
}

Destination OutputNames::destination_of_name(const std::string& name) const {
  return plan_.kind == OutputPlan::Kind::file ? destination_of(name)
                                              : Destination{plan_.path, name};
}

std::optional<Diagnostic> OutputNames::refuse(const Input& input, const std::string& name,
                                              const SourceText& source, const Outcome& outcome) {
  const std::string path = path_of_name(name);
  std::error_code error;
  if (fs::equivalent(input.path, path, error)) {
    return file_problem(path, "DA0402", "the output is the input", "name another output with `-o`");
  }
  if (!options_.force && exists(path)) {
    return file_problem(path, "DA0403", "the output exists already", "add `-f` to replace it");
  }
  if (!paths_.insert(path).second) {
    return file_problem(path, "DA0404", "two documents of this run would have this name",
                        "redact them into different folders");
  }
  if (name_shows_cut(path + "\n" + plan_.log, source, outcome, policy_)) {
    return file_problem(source.name(), "DA0405",
                        "the path of its release or of the log would show something that was cut",
                        "name the output with `-o`, or set `file_name: document-id` in the policy");
  }
  return std::nullopt;
}

}  // namespace declass
