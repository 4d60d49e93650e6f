#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "audit/checkpoint.h"
#include "audit/lines.h"
#include "audit/verify.h"

namespace declass {
namespace {

/// What is read is written again as the same bytes: no two texts mean the same.
void require(bool holds) {
  if (!holds) std::abort();
}

void read_each_form(std::string_view text) {
  if (const auto record = parse_record(text)) require(record_line(*record) == text);
  if (const auto detail = parse_detail(text)) require(detail_line(*detail) == text);
  if (const auto note = parse_note(text)) require(note_text(*note) == text);
  if (const auto key = parse_vkey(text)) require(vkey_text(key->name, key->key) == text);
  if (const auto key = SigningKey::parse_pem(text)) require(key->pem() == text);
  if (const auto bytes = from_base64(text)) require(base64(*bytes) == text);
  if (const auto time = parse_time(text)) require(time_text(*time) == text);
}

/// The input as a whole log: each file begins with a line `=NAME`.
void verify_as_log(std::string_view text) {
  std::map<std::string, std::string> files;
  std::string name = log_file::checkpoint;
  while (const auto line = take_line(text)) {
    if (line->starts_with('='))
      name = line->substr(1);
    else
      files[name] += std::string(*line) + "\n";
  }
  files[name] += text;
  LogBytes log;
  for (const auto& [file, bytes] : files) log.names.push_back(file);
  log.read = [&](const std::string& file) -> Result<std::string> { return files.at(file); };
  const auto found = verify_log(log);
  require(found.has_value());
  require(found->failure.empty() == (found->verdict != Verification::Verdict::changed));
  require(for_each_record(log, [](const Record&, const auto&) {}).has_value());
}

}  // namespace
}  // namespace declass

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  declass::read_each_form(text);
  declass::verify_as_log(text);
  return 0;
}
