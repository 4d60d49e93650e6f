#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>

#include "detect/detector.h"
#include "detect/name_rules.h"

namespace declass {
namespace {

std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

const std::filesystem::path& rules_folder() {
  static const auto folder = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules/detect";
  return folder;
}

const std::vector<SourceText>& rule_files() {
  static const std::vector<SourceText> files = [] {
    std::vector<SourceText> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(rules_folder())) {
      const std::string path = entry.path().string();
      if (!entry.is_regular_file() || path.ends_with(".md") || path.ends_with(".test.yaml")) {
        continue;
      }
      out.emplace_back(path, file_bytes(path));
    }
    return out;
  }();
  return files;
}

const Detector& detector() {
  static const Detector compiled = Detector::compile(rule_files()).value();
  return compiled;
}

// Invented text, a megabyte of it; with a file of real text in DECLASS_BENCH_TEXT that is measured
// instead.
std::string prose() {
  if (const char* path = std::getenv("DECLASS_BENCH_TEXT")) return file_bytes(path);
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

// Every word may be a name, and no list knows it.
std::string unknown_words() {
  std::mt19937_64 random(2);
  std::string out;
  while (out.size() < (std::size_t{1} << 20)) {
    for (std::size_t left = 3 + random() % 9; left > 0; --left) {
      out += static_cast<char>('A' + random() % 26);
    }
    out += random() % 12 == 0 ? ". " : " ";
  }
  return out;
}

std::vector<std::string> words_of(const std::string& file) {
  std::istringstream in(file_bytes((rules_folder() / "words" / file).string()));
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') out.push_back(line);
  }
  return out;
}

// A policy's list of so many names, given names and surnames of the census put together.
std::vector<Term> names(std::size_t count) {
  const auto given = words_of("given-names.txt");
  const auto surnames = words_of("surnames.txt");
  std::mt19937_64 random(3);
  std::vector<Term> out;
  for (std::size_t at = 0; at < count; ++at) {
    const std::string name =
        given[random() % given.size()] + " " + surnames[random() % surnames.size()];
    out.push_back({"list", name, false, false, {}});
  }
  return out;
}

const TermIndex& index(std::size_t count) {
  static std::map<std::size_t, TermIndex> known;
  return known.try_emplace(count, names(count)).first->second;
}

void set_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void find(benchmark::State& state, const std::string& text, std::size_t terms) {
  const SourceText source("bench", text);
  const Message message = plain_message(source);
  const TermIndex& list = index(terms);
  for (auto _ : state) benchmark::DoNotOptimize(detector().find(source, message, list));
  set_bytes(state, text);
}

// The parts of `find`.
void tokens(benchmark::State& state, const std::string& text) {
  static const NameModel model = compile_names(rule_files()).value();
  const SourceText source("bench", text);
  for (auto _ : state) {
    std::vector<Token> out;
    append_tokens(source, source.whole(), Zone::body, model.lexicon, out);
    prepare(source.bytes(), out, model.lexicon);
    benchmark::DoNotOptimize(out.data());
    state.counters["tokens"] = static_cast<double>(out.size());
  }
  set_bytes(state, text);
}

void terms(benchmark::State& state, const std::string& text) {
  const SourceText source("bench", text);
  const TermIndex& list = index(100'000);
  for (auto _ : state) {
    std::vector<Finding> out;
    list.find(source, source.whole(), {}, out);
    benchmark::DoNotOptimize(out.data());
    state.counters["found"] = static_cast<double>(out.size());
  }
  set_bytes(state, text);
}

void identifiers(benchmark::State& state, const std::string& text) {
  static const Identifiers rules = Identifiers::compile(rule_files()).value();
  const SourceText source("bench", text);
  for (auto _ : state) {
    std::vector<Finding> out;
    rules.find(source, source.whole(), 0.05, out);
    benchmark::DoNotOptimize(out.data());
  }
  set_bytes(state, text);
}

// The base of the comparison: one combined expression of a hundred patterns, every match of it, its
// place and no groups. `rare` ones match next to nothing; `dense` ones, as rules for real text do,
// about once in 150 bytes of prose.
std::string rare_expression() {
  std::string out;
  for (int at = 0; at < 100; ++at) {
    const std::string number = std::to_string(at);
    if (at > 0) out += "|";
    out += at % 2 == 0 ? "\\b[A-Z]{2}" + number + "-\\d{3,5}\\b" : "\\bword" + number + "\\s+\\w+";
  }
  return out;
}

std::string dense_expression() {
  std::string out =
      "\\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,63}\\.[A-Za-z]{2,24}\\b|\\b\\d{3}-\\d{2}-\\d{4}\\b"
      "|\\b\\d{1,2}:\\d{2}\\b|\\b(?:Mr|Mrs|Dr|Ambassador|Secretary|President)\\.? [A-Z][a-z]+"
      "|\\b[A-Z][a-z]{2,12} [A-Z][a-z]{3,14}\\b|\\b[A-Z]{3,6}\\b|\\b\\d{1,4}(?:[./-]\\d{1,4})+\\b";
  const auto surnames = words_of("surnames.txt");
  for (std::size_t at = 0; at < 93; ++at) {
    const std::string& name = surnames[at * 37];
    out += "|\\b" + name.substr(0, 1) + "[a-z]{1,3}" + name.substr(name.size() / 2) +
           "(?:-\\d{1,4})?\\b";
  }
  return out;
}

std::size_t count_matches(const re2::RE2& expression, const std::string& text) {
  const re2::StringPiece subject(text);
  re2::StringPiece found;
  std::size_t count = 0;
  for (std::size_t from = 0;
       expression.Match(subject, from, text.size(), re2::RE2::UNANCHORED, &found, 1); ++count) {
    from = static_cast<std::size_t>(found.data() - text.data()) + std::max(found.size(), 1UL);
  }
  return count;
}

const re2::RE2& combined(const std::string& expression) {
  re2::RE2::Options options;
  options.set_max_mem(std::int64_t{64} << 20);
  return *new re2::RE2(expression, options);
}

const re2::RE2& rare() {
  static const re2::RE2& compiled = combined(rare_expression());
  return compiled;
}
const re2::RE2& dense() {
  static const re2::RE2& compiled = combined(dense_expression());
  return compiled;
}

void combined_patterns(benchmark::State& state, const std::string& text,
                       const re2::RE2& expression) {
  std::size_t count = 0;
  for (auto _ : state) benchmark::DoNotOptimize(count = count_matches(expression, text));
  state.counters["bytes_per_match"] =
      static_cast<double>(text.size()) / static_cast<double>(std::max(count, 1UL));
  set_bytes(state, text);
}

template <class Run>
double seconds(Run run) {
  const std::clock_t begin = std::clock();
  run();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Detection with the shipped rules and a list of 100,000 names against the combined expressions, in
// turn in one run: as a share of their speed.
void share_of_combined(benchmark::State& state, const std::string& text) {
  const SourceText source("bench", text);
  const Message message = plain_message(source);
  const TermIndex& list = index(100'000);
  detector().find(source, message, list);  // compiled, and the tables of the expressions built
  count_matches(rare(), text);
  count_matches(dense(), text);
  double found = 0, rarely = 0, densely = 0;
  for (auto _ : state) {
    found += seconds([&] { detector().find(source, message, list); });
    rarely += seconds([&] { count_matches(rare(), text); });
    densely += seconds([&] { count_matches(dense(), text); });
  }
  state.counters["of_rare"] = rarely / found;
  state.counters["of_dense"] = densely / found;
}

void compile_rules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Detector::compile(rule_files()));
}

void index_names(benchmark::State& state) {
  const auto list = names(100'000);
  for (auto _ : state) benchmark::DoNotOptimize(TermIndex(list).empty());
}

constexpr auto unit = benchmark::kMillisecond;
BENCHMARK_CAPTURE(share_of_combined, prose, prose())->Unit(unit);
BENCHMARK_CAPTURE(share_of_combined, capitals, capitals(prose()))->Unit(unit);
BENCHMARK_CAPTURE(find, prose_100k_names, prose(), 100'000)->Unit(unit);
BENCHMARK_CAPTURE(find, prose_no_list, prose(), 0)->Unit(unit);
BENCHMARK_CAPTURE(find, capitals_100k_names, capitals(prose()), 100'000)->Unit(unit);
BENCHMARK_CAPTURE(find, unknown_words_100k_names, unknown_words(), 100'000)->Unit(unit);
BENCHMARK_CAPTURE(tokens, prose, prose())->Unit(unit);
BENCHMARK_CAPTURE(terms, prose, prose())->Unit(unit);
BENCHMARK_CAPTURE(identifiers, prose, prose())->Unit(unit);
BENCHMARK_CAPTURE(combined_patterns, rare, prose(), rare())->Unit(unit);
BENCHMARK_CAPTURE(combined_patterns, dense, prose(), dense())->Unit(unit);
BENCHMARK(compile_rules)->Unit(unit);
BENCHMARK(index_names)->Unit(unit);

}  // namespace
}  // namespace declass
