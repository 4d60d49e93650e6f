#include "cli/audit_facts.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "audit/hash.h"
#include "engine/read_back.h"
#include "text/words.h"

namespace declass {
namespace {

SegmentDetail segment_detail(const Segment& segment, const Determination& determination) {
  SegmentDetail out;
  out.kind = name_of(segment.kind);
  out.number = segment.number;
  out.status = name_of(determination.status);
  out.date = determination.date;
  out.basis = determination.basis;
  out.cause = name_of(determination.cause);
  out.refer_to = determination.refer_to;
  return out;
}

CutDetail cut_detail(const SourceText& source, const Outcome& outcome, const Cut& cut) {
  const Segment& segment = outcome.messages[cut.message].segments[cut.segment];
  CutDetail out;
  out.portion = segment.number ? segment.number : segment.parent;
  out.kind = name_of(segment.kind);
  if (!segment.mark.empty()) out.mark = squeezed(source.slice(segment.mark));
  out.span = {source.file_offset(cut.span.begin), source.file_offset(cut.span.end)};
  out.action = name_of(cut.action);
  out.codes = cut.codes;
  out.amount = cut.amount;
  for (const Reason& reason : cut.reasons) {
    if (out.clause.empty()) out.clause = reason.id;
    if (!reason.finding) continue;
    for (const Evidence& evidence : outcome.findings[*reason.finding].evidence) {
      const bool known =
          std::find(out.evidence.begin(), out.evidence.end(), evidence.cue) != out.evidence.end();
      if (!known) out.evidence.emplace_back(evidence.cue);
    }
  }
  return out;
}

}  // namespace

RedactRecord record_of(const Outcome& outcome, const Policy& policy, Date as_of) {
  RedactRecord out;
  out.k = outcome.release.cuts.size();
  for (const Cut& cut : outcome.release.cuts) {
    for (const std::string& code : cut.codes) ++out.codes[code];
  }
  out.policy = policy.name();
  out.tool = {"declass", DECLASS_VERSION, DECLASS_BUILD};
  out.as_of = as_of;
  out.actor = "operator";
  return out;
}

Detail detail_of(const SourceText& source, const Outcome& outcome, const Policy& policy,
                 const SourceText& policy_file, const ProcessOptions& options) {
  Detail out;
  for (const Message& message : outcome.messages) {
    if (message.document_id) out.document_ids.push_back(*message.document_id);
  }
  const std::string name = std::filesystem::path(source.name()).filename().string();
  out.source = name_shows_cut(name, source, outcome, policy) ? "withheld" : name;
  out.as_of = options.as_of;
  out.policy = policy.name();
  out.policy_sha256 = sha256_hex(policy_file.bytes());
  for (const auto& [list, file] : policy.list_files()) out.lists[list] = sha256_hex(file.bytes());
  out.authority = options.authority;
  if (options.confirmations.event_date)
    out.event_dates.push_back(*options.confirmations.event_date);
  for (std::size_t m = 0; m < outcome.messages.size(); ++m) {
    for (std::size_t i = 0; i < outcome.messages[m].segments.size(); ++i) {
      const Segment& segment = outcome.messages[m].segments[i];
      if (is_administrative(segment.kind)) continue;
      out.segments.push_back(segment_detail(segment, outcome.determinations[m].segments[i]));
    }
  }
  for (const Cut& cut : outcome.release.cuts) out.cuts.push_back(cut_detail(source, outcome, cut));
  return out;
}

bool facts_show_cut(const RedactRecord& record, const Detail& detail, const SourceText& source,
                    const Outcome& outcome, const Policy& policy) {
  std::set<std::string> words = {record.policy, record.actor, detail.policy, detail.source};
  words.insert(detail.document_ids.begin(), detail.document_ids.end());
  for (const auto& [list, digest] : detail.lists) words.insert(list);
  for (const CutDetail& cut : detail.cuts) words.insert({cut.clause, cut.mark});
  return name_shows_cut(join({words.begin(), words.end()}, "\n"), source, outcome, policy);
}

}  // namespace declass
