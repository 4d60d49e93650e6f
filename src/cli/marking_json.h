#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/algebra.h"
#include "marking/parse.h"

namespace declass {

/// Whether a marking may go to one country or group.
struct ReleaseAnswer {
  std::string to;
  Releasable answer;
};

/// Appends `text` as a JSON string. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Appends one object without its braces' line feed: the keys of `marking --json` in their order.
/// `id`, where it is not empty, is written first as it is.
void append_marking_json(std::string& out, std::string_view id, std::string_view text,
                         std::string_view kind, const MarkReading& reading,
                         const Vocabulary& vocabulary, const std::vector<ReleaseAnswer>& answers);

/// The same for `marking --rollup --json`.
void append_roll_up_json(std::string& out, std::string_view id,
                         const std::vector<std::string>& portions, const RollUp& result,
                         const std::vector<ReleaseAnswer>& answers);

/// An answer to a line that could not be read.
void append_error_json(std::string& out, std::string_view id, std::string_view code,
                       std::string_view message);

/// What a control is listed under. One that is not known limits dissemination.
enum class ControlList { dissem, non_ic };
ControlList control_list(std::string_view id, const Vocabulary& vocabulary);

}  // namespace declass
