#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// One exemption code of rules/declassify/exemptions.yaml.
struct Exemption {
  std::string code;      ///< `(b)(6)`
  std::string protects;  ///< in words
  bool outlives_declassification = false;
};

/// The orders with their dates, the forms of instructions, the schedules and the exemption codes,
/// compiled from rules/declassify/*.yaml. Immutable; copies share the compiled form.
class Schedule {
 public:
  /// Takes the files of rules/declassify (their names tell which is which); every problem found.
  static Result<Schedule> compile(const std::vector<SourceText>& files);

  const Exemption* exemption(std::string_view code) const;
  const std::vector<Exemption>& exemptions() const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Schedule(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
