#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "marking/algebra.h"
#include "marking/parse.h"

namespace {

using namespace declass;

const Vocabulary& shipped() {
  static const Vocabulary vocabulary = [] {
    std::vector<SourceText> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(DECLASS_SOURCE_DIR "/rules/marking")) {
      std::ostringstream bytes;
      bytes << std::ifstream(entry.path()).rdbuf();
      files.emplace_back(entry.path().string(), bytes.str());
    }
    auto compiled = Vocabulary::compile(files);
    if (!compiled) {
      std::fputs(render(compiled.error()).c_str(), stderr);
      std::abort();
    }
    return *compiled;
  }();
  return vocabulary;
}

void portion(benchmark::State& state, const char* text) {
  for (auto _ : state) benchmark::DoNotOptimize(parse_portion(text, shipped()));
}
BENCHMARK_CAPTURE(portion, plain, "(C)");
BENCHMARK_CAPTURE(portion, noforn, "(S//NF)");
BENCHMARK_CAPTURE(portion, long_list, "(TS//SI-G ABCD/TK//OC/REL TO USA, AUS, CAN, GBR, NZL)");
BENCHMARK_CAPTURE(portion, legacy, "(C/NF)");
BENCHMARK_CAPTURE(portion, damaged, "(SERCET//N0FRON)");
BENCHMARK_CAPTURE(portion, unknown, "(S//QWERTZ)");

void hostile(benchmark::State& state) {
  std::string text = "SECRET//";
  while (text.size() < static_cast<std::size_t>(state.range(0))) text += "NOFRNX/";
  for (auto _ : state) benchmark::DoNotOptimize(parse_banner(text, shipped()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(hostile)->RangeMultiplier(2)->Range(256, 4096);

void rolled_up(benchmark::State& state) {
  std::vector<Marking> portions;
  for (const char* text : {"(U)", "(C//REL TO USA, GBR)", "(S//REL TO USA, FVEY)", "(S//SI//NF)"}) {
    portions.push_back(parse_portion(text, shipped()).marking);
  }
  for (auto _ : state) benchmark::DoNotOptimize(roll_up(portions, std::nullopt, shipped()));
}
BENCHMARK(rolled_up);

}  // namespace
