// How fast documents are read, in bytes a second: a cable as it is, and the shapes in which a large
// file could be slow. Each is read in two sizes; the same speed in both is linear time.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "document/parse.h"

namespace {

using namespace declass;

template <class T>
T value_of(Result<T> result) {
  if (result) return std::move(*result);
  std::fputs(render(result.error()).c_str(), stderr);
  std::abort();
}

std::vector<SourceText> rules_of(const char* folder) {
  namespace fs = std::filesystem;
  std::vector<SourceText> out;
  for (const auto& entry :
       fs::directory_iterator(fs::path(DECLASS_SOURCE_DIR) / "rules" / folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml") || name.ends_with(".test.yaml")) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    out.emplace_back(name, bytes.str());
  }
  return out;
}

const Vocabulary& words() {
  static const Vocabulary out = value_of(Vocabulary::compile(rules_of("marking")));
  return out;
}

const Forms& forms() {
  static const Forms out = value_of(Forms::compile(rules_of("document"), words()));
  return out;
}

constexpr const char* head =
    "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n"
    "C O N F I D E N T I A L BERN 000881\n\nE.O. 12958: DECL: 01/28/2018\nTAGS: PREL\n"
    "SUBJECT: A VISIT\n\nClassified By: DCM Jane Roe, reasons 1.4 (b)\n\n1. (C) It began.\n";

/// A cable of one piece again and again; `#` in it is a number that goes up, from 2 on.
void shape(benchmark::State& state, const std::string& piece) {
  const std::size_t number = piece.find('#');
  std::string text = head;
  const auto size = static_cast<std::size_t>(state.range(0));
  for (int next = 2; text.size() < size; ++next) {
    text += piece.substr(0, number);
    if (number != std::string::npos) text += std::to_string(next) + piece.substr(number + 1);
  }
  const SourceText source("bench.txt", std::move(text));
  for (auto _ : state) benchmark::DoNotOptimize(parse_messages(source, forms(), words()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(source.size()));
}

constexpr std::int64_t small = 1 << 20, large = 100'000'000;

BENCHMARK_CAPTURE(
    shape, one_paragraph,
    "The harbour master said that the boats would not leave before the tide had turned.\n")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, one_line, "The harbour master said that the boats would not leave. ")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, capitals,
                  "THE HARBOR MASTER SAID THAT THE BOATS WOULD NOT LEAVE BEFORE THE TIDE TURNED.\n")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, paragraphs_of_a_page,
                  "#. (C) The harbour master said that the boats would not leave before the tide\n"
                  "had turned, and that nobody had asked him. He had told the owners so, in the\n"
                  "spring and again in May, and they had laughed; the tide would be in at noon.\n"
                  "He did not think that they would come back, for the weather was on the turn\n"
                  "and two of the four had been mended only the week before.\n\n")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, paragraphs_of_a_line,
                  "#. (C) The harbour master said that the boats would not leave before the tide "
                  "had turned at noon.\n\n")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, paragraphs_of_a_few_words, "#. (C) The boats left.\n\n")
    ->Arg(small)
    ->Arg(large);
BENCHMARK_CAPTURE(shape, page_lines, "BERN 00000881  002 OF 003\n")->Arg(small)->Arg(large);
BENCHMARK_CAPTURE(shape, captions, "SIPDIS\ntext\n")->Arg(small)->Arg(large);
BENCHMARK_CAPTURE(shape, headings, "-----\nTHE BOATS\n-----\n")->Arg(small)->Arg(large);
BENCHMARK_CAPTURE(shape, brackets, "(")->Arg(small)->Arg(large);
BENCHMARK_CAPTURE(shape, tabs, "1\t2\t3\t4\t")->Arg(small)->Arg(large);
BENCHMARK_CAPTURE(shape, messages, "VZCZCABC0001\n")->Arg(small)->Arg(large);

}  // namespace
