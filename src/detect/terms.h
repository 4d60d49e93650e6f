#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detect/finding.h"
#include "text/source_text.h"

namespace declass {

/// The terms of a policy's lists, ready to be looked for together. Immutable; copies share the
/// compiled form.
class TermIndex {
 public:
  /// Terms without a letter or digit are passed over. Of persons the surname alone, the initials
  /// with the surname, the inverted form and that of TAGS are derived.
  explicit TermIndex(const std::vector<Term>& terms);

  bool empty() const;

  /// Whole words in any disguise that FoldedSearch sees through, as they are spelled where the term
  /// is `exact`; the longest of each list at each place. A bare surname that was derived counts
  /// only with a capital, or as a part of a path or address. What is only suspected is found with
  /// the score 0.20: one edit, look-alikes in ASCII, words run together or torn apart, letters
  /// parted by markup, a surname of six letters or more in small letters, a person's bare initials.
  /// `skip` are spans of the file that are searched and also
  /// read across, as page lines are. Appends, in the order of the text.
  void find(const SourceText& source, Span span, const std::vector<Span>& skip,
            std::vector<Finding>& out) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
