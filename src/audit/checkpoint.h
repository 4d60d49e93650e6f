#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "audit/hash.h"
#include "audit/key.h"
#include "text/result.h"

namespace declass {

/// The state of a log at one size: C2SP tlog-checkpoint, without extension lines.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Digest root{};

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Three lines: origin, size, base64 of the root. What a signature is over.
std::string checkpoint_body(const Checkpoint& checkpoint);

/// A checkpoint file. Unsigned it is the body alone; signed it is a C2SP signed note: the body, an
/// empty line, and one line `— name base64(key id ‖ signature)`.
struct Note {
  struct Line {
    std::string name;
    std::array<unsigned char, 4> id{};
    Signature signature{};
  };

  Checkpoint checkpoint;
  std::optional<Line> signature;
};

std::string note_text(const Note& note);

/// Signs as `checkpoint.origin`, the name that the log's key has.
Note sign(const Checkpoint& checkpoint, const SigningKey& key);

/// Only what `note_text` writes is read, so that no byte of a checkpoint can change unseen; the
/// rest is refused (DA0103).
Result<Note> parse_note(std::string_view text);

/// The note is signed, under its origin, with this key.
bool is_signed_by(const Note& note, const PublicKey& key);

}  // namespace declass
