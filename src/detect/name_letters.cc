#include "detect/name_letters.h"

#include <algorithm>
#include <cmath>

namespace declass {
namespace {

std::size_t letter(std::string_view word, std::size_t at) {
  if (at >= word.size() || word[at] < 'A' || word[at] > 'Z') return 0;
  return static_cast<std::size_t>(word[at] - 'A') + 1;
}

std::size_t triple(std::string_view word, std::size_t middle) {
  const std::size_t before = middle == 0 ? 0 : letter(word, middle - 1);
  return (before * 27 + letter(word, middle)) * 27 + letter(word, middle + 1);
}

float mean(const std::vector<float>& logs, std::string_view word) {
  float sum = 0;
  for (std::size_t at = 0; at < word.size(); ++at) sum += logs[triple(word, at)];
  return word.empty() ? 0 : sum / static_cast<float>(word.size());
}

std::size_t step(float value) {
  constexpr auto last = static_cast<float>(NameLetters::steps - 1);
  return static_cast<std::size_t>(std::clamp(value, 0.0F, last));
}

}  // namespace

void NameLetters::learn(std::string_view word, std::size_t kind) {
  for (std::size_t at = 0; at < word.size(); ++at) ++tables_[kind].counts[triple(word, at)];
}

// Given the two letters before it, a letter that never follows them counts as a small part of one.
void NameLetters::settle() {
  constexpr float unseen = 0.05F;
  for (Table& table : tables_) {
    table.logs.resize(triples);
    for (std::size_t pair = 0; pair < triples; pair += 27) {
      float sum = 27 * unseen;
      for (std::size_t last = 0; last < 27; ++last) {
        sum += static_cast<float>(table.counts[pair + last]);
      }
      for (std::size_t last = 0; last < 27; ++last) {
        const auto count = static_cast<float>(table.counts[pair + last]);
        table.logs[pair + last] = std::log((count + unseen) / sum);
      }
    }
    table.counts = {};
  }
}

std::size_t NameLetters::usual_step(std::string_view word) const {
  constexpr float least = -5.0F;  // below: letters that no name has in a row
  constexpr float each = 0.5F;
  return step((mean(tables_[0].logs, word) - least) / each);
}

std::size_t NameLetters::likeness_step(std::string_view word) const {
  constexpr float each = 0.35F;
  const float more = mean(tables_[0].logs, word) - mean(tables_[1].logs, word);
  return step(more / each + static_cast<float>(steps) / 2);
}

}  // namespace declass
