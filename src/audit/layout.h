#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace declass {

/// The names of the files in the folder of a log.
namespace log_file {
inline constexpr const char* lock = "LOCK";              ///< empty; who appends holds a lock on it
inline constexpr const char* checkpoint = "checkpoint";  ///< the newest
inline constexpr const char* checkpoints = "checkpoints";  ///< folder: each one ever signed
inline constexpr const char* vkey = "log.vkey";
inline constexpr const char* signify = "log.pub";
inline constexpr const char* public_pem = "log.pem";
inline constexpr const char* secret_pem = "log.key";  ///< 0600
}  // namespace log_file

std::string segment_name(std::uint64_t first_seq);     ///< `audit-0000000000.jsonl`
std::string details_name(std::uint64_t first_seq);     ///< `details-0000000000.jsonl`
std::string kept_checkpoint_name(std::uint64_t size);  ///< `checkpoints/0000000041`

/// Where the bytes behind the last whole line of `audit` or `details` are kept after a crash:
/// `audit.torn-0000000021-1f2e3d4c`, from the number of whole records and the bytes' digest.
std::string torn_name(std::string_view stem, std::uint64_t records, std::string_view bytes);

enum class LogFileKind {
  lock,
  segment,
  details,
  checkpoint,
  kept_checkpoint,
  public_key,  ///< log.vkey, log.pub, log.pem
  secret_key,
  torn,
  temporary,  ///< left by a crash; the next append removes it
  foreign
};

/// What a file of that name is in a log; `number` is the seq or size in its name.
struct LogFileName {
  LogFileKind kind = LogFileKind::foreign;
  std::uint64_t number = 0;
};
LogFileName classify_log_file(std::string_view name);

/// The name under which `name` is written before it is renamed.
std::string temporary_name(std::string_view name);

/// The files of a log, wherever they are kept. Names are relative to its folder and sorted; what
/// is no regular file has a name that `classify_log_file` takes for foreign.
struct LogBytes {
  std::vector<std::string> names;
  std::function<Result<std::string>(const std::string& name)> read;
};

}  // namespace declass
