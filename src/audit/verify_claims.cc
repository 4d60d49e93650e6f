#include <fmt/format.h>

#include <array>
#include <unordered_set>

#include "audit/lines.h"
#include "audit/verifier.h"
#include "text/escape.h"

namespace declass {

bool Verifier::check_key_files() {
  struct Expected {
    const char* name;
    std::string bytes;
  };
  std::array<Expected, 3> files = {Expected{log_file::vkey, ""}, Expected{log_file::signify, ""},
                                   Expected{log_file::public_pem, ""}};
  if (out_.key) {
    files[0].bytes = vkey_text(out_.key->name, out_.key->key) + "\n";
    files[1].bytes = signify_file(out_.key->name, out_.key->key);
    files[2].bytes = public_pem_file(out_.key->key);
  }
  for (const auto& [name, expected] : files) {
    if (has(name) != out_.key.has_value()) {
      return fail(fmt::format("{} {}", name,
                              out_.key ? "is missing" : "does not belong to a log without a key"));
    }
    std::string bytes;
    if (out_.key && !read(name, bytes)) return false;
    if (bytes != expected) return fail(fmt::format("{} is not the key of record 0", name));
  }
  if (!has(log_file::secret_pem)) return true;
  if (!out_.key) return fail("log.key does not belong to a log without a key");
  // Who verifies need not be who signs: a secret key that cannot be read is passed over.
  auto secret = log_.read(log_file::secret_pem);
  if (!secret) return true;
  const auto key = SigningKey::parse_pem(*secret);
  wipe(*secret);
  return (key && key->public_key() == out_.key->key) || fail("log.key is not the key of record 0");
}

std::string Verifier::size_mismatch(const Claim& claim) const {
  return fmt::format("truncated: {} says {}, file has {}", claim.what,
                     grouped(claim.note.checkpoint.size), grouped(chain_.size()));
}

bool Verifier::check_claim(const Claim& claim) {
  const Checkpoint& checkpoint = claim.note.checkpoint;
  if (checkpoint.origin != out_.origin) {
    return fail(fmt::format("{}: its origin is `{}`, the log's is `{}`", claim.what,
                            checkpoint.origin, out_.origin));
  }
  if (out_.key && !is_signed_by(claim.note, out_.key->key)) {
    return fail(fmt::format("{}: it is not signed by the key of record 0", claim.what));
  }
  if (!out_.key && claim.note.signature) {
    return fail(fmt::format("{}: it is signed, but the log has no key", claim.what));
  }
  if (checkpoint.size > chain_.size()) return fail(size_mismatch(claim));
  if (checkpoint.root != heads_.at(checkpoint.size)) {
    return fail(fmt::format("{}: its root for {} records is {}, the log's is {}", claim.what,
                            grouped(checkpoint.size), base64(view_of(checkpoint.root)),
                            base64(view_of(heads_.at(checkpoint.size)))));
  }
  return true;
}

bool Verifier::check_claims() {
  if (!check_claim(newest_)) return false;
  if (!out_.key && !kept_.empty()) {
    return fail(fmt::format("{} does not belong to a log without a key", kept_.front().what));
  }
  std::uint64_t newer = 0;
  for (const Claim& claim : kept_) {
    if (!check_claim(claim)) return false;
    if (claim.note.checkpoint.size > out_.size) ++newer;
    ++out_.kept_checkpoints;
  }
  // A checkpoint is kept before it becomes the newest; a crash between leaves one, never two.
  if (newer > 1) return fail(fmt::format("the checkpoint is older than {} that are kept", newer));
  if (newer == 1) warn("the checkpoint is older than the last that is kept (crash)");
  if (out_.key && !has(kept_checkpoint_name(out_.size))) {
    return fail(fmt::format("{} is missing", kept_checkpoint_name(out_.size)));
  }
  if (const std::uint64_t beyond = chain_.size() - committed_; beyond > 0) {
    warn(fmt::format("{} records beyond the checkpoint (crash, not committed)", grouped(beyond)));
  }
  return true;
}

bool Verifier::check_pins() {
  for (const Claim& pin : pins_) {
    const Checkpoint& checkpoint = pin.note.checkpoint;
    if (checkpoint.origin != out_.origin) {
      return fail(fmt::format("{}: it is of the log `{}`", pin.what, checkpoint.origin));
    }
    if (out_.key && !is_signed_by(pin.note, out_.key->key)) {
      return fail(fmt::format("{}: it is not signed by the log's key", pin.what));
    }
    if (checkpoint.size > chain_.size()) {
      return fail(fmt::format("pin {}: the log has only {} records: it was cut back",
                              grouped(checkpoint.size), grouped(chain_.size())));
    }
    if (checkpoint.root != heads_.at(checkpoint.size)) {
      return fail(fmt::format("pin {0}: log was rewritten at or before record {0}",
                              grouped(checkpoint.size)));
    }
    out_.pins.push_back(checkpoint.size);
  }
  return true;
}

bool Verifier::check_torn() {
  for (const std::string& name : torn_) {
    std::string bytes;
    if (!read(name, bytes)) return false;
    const std::string digest = sha256_hex(bytes);
    const auto found = recovered_.find(name);
    if (found == recovered_.end()) {
      if (!name.ends_with(digest.substr(0, 8))) return fail(name + " is not what was set aside");
      warn(fmt::format("{} has no record yet (crash)", name));
      continue;
    }
    if (digest != found->second.sha256 || bytes.size() != found->second.size) {
      return fail(name + " is not what was set aside");
    }
  }
  for (const auto& [name, what] : recovered_) {
    const bool left_out =
        name.starts_with("details") && evidences_.details == Evidences::Details::left_out;
    if (!has(name) && !left_out) return fail(escaped(name) + " is missing");
  }
  return true;
}

bool Verifier::check_releases() {
  if (!evidences_.releases) return true;
  Verification::Releases count;
  std::unordered_set<std::string> seen;
  for (const ReleaseFile& file : *evidences_.releases) {
    ++count.files;
    if (released_.contains(file.sha256)) {
      ++count.matched;
      seen.insert(file.sha256);
    } else if (out_.failure.empty()) {
      fail(fmt::format("release {}: no record has its digest", escaped(file.name)));
    }
  }
  count.missing = released_.size() - seen.size();
  out_.releases = count;
  return out_.failure.empty();
}

Result<void> for_each_record(
    const LogBytes& log,
    const std::function<void(const Record&, const std::optional<Detail>&)>& visit) {
  Chain chain;
  for (const std::string& name : log.names) {
    const LogFileName file = classify_log_file(name);
    if (file.kind != LogFileKind::segment) continue;
    auto bytes = log.read(name);
    if (!bytes) return failure(std::move(bytes.error()));
    const std::string details_file = details_name(file.number);
    std::string details;
    for (const std::string& other : log.names) {
      if (other != details_file) continue;
      auto read = log.read(details_file);
      if (!read) return failure(std::move(read.error()));
      details = std::move(*read);
    }
    chain.begin_segment();
    std::string_view rest = *bytes;
    std::string_view details_rest = details;
    while (const auto line = take_line(rest)) {
      const auto record = chain.follow(*line);
      if (!record) break;
      std::optional<Detail> detail;
      if (std::holds_alternative<RedactRecord>(record->event)) {
        if (const auto text = take_line(details_rest)) {
          if (auto parsed = parse_detail(*text)) detail = std::move(*parsed);
        }
      }
      visit(*record, detail);
    }
  }
  return {};
}

}  // namespace declass
