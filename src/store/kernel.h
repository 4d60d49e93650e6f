#pragma once

#include "store/system.h"

namespace declass {

/// The system calls themselves.
class Kernel : public System {
 public:
  Outcome open_folder(const std::string& path) override;
  Outcome open_folder_at(int folder, const std::string& name) override;
  Outcome make_folder_at(int folder, const std::string& name, unsigned mode) override;
  Outcome list(int folder, std::vector<Entry>& into) override;
  Outcome open_to_read(int folder, const std::string& name) override;
  Outcome create(int folder, const std::string& name, unsigned mode) override;
  Outcome open_to_append(int folder, const std::string& name) override;
  void close(int file) override;
  Outcome status(int file, Status& into) override;
  Outcome status_at(int folder, const std::string& name, Status& into) override;
  Outcome read(int file, char* into, std::size_t size) override;
  Outcome write(int file, std::string_view bytes) override;
  Outcome truncate(int file, std::uint64_t size) override;
  Outcome set_mode(int file, unsigned mode) override;
  Outcome sync(int file) override;
  Outcome rename(int folder, const std::string& from, const std::string& to,
                 Replace replace) override;
  Outcome remove(int folder, const std::string& name) override;
  Outcome remove_folder(int folder, const std::string& name) override;
  Outcome lock(int file, Lock kind) override;
  Outcome is_network(int folder) override;
};

}  // namespace declass
