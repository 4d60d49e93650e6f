#include <fmt/format.h>

#include <cerrno>

#include "audit/layout.h"
#include "store/kernel.h"
#include "store/log_state.h"

namespace declass {
namespace {

/// What a new log begins with.
struct Beginning {
  std::string origin;
  std::optional<SigningKey> key;
  long long now = 0;
  std::string nonce;
};

Result<void> write_keys(const Folder& folder, const Beginning& beginning) {
  const PublicKey key = beginning.key->public_key();
  std::string secret = beginning.key->pem();
  auto done = folder.replace(log_file::secret_pem, secret, file_mode::secret);
  wipe(secret);
  if (!done) return done;
  const std::string vkey = vkey_text(beginning.origin, key) + "\n";
  if (done = folder.replace(log_file::vkey, vkey, file_mode::open); !done) return done;
  const std::string signify = signify_file(beginning.origin, key);
  if (done = folder.replace(log_file::signify, signify, file_mode::open); !done) return done;
  return folder.replace(log_file::public_pem, public_pem_file(key), file_mode::open);
}

Result<void> write_beginning(const Folder& folder, const Beginning& beginning) {
  OpenRecord open{beginning.origin, std::nullopt};
  if (beginning.key) {
    if (auto done = write_keys(folder, beginning); !done) return done;
    open.vkey = vkey_text(beginning.origin, beginning.key->public_key());
  }
  Draft draft({}, beginning.now);
  if (auto added = draft.add(open, beginning.nonce); !added) return failure(added.error());
  if (auto done = folder.replace(details_name(0), "", file_mode::secret); !done) return done;
  if (auto done = folder.replace(segment_name(0), draft.bytes(), file_mode::open); !done)
    return done;
  const Checkpoint checkpoint{beginning.origin, 1, draft.chain().root()};
  const std::string text =
      note_text(beginning.key ? sign(checkpoint, *beginning.key) : Note{checkpoint, {}});
  if (beginning.key) {
    const auto kept = folder.open_or_make_below(log_file::checkpoints, file_mode::secret_folder);
    if (!kept) return failure(kept.error());
    const std::string name = kept_checkpoint_name(1);
    if (auto done = kept->replace(name.substr(name.find('/') + 1), text, file_mode::open); !done) {
      return done;
    }
  }
  return folder.replace(log_file::checkpoint, text, file_mode::open);
}

/// Empties a folder in which an earlier start was cut off.
Result<void> clear(const Folder& folder) {
  auto entries = folder.list();
  if (!entries) return failure(entries.error());
  for (const System::Entry& entry : *entries) {
    if (entry.name == log_file::lock) continue;
    if (entry.kind == System::Kind::folder) {
      const auto below = folder.open_below(entry.name);
      if (!below) return failure(below.error());
      if (auto cleared = clear(*below); !cleared) return cleared;
      const Outcome gone = folder.system().remove_folder(folder.number(), entry.name);
      if (gone < 0) return failure(folder.problem(entry.name, "removed", gone));
    } else if (auto removed = folder.remove(entry.name); !removed) {
      return removed;
    }
  }
  return {};
}

Result<Handle> make_lock(const std::shared_ptr<System>& system, const Folder& folder) {
  const Outcome made = system->create(folder.number(), log_file::lock, file_mode::open);
  if (made >= 0) system->close(static_cast<int>(made));
  if (made < 0 && made != -EEXIST) return failure(folder.problem(log_file::lock, "made", made));
  return folder.open_lock(log_file::lock, System::Lock::exclusive);
}

/// The folder is there and holds something.
Result<bool> is_filled(const Folder& parent, const std::string& name) {
  const auto status = parent.status(name);
  if (!status) return failure(status.error());
  if (!*status) return false;
  const auto folder = parent.open_below(name);
  if (!folder) return failure(folder.error());
  const auto entries = folder->list();
  if (!entries) return failure(entries.error());
  return !entries->empty();
}

Result<void> check_place(const Folder& folder, const LogOptions& options) {
  if (options.network == LogOptions::Network::accept) return {};
  const Outcome network = folder.system().is_network(folder.number());
  if (network < 0) return failure(folder.problem("", "examined", network));
  if (network == 0) return {};
  return failure(file_problem(folder.path(), "DA0207", "lies on a network file system",
                              "locks do not hold on each of them: keep the log on a disk of "
                              "this machine"));
}

/// A log is built whole in a folder beside its place and then renamed, so that no log is ever
/// there in part. Processes that start the same log at once meet at the new folder's lock; those
/// that come too late find it started.
Result<void> start(const std::shared_ptr<System>& system, const std::string& path,
                   const LogOptions& options, const Beginning& beginning) {
  const Destination place = destination_of(path);
  if (place.name.empty() || place.name == "." || place.name == "..") {
    return failure(file_problem(path, "DA0205", "a log cannot be started here",
                                "name a folder that does not exist"));
  }
  const auto parent = Folder::open_or_make(system, place.folder);
  if (!parent) return failure(parent.error());
  if (auto fit = check_place(*parent, options); !fit) return fit;
  const std::string building = "." + place.name + ".new";
  const auto folder = parent->open_or_make_below(building, file_mode::secret_folder);
  if (!folder) {
    // Another process may have given it its name since.
    const auto there = is_filled(*parent, place.name);
    return there && *there ? Result<void>() : failure(folder.error());
  }
  const auto lock = make_lock(system, *folder);
  if (!lock) return failure(lock.error());
  const auto started = is_filled(*parent, place.name);
  if (!started) return failure(started.error());
  if (*started) {
    const auto mine = folder->status();
    const auto still = parent->status(building);
    if (mine && still && *still && (*still)->identity == mine->identity) {
      system->remove(folder->number(), log_file::lock);
      system->remove_folder(parent->number(), building);
    }
    return {};
  }
  if (auto done = clear(*folder); !done) return done;
  if (auto done = write_beginning(*folder, beginning); !done) return done;
  if (auto done = parent->rename(building, place.name, System::Replace::yes); !done) return done;
  return parent->sync();
}

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

Result<bool> is_started(const std::shared_ptr<System>& system, const std::string& path) {
  const Outcome opened = system->open_folder(path);
  if (opened == -ENOENT) return false;
  if (opened >= 0) system->close(static_cast<int>(opened));
  const auto folder = Folder::open(system, path);
  if (!folder) return failure(folder.error());
  const auto entries = folder->list();
  if (!entries) return failure(entries.error());
  // A log is never there in part, so a folder that holds any file of one is one.
  for (const System::Entry& entry : *entries) {
    if (classify_log_file(entry.name).kind != LogFileKind::foreign) return true;
  }
  if (entries->empty()) return false;
  return failure(file_problem(path, "DA0205", "is not the folder of an audit log",
                              "name a folder that does not exist"));
}

}  // namespace

Result<Log> Log::open_or_create(std::shared_ptr<System> system, const std::string& folder,
                                const LogOptions& options, long long now,
                                const RandomBytes& random) {
  const std::string path = without_slashes(folder);
  const auto started = is_started(system, path);
  if (!started) return failure(started.error());
  if (!*started) {
    const std::string nonce = hex(random(16));
    // The origin tells logs apart, so each gets its own.
    const Beginning beginning{"declass-log-" + hex(random(8)), std::nullopt, now, nonce};
    if (auto done = start(system, path, options, beginning); !done) return failure(done.error());
  }
  auto opened = Folder::open(system, path);
  if (!opened) return failure(opened.error());
  if (auto fit = check_place(*opened, options); !fit) return failure(fit.error());
  auto state = std::make_unique<State>(std::move(system), std::move(*opened), options);
  if (auto done = state->open(); !done) return failure(done.error());
  return Log(std::move(state));
}

Result<Log> Log::create_signed(std::shared_ptr<System> system, const std::string& folder,
                               const std::string& origin, const LogOptions& options, long long now,
                               const RandomBytes& random) {
  const std::string path = without_slashes(folder);
  if (!is_origin(origin)) {
    return failure(file_problem(path, "DA0208", fmt::format("`{}` cannot name a log", origin),
                                "printable ASCII without blanks and `+`: "
                                "`records.example.gov/redaction-log/2026`"));
  }
  const auto started = is_started(system, path);
  if (!started) return failure(started.error());
  if (*started) return failure(file_problem(path, "DA0205", "there is an audit log already"));
  std::string seed = random(32);
  Beginning beginning{origin, SigningKey(seed), now, hex(random(16))};
  wipe(seed);
  if (auto done = start(system, path, options, beginning); !done) return failure(done.error());
  return open_or_create(std::move(system), path, options, now, random);
}

Result<Log> Log::open_or_create(const std::string& folder, const LogOptions& options, long long now,
                                const RandomBytes& random) {
  return open_or_create(std::make_shared<Kernel>(), folder, options, now, random);
}

Result<Log> Log::create_signed(const std::string& folder, const std::string& origin,
                               const LogOptions& options, long long now,
                               const RandomBytes& random) {
  return create_signed(std::make_shared<Kernel>(), folder, origin, options, now, random);
}

}  // namespace declass
