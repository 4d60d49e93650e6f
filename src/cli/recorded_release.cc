#include "cli/recorded_release.h"

#include <fmt/format.h>

#include "audit/hash.h"
#include "audit/verify.h"
#include "cli/audit_show.h"
#include "cli/exit_code.h"
#include "store/log_files.h"
#include "text/escape.h"

namespace declass {

bool find_record(Session& session, const std::string& folder, std::string_view bytes,
                 std::optional<RecordedRelease>& out) {
  const auto give_up = [&](const Diagnostics& problems) {
    session.complain(problems);
    session.finish(exit_code::of_log_problems(problems));
    return false;
  };
  const auto log = open_log_files(folder);
  if (!log) return give_up(log.error());
  Evidences evidences;
  if (!has_details(*log)) evidences.details = Evidences::Details::left_out;
  const auto found = verify_log(*log, evidences);
  if (!found) return give_up(found.error());
  if (found->verdict == Verification::Verdict::changed) {
    session.complain(fmt::format("{}: error: the log does not verify: {} [DA0101]\n",
                                 escaped(folder), found->failure));
    session.finish(exit_code::log_changed);
    return false;
  }
  const std::string digest = sha256_hex(bytes);
  const auto visited =
      for_each_record(*log, [&](const Record& record, const std::optional<Detail>& detail) {
        const auto* redact = std::get_if<RedactRecord>(&record.event);
        if (redact != nullptr && redact->release_sha256 == digest) {
          out = RecordedRelease{record.seq, *redact, detail};
        }
      });
  return visited ? true : give_up(visited.error());
}

}  // namespace declass
