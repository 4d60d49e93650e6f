#include "pattern/whole_match_set.h"

#include <re2/set.h>

#include <algorithm>

namespace declass {
namespace {

RE2::Options set_options() {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(std::int64_t{64} << 20);
  return options;
}

}  // namespace

struct WholeMatchSet::Compiled {
  RE2::Set set{set_options(), RE2::ANCHOR_BOTH};
  std::vector<Pattern> single;  ///< for a text on which the set runs out of memory
};

tl::expected<WholeMatchSet, std::string> WholeMatchSet::compile(std::vector<Pattern> patterns) {
  auto out = std::make_shared<Compiled>();
  out->single = std::move(patterns);
  for (const Pattern& pattern : out->single) {
    std::string error;
    if (out->set.Add(pattern.expression(), &error) < 0) return tl::unexpected(error);
  }
  if (!out->single.empty() && !out->set.Compile()) {
    return tl::unexpected(std::string("the expressions are too large together"));
  }
  return WholeMatchSet(std::move(out));
}

std::vector<std::size_t> WholeMatchSet::matching(std::string_view text) const {
  std::vector<std::size_t> out;
  if (compiled_->single.empty()) return out;
  std::vector<int> ids;
  RE2::Set::ErrorInfo error{};
  const re2::StringPiece subject(text.data(), text.size());
  if (compiled_->set.Match(subject, &ids, &error)) {
    std::sort(ids.begin(), ids.end());
    out.assign(ids.begin(), ids.end());
  } else if (error.kind != RE2::Set::kNoError) {
    for (std::size_t i = 0; i < compiled_->single.size(); ++i) {
      if (compiled_->single[i].matches(text)) out.push_back(i);
    }
  }
  return out;
}

}  // namespace declass
