#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "store/log.h"

namespace declass {

/// Random bytes that are the same each time.
inline RandomBytes fixed_random(unsigned seed) {
  return [engine = std::mt19937_64(seed)](std::size_t count) mutable {
    std::string out;
    while (out.size() < count) out += static_cast<char>(engine() & 0xFFU);
    return out;
  };
}

/// An empty folder that is gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = testing::TempDir() + "declass-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A release of document `number` with two cuts, to `folder`/release-NUMBER.txt.
inline Publication publication(int number, const std::string& folder) {
  Publication out;
  out.destination = Destination{folder, "release-" + std::to_string(number) + ".txt"};
  out.bytes = "1. (C) [(b)(6)] met document " + std::to_string(number) + ".\n";
  out.record.k = 2;
  out.record.codes = {{"(b)(1)", 1}, {"(b)(6)", 1}};
  out.record.policy = "public";
  out.record.tool = {"declass", "0.1.0", "test"};
  out.record.as_of = *make_date(2026, 3, 1);
  out.record.actor = "reviewer";
  out.detail.document_ids = {"26TEST" + std::to_string(number)};
  out.detail.source = "cable-" + std::to_string(number) + ".txt";
  out.detail.as_of = out.record.as_of;
  out.detail.policy = "public";
  out.detail.policy_sha256 = sha256_hex("policy");
  out.detail.lists = {{"officials", sha256_hex("officials")}};
  out.detail.authority = "R. Ewer, Director";
  out.detail.event_dates = {*make_date(2025, 1, 31)};
  out.detail.segments = {
      {"paragraph", 1, "declassified", *make_date(2025, 1, 31), "2", "marked", {}},
      {"paragraph", 2, "refer", {}, "26", "none", "nato"}};
  out.detail.cuts = {{1,
                      "paragraph",
                      "(C)",
                      {7, 18},
                      "protect-private-persons",
                      "redact",
                      {"(b)(6)"},
                      "",
                      {"title", "list-of-first-names"}},
                     {2,
                      "paragraph",
                      "(S)",
                      {40, 400},
                      "withhold-classified",
                      "withhold",
                      {"(b)(1)", "1.4(b)"},
                      "7 lines",
                      {}}};
  return out;
}

}  // namespace declass
