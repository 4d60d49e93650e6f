#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "audit/chain.h"
#include "audit/checkpoint.h"
#include "audit/verify.h"

namespace declass {

/// One verification under way; the work behind `verify_log`. Each step returns whether to go on;
/// a step that does not has said why: `fail` the first bad thing, `cannot_read` a read error.
class Verifier {
 public:
  Verifier(const LogBytes& log, const Evidences& evidences) : log_(log), evidences_(evidences) {}

  Result<Verification> run();

 private:
  /// A checkpoint with where it came from.
  struct Claim {
    std::string what;  ///< `checkpoint`, `checkpoints/0000000041`, `pin FILE`
    Note note;
  };
  struct Detached {
    std::string sha256;
    std::uint64_t size = 0;
  };

  bool sort_names();
  bool read_checkpoints();
  bool read_pins();
  bool walk_segments();
  bool walk_segment(std::uint64_t first, std::string_view bytes, bool& complete);
  bool take(const Record& record, std::uint64_t first);
  bool check_detail(const RedactRecord& record, std::uint64_t seq, std::uint64_t first);
  bool judge_tail(std::string_view tail, const std::string& reason);
  bool judge_details_tail(std::uint64_t first);
  bool check_key_files();
  bool check_claims();
  bool check_claim(const Claim& claim);
  bool check_pins();
  bool check_torn();
  bool check_releases();

  bool fail(std::string what);
  bool cannot_read(Diagnostics problems);
  bool read(const std::string& name, std::string& into);
  bool has(const std::string& name) const;
  void warn(std::string what);
  std::string size_mismatch(const Claim& claim) const;

  const LogBytes& log_;
  const Evidences& evidences_;
  Verification out_;
  Diagnostics problems_;

  std::vector<std::uint64_t> segments_, details_of_;  ///< by their first record
  std::vector<std::string> torn_;
  Claim newest_;
  std::vector<Claim> kept_, pins_;
  std::uint64_t committed_ = 0;            ///< the largest size that a checkpoint of the log names
  std::map<std::uint64_t, Digest> heads_;  ///< of the sizes that checkpoints and pins name

  Chain chain_;
  std::string details_;            ///< of the segment at hand
  std::string_view details_rest_;  ///< not yet matched with a record
  std::string expected_next_;      ///< what the last segment.end says
  std::unordered_set<std::string> released_;
  std::map<std::string, Detached> recovered_;  ///< name -> what its record says
};

}  // namespace declass
