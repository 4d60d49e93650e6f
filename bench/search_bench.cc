#include <benchmark/benchmark.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "text/encoded_search.h"
#include "text/folded_search.h"
#include "text/near_search.h"

namespace declass {
namespace {

// Invented prose, four megabytes of it; a file of real text in DECLASS_BENCH_TEXT instead.
std::string prose() {
  if (const char* path = std::getenv("DECLASS_BENCH_TEXT")) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }
  static const std::vector<std::string> words = {
      "the",     "delegation", "met",     "director", "of",       "bureau",  "in",     "afternoon",
      "it",      "was",        "agreed",  "that",     "matter",   "would",   "be",     "taken",
      "up",      "again",      "when",    "both",     "sides",    "had",     "Jane",   "reported",
      "figures", "were",       "not",     "known",    "to",       "office",  "Moscow", "petroleum",
      "Ivory",   "Brandon",    "Gregory", "mariner",  "thorough", "kilogram"};
  std::mt19937_64 random(1);
  std::string out;
  while (out.size() < (std::size_t{4} << 20)) {
    out += words[random() % words.size()];
    out += random() % 12 == 0 ? ".\n" : " ";
  }
  return out;
}

// Given name and surname, each of two or three syllables: a thousand of them.
std::vector<std::string> names(std::size_t count) {
  static const std::vector<std::string> syllables = {
      "ba",  "rin", "to", "mel", "kas", "ov", "dra", "gil", "ne", "pet", "ul", "sha",
      "vor", "lin", "ce", "jo",  "man", "ti", "ree", "bo",  "zu", "fen", "ar", "is"};
  std::mt19937_64 random(2);
  const auto word = [&] {
    std::string out;
    for (std::size_t n = 2 + random() % 2; n > 0; --n)
      out += syllables[random() % syllables.size()];
    return out;
  };
  std::vector<std::string> out;
  while (out.size() < count) out.push_back(word() + " " + word());
  return out;
}

/// Every letter of every nth word as its look-alike in Cyrillic.
std::string with_look_alikes(std::string text) {
  std::string out;
  std::size_t word = 0;
  for (const char c : text) {
    word += c == ' ' ? 1U : 0U;
    if (word % 20 == 0 && c == 'o') {
      out += "\xD0\xBE";
    } else if (word % 20 == 0 && c == 'e') {
      out += "\xD0\xB5";
    } else {
      out += c;
    }
  }
  return out;
}

std::string repeated(const std::string& piece, std::size_t size) {
  std::string out;
  while (out.size() < size) out += piece;
  return out;
}

template <class Search>
void find(benchmark::State& state, const std::string& text, std::size_t terms) {
  const Search search(names(terms));
  for (auto _ : state) benchmark::DoNotOptimize(search.find_all(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void folded(benchmark::State& state, const std::string& text, std::size_t terms) {
  find<FoldedSearch>(state, text, terms);
}
void one_edit(benchmark::State& state, const std::string& text, std::size_t terms) {
  find<NearSearch>(state, text, terms);
}
void encoded(benchmark::State& state, const std::string& text, std::size_t terms) {
  find<EncodedSearch>(state, text, terms);
}

void compile(benchmark::State& state, std::size_t terms) {
  const std::vector<std::string> needles = names(terms);
  for (auto _ : state) benchmark::DoNotOptimize(FoldedSearch(needles));
}

constexpr std::size_t megabyte = std::size_t{1} << 20;

BENCHMARK_CAPTURE(folded, ascii_1000_terms, prose(), 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(folded, ascii_100000_terms, prose(), 100000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(folded, look_alikes_1000_terms, with_look_alikes(prose()), 1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(folded, cyrillic_1000_terms,
                  repeated("\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xB3\xD0\xB0\xD1\x82 ", megabyte),
                  1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(folded, combining_marks_1000_terms, repeated("\xCC\x81", megabyte), 1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(folded, near_misses_1000_terms, repeated("p e t o v ", megabyte), 1000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(one_edit, ascii_1000_terms, prose(), 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(encoded, ascii_1000_terms, prose(), 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(compile, 1000_terms, 1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace declass
