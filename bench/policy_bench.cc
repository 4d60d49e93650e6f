// What a policy costs by the number of its clauses and of a document's paragraphs: linear in both.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "policy/policy.h"

namespace {

using namespace declass;

std::vector<SourceText> files_of(const char* folder) {
  std::vector<SourceText> out;
  const std::filesystem::path path = std::filesystem::path(DECLASS_SOURCE_DIR) / "rules" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    out.emplace_back(entry.path().string(), bytes.str());
  }
  return out;
}

template <class T>
T must(Result<T> value) {
  if (value) return std::move(*value);
  std::fputs(render(value.error()).c_str(), stderr);
  std::abort();
}

const PolicyRules& rules() {
  static const PolicyRules all = [] {
    auto words = must(Vocabulary::compile(files_of("marking")));
    auto forms = must(Forms::compile(files_of("document"), words));
    auto schedule = must(Schedule::compile(files_of("declassify")));
    return PolicyRules{words, forms, schedule, {"person", "phone", "term"}};
  }();
  return all;
}

Policy policy_with(std::size_t clauses) {
  std::string text =
      "policy: p\nversion: 1\nclauses:\n"
      "  - {id: all, when: {status: [not-yet, declassified]}, action: release}\n";
  for (std::size_t i = 1; i < clauses; ++i) {
    const bool finding = i % 2 == 0;
    text += "  - {id: c" + std::to_string(i) + ", when: {" +
            (finding ? "finding: person, level: secret" : "level: top-secret, control: any") +
            "}, action: " + (finding ? "redact" : "withhold") +
            ", exemption: \"(b)(6)\", because: b}\n";
  }
  return must(Policy::compile(SourceText("policy", text), rules(), [](const std::string& path) {
    return Result<SourceText>(SourceText(path, ""));
  }));
}

struct Document {
  std::string text;
  Message message;
  MessageDetermination determination;
  std::vector<Finding> findings;
};

/// Every other paragraph is secret, and each holds a name.
Document document_with(std::size_t paragraphs) {
  Document out;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    const std::size_t begin = out.text.size();
    out.text += "1. (S) The harbour master, Mr. Zelnik, said that the ferry was late again.\n\n";
    Segment segment;
    segment.kind = SegmentKind::paragraph;
    segment.span = segment.text = {begin, out.text.size()};
    segment.portion = i;
    segment.marking.level = i % 2 == 0 ? Level::secret : Level::confidential;
    out.message.segments.push_back(segment);
    Determination determination;
    determination.status = Status::declassified;
    out.determination.segments.push_back(determination);
    Finding finding;
    finding.span = {begin + 31, begin + 37};
    finding.kind = "person";
    out.findings.push_back(finding);
  }
  out.message.span = {0, out.text.size()};
  return out;
}

void decide(benchmark::State& state) {
  const Policy policy = policy_with(static_cast<std::size_t>(state.range(0)));
  const Document document = document_with(static_cast<std::size_t>(state.range(1)));
  const SourceText source("document", document.text);
  const MessageFacts facts{&document.message, &document.determination, &document.findings};
  for (auto _ : state) {
    benchmark::DoNotOptimize(policy.decide(source, {&facts, 1}, Date(2020, 1, 1)));
  }
  const double pairs = static_cast<double>(state.range(0) * state.range(1));
  state.counters["per clause and paragraph"] = benchmark::Counter(
      pairs, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(decide)
    ->Args({10, 1'000})
    ->Args({100, 1'000})
    ->Args({1'000, 1'000})
    ->Args({10, 10'000})
    ->Args({100, 10'000})
    ->Args({1'000, 10'000})
    ->Unit(benchmark::kMillisecond);

}  // namespace
