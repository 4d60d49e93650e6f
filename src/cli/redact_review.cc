#include "cli/redact_review.h"

#include <fmt/format.h>

#include <set>

#include "cli/documents.h"
#include "cli/exit_code.h"
#include "store/files.h"

namespace declass {

bool ReviewAnswers::load(Session& session, const std::string& path) {
  if (path.empty()) return true;
  auto source = read_input(path);
  if (!source) {
    session.complain(source.error());
    session.finish(exit_code::usage);
    return false;
  }
  auto file = read_review(*source);
  if (!file) {
    session.complain(file.error());
    session.finish(exit_code::usage);
    return false;
  }
  source_ = std::move(*source);
  file_ = std::move(*file);
  return true;
}

bool ReviewAnswers::check(Session& session, const std::vector<Input>& inputs,
                          const std::string& encoding, const Policy& policy,
                          const Process& process) {
  if (file_.documents.empty()) return true;
  Diagnostics problems;
  std::set<const ReviewedDocument*> seen;
  for (const Input& input : inputs) {
    if (input.path == "-") {
      session.complain("declass: error: `--review` needs its documents as files\n");
      session.finish(exit_code::usage);
      return false;
    }
    const auto source = read_document(input.path, encoding);
    const ReviewedDocument* reviewed = source ? document_of(*source) : nullptr;
    if (reviewed == nullptr || !seen.insert(reviewed).second) continue;
    const Diagnostics some = problems_of(*reviewed, *source, process(*source), policy);
    problems.insert(problems.end(), some.begin(), some.end());
  }
  for (const ReviewedDocument& reviewed : file_.documents) {
    if (seen.contains(&reviewed)) continue;
    problems.push_back(
        source_->problem(reviewed.span, "DP0701", "no input has the bytes that were reviewed",
                         "the document was changed, or is not among the inputs: review it again"));
  }
  if (problems.empty()) return true;
  session.complain(problems);
  session.finish(exit_code::usage);
  return false;
}

Diagnostics ReviewAnswers::problems_of(const ReviewedDocument& reviewed, const SourceText& source,
                                       const Result<Outcome>& outcome, const Policy& policy) const {
  Diagnostics out;
  if (!outcome) return out;  // said when its turn comes
  std::vector<const ReviewEntry*> entries;
  decisions_of(reviewed, entries);
  for (const std::size_t i : outcome->unanswered) {
    out.push_back(source_->problem(
        entries[i]->span, "DP0702",
        fmt::format("this decision fits nothing that is listed for a person: {} at {}",
                    entries[i]->item.kind, entries[i]->place),
        "policy, day or entry changed since: make the review file anew"));
  }
  for (const ReviewEntry* entry : entries) {
    const std::string words = entry->by + " / " + entry->because;
    if (!tells_what_is_cut(words, source, *outcome, policy)) continue;
    out.push_back(source_->problem(entry->span, "DP0705",
                                   "`by` or `because` holds a word that is cut in the document",
                                   "the audit log keeps both: say it without the word"));
  }
  return out;
}

const ReviewedDocument* ReviewAnswers::document_of(const SourceText& source) const {
  for (const ReviewedDocument& reviewed : file_.documents) {
    if (is_bound_to(reviewed, source)) return &reviewed;
  }
  return nullptr;
}

std::vector<ReviewDecision> ReviewAnswers::about(const SourceText& source) const {
  const ReviewedDocument* reviewed = document_of(source);
  std::vector<const ReviewEntry*> entries;
  return reviewed == nullptr ? std::vector<ReviewDecision>() : decisions_of(*reviewed, entries);
}

std::vector<ReviewDetail> ReviewAnswers::details_about(const SourceText& source) const {
  std::vector<ReviewDetail> out;
  const ReviewedDocument* reviewed = document_of(source);
  if (reviewed == nullptr) return out;
  std::vector<const ReviewEntry*> entries;
  const std::vector<ReviewDecision> decisions = decisions_of(*reviewed, entries);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const bool release = decisions[i].word == ReviewDecision::Word::release;
    out.push_back({decisions[i].kind, decisions[i].clause, decisions[i].span,
                   release ? "release" : "redact", entries[i]->by, entries[i]->because});
  }
  return out;
}

bool write_review(Session& session, const RedactOptions& options, const ReviewFile& file) {
  const auto written = write_secret(options.review_out, print_review(file),
                                    options.force ? Overwrite::replace : Overwrite::refuse);
  if (written) return true;
  session.complain(written.error());
  session.finish(exit_code::of_log_problems(written.error()));
  return false;
}

}  // namespace declass
