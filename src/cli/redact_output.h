#pragma once

#include <optional>
#include <set>
#include <string>

#include "cli/inputs.h"
#include "cli/redact_options.h"
#include "engine/process.h"
#include "store/log.h"

namespace declass {

/// What the releases of one run are called, and whether they may be called so.
class OutputNames {
 public:
  OutputNames(const RedactOptions& options, const OutputPlan& plan, const Policy& policy)
      : options_(options), plan_(plan), policy_(policy) {}

  /// The name below the output folder, or the output file itself. `number` is the input's place.
  std::string name_for(const Input& input, std::size_t number, const Outcome& outcome);

  std::string path_of_name(const std::string& name) const;
  Destination destination_of_name(const std::string& name) const;

  /// Why the release cannot go where it would go (DA0402 to DA0405).
  std::optional<Diagnostic> refuse(const Input& input, const std::string& name,
                                   const SourceText& source, const Outcome& outcome);

 private:
  const RedactOptions& options_;
  const OutputPlan& plan_;
  const Policy& policy_;
  std::set<std::string> taken_, paths_;
};

}  // namespace declass
