#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/record.h"
#include "text/result.h"

namespace declass {

class System;

/// Gives that many fresh random bytes. The store never draws any itself.
using RandomBytes = std::function<std::string(std::size_t)>;

enum class Overwrite { refuse, replace };

/// Where a release goes. `folder` is opened as its user named it, and made where it is missing;
/// `name` is a relative path below it, none of whose parts may be a symbolic link or `..`.
struct Destination {
  std::string folder;
  std::string name;
};

/// `a/b/c.txt` is `c.txt` in `a/b`.
Destination destination_of(const std::string& path);

/// One release with its record and its detail line.
struct Publication {
  std::optional<Destination> destination;  ///< nothing: the caller prints `bytes` afterwards
  std::string bytes;
  Overwrite overwrite = Overwrite::refuse;
  RedactRecord record;
  Detail detail;
};

/// What became of a publication.
struct Receipt {
  std::uint64_t seq = 0;  ///< its record
  std::string rel;
};

struct LogOptions {
  /// flock and O_APPEND do not hold on every network file system.
  enum class Network { refuse, accept } network = Network::refuse;
  /// A segment that has reached either is closed, and the next record begins a new one.
  std::uint64_t segment_bytes = std::uint64_t{256} << 20;
  std::uint64_t segment_records = 1'000'000;
};

/// The folder of an audit log, for appending. Of its problems the family of the code says what
/// the program should end with: DA01 the log was changed or cut short (exit 5), DA02 it cannot be
/// used so (exit 2), DA05 input or output failed (exit 74).
class Log {
 public:
  /// Opens the log in `folder`, or starts one without a key where the folder is missing or empty.
  /// Holds everything below the checkpoint against it.
  static Result<Log> open_or_create(const std::string& folder, const LogOptions& options,
                                    long long now, const RandomBytes& random);

  /// Starts a log that signs, with a new Ed25519 key in `log.key` (0600).
  /// `origin` is a name without blanks and `+`, `records.example.gov/redaction-log/2026`.
  static Result<Log> create_signed(const std::string& folder, const std::string& origin,
                                   const LogOptions& options, long long now,
                                   const RandomBytes& random);

  /// Records all publications and gives the releases their names, in this order: releases durable
  /// under temporary names; details and records durable; a checkpoint that covers them durable;
  /// only then the final names. Nothing is published that no durable checkpoint covers, and
  /// nobody ever sees part of a file under a final name. On failure no name was given unless the
  /// problem says so (DA0509). `doc`, `rel`, `release_sha256`, `detail_sha256` and the nonces are
  /// filled in here.
  Result<std::vector<Receipt>> append_and_publish(std::vector<Publication> batch, long long now,
                                                  const RandomBytes& random);

  /// As above, through another system than the kernel's: for tests.
  static Result<Log> open_or_create(std::shared_ptr<System> system, const std::string& folder,
                                    const LogOptions& options, long long now,
                                    const RandomBytes& random);
  static Result<Log> create_signed(std::shared_ptr<System> system, const std::string& folder,
                                   const std::string& origin, const LogOptions& options,
                                   long long now, const RandomBytes& random);

  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;
  ~Log();

 private:
  class State;
  explicit Log(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace declass
