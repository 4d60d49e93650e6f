#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "detect/detector.h"
#include "pattern/pattern.h"

namespace declass {
namespace {

std::vector<SourceText> rule_files() {
  std::vector<SourceText> out;
  const std::filesystem::path folder = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules/detect";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!entry.is_regular_file() || path.ends_with(".md") || path.ends_with(".test.yaml")) continue;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    out.emplace_back(path, bytes.str());
  }
  return out;
}

const Detector& detector() {
  static const Detector compiled = Detector::compile(rule_files()).value();
  return compiled;
}

// Invented text of the two kinds, a megabyte of it; with a file of real text in DECLASS_BENCH_TEXT
// that is measured instead.
std::string prose() {
  if (const char* path = std::getenv("DECLASS_BENCH_TEXT")) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }
  static const std::vector<std::string> sentences = {
      "The delegation met Mr Hargreaves, director of the bureau, in the afternoon. ",
      "It was agreed that the matter would be taken up again when both sides had reported. ",
      "Jane Duncan told the committee that the figures were not yet known to her office. ",
      "No decision had been reached by the end of the week, and none was expected.\n\n"};
  std::mt19937_64 random(1);
  std::string out;
  while (out.size() < (std::size_t{1} << 20)) out += sentences[random() % sentences.size()];
  return out;
}

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::vector<Term> names(std::size_t count) {
  std::vector<Term> out;
  for (std::size_t at = 0; at < count; ++at) {
    out.push_back(
        {"list", "Given" + std::to_string(at) + " Name" + std::to_string(at), false, false, {}});
  }
  return out;
}

void find(benchmark::State& state, const std::string& text, std::size_t terms) {
  const SourceText source("bench", text);
  const Message message = plain_message(source);
  const TermIndex index(names(terms));
  for (auto _ : state) benchmark::DoNotOptimize(detector().find(source, message, index));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

// The base of the comparison: one combined pass with a hundred patterns.
void combined_patterns(benchmark::State& state, const std::string& text) {
  std::string expression;
  for (int at = 0; at < 100; ++at) {
    const std::string number = std::to_string(at);
    if (at > 0) expression += "|";
    expression +=
        at % 2 == 0 ? "\\b[A-Z]{2}" + number + "-\\d{3,5}\\b" : "\\bword" + number + "\\s+\\w+";
  }
  const Pattern pattern = Pattern::compile(expression).value();
  for (auto _ : state) {
    std::size_t from = 0;
    while (const auto match = pattern.find(text, from)) from = match->whole().end;
    benchmark::DoNotOptimize(from);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void compile_rules(benchmark::State& state) {
  const auto files = rule_files();
  for (auto _ : state) benchmark::DoNotOptimize(Detector::compile(files));
}

BENCHMARK_CAPTURE(find, prose_100k_names, prose(), 100000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find, capitals_100k_names, capitals(prose()), 100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(combined_patterns, prose, prose())->Unit(benchmark::kMillisecond);
BENCHMARK(compile_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace declass
