#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/marking.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// What rules/marking says about one control.
struct Control {
  std::string id;                       ///< `noforn`
  std::string category;                 ///< `sci`, `aea`, `dissem`, `non-ic`, `cui` …
  bool live = false;                    ///< outlives declassification: has a legal basis of its own
  bool foreign_disclosure = false;      ///< NOFORN, REL TO, RELIDO, DISPLAY ONLY, EYES
  std::optional<std::string> refer_to;  ///< blocks automatic declassification: whose it is
};

/// The words of markings and what they mean, compiled from rules/marking/*.yaml. Immutable;
/// copies share the compiled form.
class Vocabulary {
 public:
  /// Takes the files of rules/marking (their names tell which is which); every problem found.
  static Result<Vocabulary> compile(const std::vector<SourceText>& files);

  /// The control with this id, or null.
  const Control* control(std::string_view id) const;

  /// All controls, sorted by id.
  const std::vector<Control>& controls() const;

  /// Every code that names a country or a group.
  bool is_country_or_group(std::string_view code) const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Vocabulary(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
