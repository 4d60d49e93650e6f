#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/table.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// One exemption code of rules/declassify/exemptions.yaml, or a category that goes with one.
struct Exemption {
  std::string code;      ///< `(b)(6)`
  std::string protects;  ///< in words
  bool outlives_declassification = false;
  std::string stamp;  ///< as stamps print it: `B6`
};

/// The orders with their dates, the forms of instructions, the schedules, the decision table and
/// the exemption codes, compiled from rules/declassify/*.yaml. Immutable; copies share the
/// compiled form.
class Schedule {
 public:
  /// Takes the files of rules/declassify (their names tell which is which); every problem found.
  static Result<Schedule> compile(const std::vector<SourceText>& files);

  const Exemption* exemption(std::string_view code) const;
  const std::vector<Exemption>& exemptions() const;

  /// What `1.4(b)` or `3.3(b)(1)` protects; null where there is no such category.
  const Exemption* category(std::string_view code) const;

  /// The row of a determination's `rule`, with its words and its legal basis.
  const TableRow* row(std::string_view rule) const;

  const Flag* flag(std::string_view id) const;
  const std::vector<Flag>& flags() const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Schedule(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
