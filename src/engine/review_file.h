#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/process.h"

namespace declass {

/// One thing for a person in a review file, with the answer where there is one.
struct ReviewEntry {
  ReviewItem item;
  std::string place;  ///< line and column, for the person
  std::optional<ReviewDecision::Word> word;
  std::string by, because;  ///< never empty where there is a word
  Span span;                ///< the entry in the review file
};

/// The entries of one document. They are bound to its bytes by a digest with a salt of its own.
struct ReviewedDocument {
  std::string document;  ///< id; may be empty
  std::string file;      ///< as it was named
  std::string salt, digest;
  std::vector<ReviewEntry> entries;
  Span span;  ///< in the review file
};

/// What a dry run leaves for a person, and what comes back (docs/policy-format.md). It says where
/// withheld text stands, and who knows the salt can try guesses at a document against its digest:
/// it belongs beside the originals and never goes out with a release.
struct ReviewFile {
  std::string policy;
  Date as_of;
  std::vector<ReviewedDocument> documents;
};

/// The document of an outcome with an entry for each thing that is listed; those of `before` that
/// were answered keep their answers. `salt` is 16 random bytes.
ReviewedDocument reviewed_document(const SourceText& source, const Outcome& outcome,
                                   const ReviewedDocument* before, const std::string& salt);

std::string print_review(const ReviewFile& file);

/// Every problem of a review file, or the file. An entry without a decision is no problem; a
/// decision without `by` or `because` is one (DP0703).
Result<ReviewFile> read_review(const SourceText& source);

/// Whether the document was reviewed in these bytes.
bool is_bound_to(const ReviewedDocument& reviewed, const SourceText& source);

/// Whether what a person wrote holds a name or term that is cut, five words on end of a withheld
/// portion, or the whole of a shorter one.
bool tells_what_is_cut(const std::string& words, const SourceText& source, const Outcome& outcome,
                       const Policy& policy);

/// The decisions among the entries, in their order, and the entry that each comes from.
std::vector<ReviewDecision> decisions_of(const ReviewedDocument& reviewed,
                                         std::vector<const ReviewEntry*>& from);

}  // namespace declass
