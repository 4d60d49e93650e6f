#include <gtest/gtest.h>

#include <map>

#include "term_policy.h"
#include "text/utf8.h"

namespace declass {
namespace {

/// One line of tests/golden/disguises/vectors.tsv.
struct Vector {
  std::string kind, list, text, outcome;
};

/// `\u{41}`, `\n`, `\t`, `\r`, `\f`, `\\`.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    switch (text[++at]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case 'f':
        out += '\f';
        break;
      case 'u': {
        const std::size_t end = text.find('}', at);
        const std::string digits(text.substr(at + 2, end - at - 2));
        append_code_point(out, static_cast<char32_t>(std::stoul(digits, nullptr, 16)));
        at = end;
        break;
      }
      default:
        out += text[at];
    }
  }
  return out;
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (std::size_t end = 0; end != std::string::npos; at = end + separator.size()) {
    end = text.find(separator, at);
    out.push_back(text.substr(at, end == std::string::npos ? end : end - at));
  }
  return out;
}

std::vector<Vector> vectors() {
  const std::string file =
      bytes_of(std::string(DECLASS_SOURCE_DIR) + "/tests/golden/disguises/vectors.tsv");
  std::vector<Vector> out;
  for (const std::string& line : split(file, "\n")) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> fields = split(line, "\t");
    out.push_back({fields.at(0), fields.at(1), unescaped(fields.at(2)), unescaped(fields.at(3))});
  }
  return out;
}

Policy policy_for(const std::string& list) {
  std::vector<std::string> persons, terms;
  for (const std::string& entry : split(list, "; ")) {
    const auto fields = split(entry, ": ");
    const std::string text = unescaped(fields.at(1));
    (fields.at(0) == "person" ? persons : terms).push_back(text);
  }
  return term_policy(entries(persons, terms));
}

/// What leaves, as the table writes it.
std::string outcome_of(const Vector& vector) {
  const Policy policy = policy_for(vector.list);
  const SourceText source("in.txt", term_document_head + vector.text + "\n");
  const auto outcome = process(source, shipped_rules(), policy, options_on("2026-11-24"));
  if (!outcome) {
    return outcome.error().front().code == "DA0408" ? "refused"
                                                    : "refused: " + render(outcome.error());
  }
  return body_of(outcome->release.bytes) + (outcome->verdict.review.empty() ? "" : " + listed");
}

TEST(Disguises, EveryVectorIsCutListedOrRefused) {
  std::map<std::string, std::pair<int, int>> classes;
  for (const Vector& vector : vectors()) {
    const std::string got = outcome_of(vector);
    const std::string name = vector.kind.substr(0, 1);
    ++classes[name].second;
    const bool good =
        got == vector.outcome || (vector.outcome == "listed or more" &&
                                  (got.starts_with("refused") || got.ends_with("+ listed")));
    if (good) ++classes[name].first;
    EXPECT_TRUE(good) << vector.kind << "\n  text: " << vector.text << "\n  got:  " << got
                      << "\n  want: " << vector.outcome;
  }
  for (const auto& [name, count] : classes) {
    RecordProperty("class " + name,
                   std::to_string(count.first) + "/" + std::to_string(count.second));
    std::cout << "disguises " << name << ": " << count.first << "/" << count.second << "\n";
  }
}

}  // namespace
}  // namespace declass
