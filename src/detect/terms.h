#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/finding.h"
#include "text/source_text.h"

namespace declass {

/// The terms of a policy's lists, ready to be looked for: one table whatever their number, one
/// probe for each word of a text that begins no term. Immutable; copies share the compiled form.
class TermIndex {
 public:
  /// Terms without a letter or digit are passed over. Of persons the surname alone, the initial
  /// with the surname and the inverted form are derived.
  explicit TermIndex(const std::vector<Term>& terms);

  bool empty() const;

  /// Whole words, whatever their case and the white space between them; the longest of each list
  /// at each place. A bare surname that was derived counts only with a capital. Appends, in the
  /// order of the text.
  void find(const SourceText& source, Span span, std::vector<Finding>& out) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
