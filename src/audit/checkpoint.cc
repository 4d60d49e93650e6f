#include "audit/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "audit/lines.h"

namespace declass {
namespace {

constexpr std::string_view dash = "\xe2\x80\x94 ";  // the em dash that begins a signature line
constexpr std::size_t longest = 4096;               // far above what an origin allows

std::optional<Note::Line> parse_signature(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto bytes = from_base64(line.substr(blank + 1));
  if (!bytes || bytes->size() != 68) return std::nullopt;
  Note::Line out;
  out.name = line.substr(0, blank);
  std::copy_n(bytes->begin(), 4, out.id.begin());
  std::copy(bytes->begin() + 4, bytes->end(), out.signature.begin());
  return out;
}

std::optional<Note> read_note(std::string_view text) {
  Note out;
  const auto origin = take_line(text);
  const auto size = take_line(text);
  const auto root = take_line(text);
  if (!origin || !size || !root || !is_origin(*origin)) return std::nullopt;
  out.checkpoint.origin = *origin;
  const char* end = size->data() + size->size();
  const auto [rest, error] = std::from_chars(size->data(), end, out.checkpoint.size);
  const auto digest = from_base64(*root);
  if (error != std::errc{} || rest != end || !digest || digest->size() != 32) return std::nullopt;
  std::copy(digest->begin(), digest->end(), out.checkpoint.root.begin());
  if (text.empty()) return out;
  const auto gap = take_line(text);
  const auto line = take_line(text);
  if (!gap || !line) return std::nullopt;
  out.signature = parse_signature(*line);
  return out.signature ? std::optional(out) : std::nullopt;
}

}  // namespace

std::string checkpoint_body(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size,
                     base64(view_of(checkpoint.root)));
}

std::string note_text(const Note& note) {
  std::string out = checkpoint_body(note.checkpoint);
  if (note.signature) {
    std::string bytes(view_of(note.signature->id));
    bytes += view_of(note.signature->signature);
    out += fmt::format("\n{}{} {}\n", dash, note.signature->name, base64(bytes));
  }
  return out;
}

Note sign(const Checkpoint& checkpoint, const SigningKey& key) {
  return {checkpoint, Note::Line{checkpoint.origin, key_id(checkpoint.origin, key.public_key()),
                                 key.sign(checkpoint_body(checkpoint))}};
}

Result<Note> parse_note(std::string_view text) {
  if (text.size() <= longest) {
    auto note = read_note(text);
    if (note && note_text(*note) == text) return std::move(*note);
  }
  return failure(file_problem("", "DA0103", "the checkpoint is not well-formed"));
}

bool is_signed_by(const Note& note, const PublicKey& key) {
  const Checkpoint& checkpoint = note.checkpoint;
  return note.signature && note.signature->name == checkpoint.origin &&
         note.signature->id == key_id(checkpoint.origin, key) &&
         verifies(key, checkpoint_body(checkpoint), note.signature->signature);
}

}  // namespace declass
