#include "pattern/pattern.h"

#include <re2/re2.h>

#include <array>

namespace declass {
namespace {

constexpr std::size_t usual_groups = 16;
constexpr std::size_t max_expression = 4096;
constexpr std::int64_t max_memory = std::int64_t{16} << 20;

/// The expression with its named groups made groups without a name, for names may not repeat. A
/// bracket of a class or behind a backslash opens no group.
std::string without_group_names(std::string_view expression) {
  std::string out;
  bool in_class = false;
  for (std::size_t at = 0; at < expression.size();) {
    const char c = expression[at];
    if (c == '\\' && at + 1 < expression.size()) {
      out += expression.substr(at, 2);
      at += 2;
      continue;
    }
    if (!in_class && expression.substr(at).starts_with("(?P<")) {
      out += "(?:";
      at = expression.find('>', at) + 1;
      continue;
    }
    const bool first_of_class = in_class && (out.back() == '[' || out.ends_with("[^"));
    if (c == '[' && !in_class)
      in_class = true;
    else if (c == ']' && !first_of_class)
      in_class = false;
    out += c;
    ++at;
  }
  return out;
}

}  // namespace

struct Pattern::Compiled {
  RE2 expression;
  int groups;
};

tl::expected<Pattern, std::string> Pattern::compile(std::string_view expression, Case letter_case) {
  if (expression.size() > max_expression) {
    return tl::unexpected(std::string("the expression is longer than 4096 bytes"));
  }
  RE2::Options options(RE2::Quiet);
  options.set_case_sensitive(letter_case == Case::sensitive);
  options.set_max_mem(max_memory);
  auto compiled = std::shared_ptr<Compiled>(
      new Compiled{RE2(re2::StringPiece(expression.data(), expression.size()), options), 0});
  if (!compiled->expression.ok()) return tl::unexpected(compiled->expression.error());
  compiled->groups = compiled->expression.NumberOfCapturingGroups() + 1;
  const RE2& checked = compiled->expression;
  if (checked.NamedCapturingGroups().size() != checked.CapturingGroupNames().size()) {
    return tl::unexpected(std::string("two groups have one name"));
  }
  return Pattern(std::move(compiled));
}

tl::expected<Pattern, std::string> Pattern::compile_any(
    const std::vector<std::string>& expressions) {
  std::string any;
  for (const std::string& expression : expressions) {
    if (!any.empty()) any += '|';
    any += "(?:" + without_group_names(expression) + ')';
  }
  if (expressions.empty()) any = "[^\\x00-\\x{10FFFF}]";
  RE2::Options options(RE2::Quiet);
  options.set_never_capture(true);
  options.set_max_mem(max_memory);
  auto compiled = std::shared_ptr<Compiled>(new Compiled{RE2(any, options), 1});
  if (!compiled->expression.ok()) return tl::unexpected(compiled->expression.error());
  return Pattern(std::move(compiled));
}

std::optional<Match> Pattern::match(std::string_view text, std::size_t from, Anchor anchor) const {
  const RE2& expression = compiled_->expression;
  std::array<re2::StringPiece, usual_groups> few;
  std::vector<re2::StringPiece> many;
  const auto groups = static_cast<std::size_t>(compiled_->groups);
  if (groups > usual_groups) many.resize(groups);
  re2::StringPiece* const pieces = groups > usual_groups ? many.data() : few.data();
  if (text.data() == nullptr) text = "";  // else no match of it could be told from none
  const re2::StringPiece subject(text.data(), text.size());
  const RE2::Anchor where = anchor == Anchor::none    ? RE2::UNANCHORED
                            : anchor == Anchor::start ? RE2::ANCHOR_START
                                                      : RE2::ANCHOR_BOTH;
  if (!expression.Match(subject, from, text.size(), where, pieces, compiled_->groups)) {
    return std::nullopt;
  }
  Match out;
  out.groups.reserve(groups);
  for (std::size_t i = 0; i < groups; ++i) {
    const re2::StringPiece& piece = pieces[i];
    if (piece.data() == nullptr) {
      out.groups.emplace_back();
    } else {
      const auto begin = static_cast<std::size_t>(piece.data() - text.data());
      out.groups.emplace_back(Span{begin, begin + piece.size()});
    }
  }
  return out;
}

std::optional<Match> Pattern::find(std::string_view text, std::size_t from) const {
  return match(text, from, Anchor::none);
}

std::optional<Match> Pattern::match_prefix(std::string_view text) const {
  return match(text, 0, Anchor::start);
}

std::optional<Match> Pattern::full_match(std::string_view text) const {
  return match(text, 0, Anchor::both);
}

bool Pattern::matches(std::string_view text) const {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

bool Pattern::begins(std::string_view text) const {
  const re2::StringPiece subject(text.data(), text.size());
  return compiled_->expression.Match(subject, 0, text.size(), RE2::ANCHOR_START, nullptr, 0);
}

const std::string& Pattern::expression() const { return compiled_->expression.pattern(); }

bool Pattern::is_in(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

std::optional<std::size_t> Pattern::group(std::string_view name) const {
  const auto& names = compiled_->expression.NamedCapturingGroups();
  const auto found = names.find(std::string(name));
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

std::optional<Span> Pattern::named(const Match& match, std::string_view name) const {
  const auto place = group(name);
  return place ? match.groups[*place] : std::nullopt;
}

}  // namespace declass
