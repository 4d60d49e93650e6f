#include "release/marker.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

std::string interim(const MarkerFacts& facts) {
  return facts.referral ? "pending referral" : "pending review";
}

std::string portion_words(const MarkerFacts& facts, const OutputStyle& output) {
  const std::string amount = amount_text(facts.amount, output.show_amount);
  return amount.empty() ? fmt::format("1 {}", facts.kind)
                        : fmt::format("1 {} ({})", facts.kind, amount);
}

std::string foia(const MarkerFacts& facts, const OutputStyle& output) {
  if (!facts.whole_portion) {
    return facts.codes.empty() ? fmt::format("[withheld {}]", interim(facts))
                               : fmt::format("[{}]", grouped_codes(facts.codes));
  }
  const std::string what = portion_words(facts, output);
  if (facts.codes.empty()) return fmt::format("[{} withheld {}]", what, interim(facts));
  const std::string more = facts.referral || facts.pending ? "; " + interim(facts) : "";
  return fmt::format("[{} withheld: {}{}]", what, grouped_codes(facts.codes), more);
}

std::string from_template(const MarkerFacts& facts, const OutputStyle& output) {
  std::string out = output.marker;
  const auto replace = [&](std::string_view field, const std::string& value) {
    for (std::size_t at = out.find(field); at != std::string::npos;
         at = out.find(field, at + value.size())) {
      out.replace(at, field.size(), value);
    }
  };
  replace("{codes}", facts.codes.empty() ? interim(facts) : join(facts.codes, ", "));
  replace("{amount}", facts.whole_portion ? amount_text(facts.amount, output.show_amount) : "");
  replace("{kind}", facts.kind);
  return out;
}

}  // namespace

namespace {

/// What stands in brackets is like a marker where it begins or ends as one.
bool reads_like_marker(std::string_view inside) {
  const std::string upper = ascii_upper(inside);
  for (const char* start : {"REDACTED", "DELETED", "WITHHELD ", "WAS (", "DECLASSIFIED", "(B)("}) {
    if (upper.starts_with(start)) return true;
  }
  return upper.find(" WITHHELD: ") != std::string::npos ||
         upper.find(" WITHHELD PENDING") != std::string::npos ||
         upper.ends_with("NOT DECLASSIFIED");
}

/// What a template says before its first field, where it is enough to be known by.
std::string_view fixed_start(const std::string& marker) {
  const std::string_view all = marker;
  const std::string_view start = trimmed(all.substr(0, all.find('{')));
  return marker.find('{') != std::string::npos && start.size() >= 3 ? start : std::string_view();
}

}  // namespace

std::vector<Span> marker_like(std::string_view text, const OutputStyle& output) {
  constexpr std::size_t longest = 160;
  std::vector<Span> out;
  for (std::size_t at = text.find('['); at < text.size(); at = text.find('[', at + 1)) {
    const std::string_view rest = text.substr(at + 1, longest);
    const std::size_t end = rest.find_first_of("[]");
    if (end >= rest.size() || rest[end] == '[') continue;
    if (reads_like_marker(rest.substr(0, end))) out.push_back({at, at + end + 2});
  }
  const std::string_view start = fixed_start(output.marker);
  if (start.empty() || start.front() == '[') return out;
  for (std::size_t at = text.find(start); at < text.size();
       at = text.find(start, at + start.size())) {
    out.push_back({at, at + start.size()});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string grouped_codes(const std::vector<std::string>& codes) {
  std::string out;
  bool after_category = false;
  for (const std::string& code : codes) {
    const bool category = !code.empty() && code.front() != '(';
    if (!out.empty()) out += category && after_category ? ", " : "; ";
    out += code;
    after_category = category;
  }
  return out;
}

std::string amount_text(std::size_t amount, Amount shown) {
  const auto counted = [&](const char* unit) {
    return fmt::format("{} {}{}", amount, unit, amount == 1 ? "" : "s");
  };
  switch (shown) {
    case Amount::none:
      return {};
    case Amount::lines:
      return counted("line");
    case Amount::words:
      return counted("word");
  }
  return {};
}

std::string marker_text(const MarkerFacts& facts, const OutputStyle& output) {
  if (output.marker == "foia") return foia(facts, output);
  if (output.marker == "frus") {
    return facts.whole_portion ? fmt::format("[{} not declassified]", portion_words(facts, output))
                               : fmt::format("[{} not declassified]", facts.kind);
  }
  if (output.marker == "bracket") {
    return fmt::format("[REDACTED {}]",
                       facts.codes.empty() ? interim(facts) : grouped_codes(facts.codes));
  }
  return from_template(facts, output);
}

}  // namespace declass
