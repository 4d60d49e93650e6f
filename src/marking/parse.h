#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "marking/marking.h"
#include "marking/vocabulary.h"
#include "text/date.h"

namespace declass {

/// One thing wrong with a mark, under a stable code (`DM0103`).
struct MarkRemark {
  std::string code, message;
};

/// A mark as it was read. What could not be read leaves `marking.level` without a value, or the
/// control `unknown` on the level that was read: neither is ever releasable.
struct MarkReading {
  Marking marking;
  bool valid = false;                ///< the grammar of the register holds; no error
  bool entire_text = false;          ///< says that it holds for the whole document
  std::vector<std::string> repairs;  ///< what was taken for what, in words; empty: as written
  std::vector<MarkRemark> errors, warnings;
  std::optional<std::string> declassify_on;  ///< a declassification value in an old banner
  std::string banner, portion;  ///< canonical forms (CAPCO-2016 §A.6); empty: none can be given
};

/// Reads a whole portion mark, `(S//NF)`, with or without its brackets. `date` is the document's:
/// RESTRICTED was a level of the United States until 1953, and without a date it is taken for one
/// that cannot be released.
MarkReading parse_portion(std::string_view text, const Vocabulary& vocabulary,
                          std::optional<Date> date = std::nullopt);

/// Reads a whole banner line without anything else on it, `SECRET//NOFORN`.
MarkReading parse_banner(std::string_view text, const Vocabulary& vocabulary,
                         std::optional<Date> date = std::nullopt);

/// A mark at the beginning of a text, and how many bytes of it are the mark.
struct LeadingMark {
  std::size_t length = 0;
  MarkReading reading;
};

/// The portion mark with which a paragraph's text begins (after number and blanks): `(C)`, `C)`,
/// `(S//NF)`, also one that cannot be read, `(X)`, `( )`. Nothing where the text begins with no
/// mark: `(Iceland)`, `Ref(s)`, `(b)(1)`, `(C) 2007 Example Press`.
std::optional<LeadingMark> leading_portion(std::string_view text, const Vocabulary& vocabulary,
                                           std::optional<Date> date = std::nullopt);

/// The same for many marks of one document: what was read is remembered, for a document writes the
/// same few marks again and again. Not for two threads at once.
class PortionReader {
 public:
  /// Requires: the vocabulary outlives the reader.
  explicit PortionReader(const Vocabulary& vocabulary, std::optional<Date> date = std::nullopt)
      : vocabulary_(vocabulary), date_(date) {}

  /// Null where the text begins with no mark.
  std::shared_ptr<const LeadingMark> leading(std::string_view text) const;

 private:
  std::optional<LeadingMark> read(std::string_view mark) const;

  const Vocabulary& vocabulary_;
  std::optional<Date> date_;
  mutable std::unordered_map<std::string, std::shared_ptr<const LeadingMark>> known_;
};

/// The marking words with which a banner line begins: `C O N F I D E N T I A L` of
/// `C O N F I D E N T I A L VALLETTA 000112`, `UNCLAS//FOUO`, `LIMITED OFFICIAL USE`. The words end
/// where the marking's own grammar does; a level is never read inside a longer word.
std::optional<LeadingMark> leading_banner(std::string_view text, const Vocabulary& vocabulary,
                                          std::optional<Date> date = std::nullopt);

}  // namespace declass
