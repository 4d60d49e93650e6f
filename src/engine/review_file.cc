#include "engine/review_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "audit/hash.h"
#include "engine/printed.h"
#include "engine/read_back.h"
#include "text/escape.h"
#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

using Word = ReviewDecision::Word;

constexpr std::size_t run_length = 5;  ///< words on end that tell what a portion says

constexpr std::string_view head =
    "# For a person: what is left open. Fill in each `decision:` with release or redact, `by:` "
    "with\n"
    "# who decides and `because:` with why, and give the file back with `--review`. Name no "
    "withheld\n"
    "# word in it. Keep it where the originals are kept: it tells where withheld text stands.\n";

std::string_view name_of(Word word) { return word == Word::release ? "release" : "redact"; }

/// A scalar in double quotes.
std::string quoted_scalar(std::string_view text) {
  std::string out = "\"";
  for (const char c : escaped(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string digest_of(const std::string& salt, std::string_view bytes) {
  return sha256_hex(salt + std::string(bytes));
}

/// Answers of a person, or empty keys to fill in.
std::string print_answer(const ReviewEntry& entry) {
  if (!entry.word) return "        decision:\n        by:\n        because:\n";
  return fmt::format("        decision: {}\n        by: {}\n        because: {}\n",
                     name_of(*entry.word), quoted_scalar(entry.by), quoted_scalar(entry.because));
}

std::string print_entry(const ReviewEntry& entry, std::size_t id) {
  const ReviewItem& item = entry.item;
  std::string out = fmt::format("      - id: {}\n        kind: {}\n", id, item.kind);
  if (!item.clause.empty()) out += fmt::format("        clause: {}\n", item.clause);
  out += fmt::format("        place: {}\n        begin: {}\n        end: {}\n        reason: {}\n",
                     quoted_scalar(entry.place), item.span.begin, item.span.end,
                     quoted_scalar(item.message));
  return out + print_answer(entry);
}

/// Reads the documents of one file.
class ReviewReader {
 public:
  explicit ReviewReader(const SourceText& source) : reader_(source) {}

  ReviewFile read(const Node& root) {
    ReviewFile out;
    Fields file(reader_, root, "the review file");
    if (root.kind != Node::Kind::mapping) return out;
    check_version(reader_, file, 1);
    out.policy = file.text("policy");
    const Node* as_of = file.required("as_of");
    const auto date = as_of == nullptr ? std::nullopt : parse_iso_date(as_of->text);
    if (date) {
      out.as_of = *date;
    } else if (as_of != nullptr) {
      reader_.error(as_of->span, "DP0104", "`as_of` is no day", "write it as 2026-11-24");
    }
    file.required("documents");
    for (const Node& node : file.list("documents")) out.documents.push_back(read_document(node));
    return out;
  }

  bool failed() const { return reader_.failed(); }
  const Diagnostics& problems() const { return reader_.problems(); }

 private:
  ReviewedDocument read_document(const Node& node) {
    ReviewedDocument out;
    out.span = node.span;
    Fields fields(reader_, node, "a document");
    if (node.kind != Node::Kind::mapping) return out;
    out.document = fields.text_or("document", "");
    out.file = fields.text("file");
    out.salt = fields.text("salt");
    out.digest = fields.text("digest");
    fields.required("entries");
    for (const Node& entry : fields.list("entries")) out.entries.push_back(read_entry(entry));
    return out;
  }

  ReviewEntry read_entry(const Node& node) {
    ReviewEntry out;
    out.span = node.span;
    Fields fields(reader_, node, "an entry");
    if (node.kind != Node::Kind::mapping) return out;
    fields.required("id");
    out.item.kind = fields.text("kind");
    out.item.clause = fields.text_or("clause", "");
    out.item.message = fields.text_or("reason", "");
    out.place = fields.text_or("place", "");
    out.item.span = {offset(fields, "begin"), offset(fields, "end")};
    read_answer(fields, out);
    return out;
  }

  std::size_t offset(Fields& fields, std::string_view key) {
    const Node* node = fields.required(key);
    const auto value = node == nullptr ? std::optional(0) : fields.integer(key);
    if (value && *value >= 0) return static_cast<std::size_t>(*value);
    if (value) reader_.error(node->span, "DP0104", fmt::format("`{}` is no offset", key));
    return 0;
  }

  void read_answer(Fields& fields, ReviewEntry& entry) {
    const Node* decision = fields.optional("decision");
    entry.by = squeezed(fields.text_or("by", ""));
    entry.because = squeezed(fields.text_or("because", ""));
    if (decision == nullptr) return;
    if (decision->kind == Node::Kind::scalar && trimmed(decision->text).empty()) return;
    entry.word =
        fields.choice<Word>("decision", {{"release", Word::release}, {"redact", Word::redact}});
    if (!entry.word) return;
    if (entry.by.empty() || entry.because.empty()) {
      reader_.error(decision->span, "DP0703",
                    fmt::format("a decision without `{}`", entry.by.empty() ? "by" : "because"),
                    "say who decided and why: the audit log keeps it");
    }
    if (*entry.word == Word::release && entry.item.kind == "no-clause") {
      reader_.error(decision->span, "DP0704", "text that no clause speaks about cannot be released",
                    "write a clause that does, or redact it");
    }
  }

  Reader reader_;
};

}  // namespace

ReviewedDocument reviewed_document(const SourceText& source, const Outcome& outcome,
                                   const ReviewedDocument* before, const std::string& salt) {
  ReviewedDocument out;
  out.document = outcome.document_id().value_or("");
  out.file = source.name();
  out.salt = hex(salt);
  out.digest = digest_of(out.salt, source.bytes());
  if (before != nullptr) {
    for (const ReviewEntry& entry : before->entries) {
      if (entry.word) out.entries.push_back(entry);
    }
  }
  for (const ReviewItem& item : outcome.verdict.review) {
    ReviewEntry entry;
    entry.item = item;
    entry.place = place_of(source, item.span);
    out.entries.push_back(std::move(entry));
  }
  std::stable_sort(
      out.entries.begin(), out.entries.end(),
      [](const ReviewEntry& a, const ReviewEntry& b) { return a.item.span < b.item.span; });
  return out;
}

std::string print_review(const ReviewFile& file) {
  std::string out(head);
  out += fmt::format("version: 1\npolicy: {}\nas_of: {}\ndocuments:{}\n", file.policy,
                     to_iso(file.as_of), file.documents.empty() ? " []" : "");
  for (const ReviewedDocument& one : file.documents) {
    out += "  - ";
    if (!one.document.empty())
      out += fmt::format("document: {}\n    ", quoted_scalar(one.document));
    out += fmt::format("file: {}\n    salt: {}\n    digest: {}\n    entries:{}\n",
                       quoted_scalar(one.file), quoted_scalar(one.salt), quoted_scalar(one.digest),
                       one.entries.empty() ? " []" : "");
    for (std::size_t i = 0; i < one.entries.size(); ++i) {
      out += print_entry(one.entries[i], i + 1);
    }
  }
  return out;
}

Result<ReviewFile> read_review(const SourceText& source) {
  auto root = parse_yaml(source, EmptyValues::allowed);
  if (!root) return failure(std::move(root.error()));
  ReviewReader reader(source);
  ReviewFile out = reader.read(*root);
  if (reader.failed()) return failure(reader.problems());
  return out;
}

bool is_bound_to(const ReviewedDocument& reviewed, const SourceText& source) {
  return reviewed.digest == digest_of(reviewed.salt, source.bytes());
}

bool tells_what_is_cut(const std::string& words, const SourceText& source, const Outcome& outcome,
                       const Policy& policy) {
  if (name_shows_cut(words, source, outcome, policy)) return true;
  const FoldedText said(words);
  const std::vector<Span> each = said.words();
  std::vector<std::string> runs;
  for (std::size_t i = 0; i + run_length <= each.size(); ++i) {
    const Span run = {each[i].begin, each[i + run_length - 1].end};
    const Span here = said.source_span(run);
    runs.push_back(words.substr(here.begin, here.size()));
  }
  const FoldedSearch search(runs);
  return std::any_of(outcome.release.cuts.begin(), outcome.release.cuts.end(), [&](const Cut& cut) {
    if (cut.action < Action::withhold) return false;
    const std::string_view text = source.slice(cut.span);
    if (FoldedText(text).words().size() >= run_length) return !search.find_all(text).empty();
    return !FoldedSearch({std::string(text)}).find_all(words).empty();
  });
}

std::vector<ReviewDecision> decisions_of(const ReviewedDocument& reviewed,
                                         std::vector<const ReviewEntry*>& from) {
  std::vector<ReviewDecision> out;
  for (const ReviewEntry& entry : reviewed.entries) {
    if (!entry.word) continue;
    out.push_back({entry.item.kind, entry.item.clause, entry.item.span, *entry.word});
    from.push_back(&entry);
  }
  return out;
}

}  // namespace declass
