#include "pattern/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <tuple>

namespace declass {
namespace {

constexpr std::size_t max_expressions = 10'000;

// The table of states that one expression keeps may grow so far. Of the whole set it may take
// `max_memory` for so many expressions, and in proportion more for a larger set: too small a table
// is thrown away and built anew all the time, which is a thousand times slower.
constexpr std::size_t memory_of_one = std::size_t{8} << 20;
constexpr std::size_t expressions_in_memory = 300;

RE2::Options options_with(std::size_t memory) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(static_cast<std::int64_t>(memory));
  return options;
}

}  // namespace

struct PatternSet::Compiled {
  std::vector<std::unique_ptr<RE2>> singles;
  std::unique_ptr<RE2::Set> set;
};

tl::expected<PatternSet, PatternSet::Problem> PatternSet::compile(
    const std::vector<std::string>& expressions, std::size_t max_memory,
    const std::vector<std::string>& gates) {
  if (expressions.size() > max_expressions) {
    return tl::unexpected(Problem{expressions.size(), "more than 10,000 expressions"});
  }
  auto compiled = std::make_shared<Compiled>();
  const std::size_t shares = std::max(expressions.size(), expressions_in_memory);
  const std::size_t memory = max_memory / expressions_in_memory * shares;
  compiled->set = std::make_unique<RE2::Set>(options_with(memory), RE2::UNANCHORED);
  for (std::size_t id = 0; id < expressions.size(); ++id) {
    auto single = Pattern::compile(expressions[id]);
    if (!single) return tl::unexpected(Problem{id, single.error()});
    std::string message;
    const bool gated = !gates.empty() && !gates[id].empty();
    if (compiled->set->Add(gated ? gates[id] : expressions[id], &message) < 0) {
      return tl::unexpected(Problem{id, message});
    }
    compiled->singles.push_back(
        std::make_unique<RE2>(expressions[id], options_with(memory_of_one)));
    if (!compiled->singles.back()->ok()) {
      return tl::unexpected(Problem{id, compiled->singles.back()->error()});
    }
  }
  if (!expressions.empty() && !compiled->set->Compile()) {
    return tl::unexpected(Problem{expressions.size(), "the expressions together need more memory"});
  }
  return PatternSet(std::move(compiled));
}

std::size_t PatternSet::size() const { return compiled_->singles.size(); }

// The set says in one pass which expressions match at all; only those are then asked where. A
// caller with a long text hands it over a paragraph at a time, so that most expressions are asked
// about little text. Only the whole match is asked for: a group inside would send every hit through
// a slower machine.
std::vector<SetMatch> PatternSet::find_all(std::string_view text) const {
  std::vector<SetMatch> out;
  if (compiled_->singles.empty()) return out;
  std::vector<int> hits;
  RE2::Set::ErrorInfo error{};
  std::vector<std::size_t> asked;
  const re2::StringPiece subject(text.data(), text.size());
  if (compiled_->set->Match(subject, &hits, &error)) {
    asked.assign(hits.begin(), hits.end());
  } else if (error.kind != RE2::Set::kNoError) {
    // The pass ran out of memory, which says nothing about the text: ask every expression.
    for (std::size_t id = 0; id < compiled_->singles.size(); ++id) asked.push_back(id);
  }
  for (const std::size_t id : asked) {
    const RE2& single = *compiled_->singles[id];
    std::size_t from = 0;
    re2::StringPiece found;
    while (from <= text.size() &&
           single.Match(subject, from, text.size(), RE2::UNANCHORED, &found, 1)) {
      const auto begin = static_cast<std::size_t>(found.data() - text.data());
      if (found.empty()) {
        from = begin + 1;
        continue;
      }
      out.push_back({{begin, begin + found.size()}, id});
      from = begin + found.size();
    }
  }
  std::sort(out.begin(), out.end(), [](const SetMatch& a, const SetMatch& b) {
    return std::tuple(a.span.begin, a.span.end, a.id) < std::tuple(b.span.begin, b.span.end, b.id);
  });
  return out;
}

}  // namespace declass
