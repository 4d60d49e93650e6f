#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_text.h"
#include "text/span.h"

namespace declass {

/// What one expression matched: group 0 is the whole match; a group that took no part is absent.
/// Spans count bytes of the text that was searched.
struct Match {
  std::vector<std::optional<Span>> groups;

  Span whole() const { return *groups.front(); }
};

/// One compiled regular expression in RE2's syntax: no look-around, no back-references, time
/// linear in the text. Copies share the compiled form.
class Pattern {
 public:
  enum class Case { sensitive, insensitive };

  /// The expression, or what is wrong with it in one line. `.` does not match a line feed;
  /// `^` and `$` match at the ends of the text only, unless the expression says `(?m)`.
  static tl::expected<Pattern, std::string> compile(std::string_view expression,
                                                    Case letter_case = Case::sensitive);

  /// What matches where any of the expressions does: one question for all of them. It has no
  /// groups. None at all match nothing.
  static tl::expected<Pattern, std::string> compile_any(
      const std::vector<std::string>& expressions);

  /// The leftmost match at or after `from`.
  std::optional<Match> find(std::string_view text, std::size_t from = 0) const;

  /// A match that begins at the beginning of the text.
  std::optional<Match> match_prefix(std::string_view text) const;

  /// A match of the whole text.
  std::optional<Match> full_match(std::string_view text) const;

  /// Whether the whole text matches, or its beginning: cheaper than to ask where.
  bool matches(std::string_view text) const;
  bool begins(std::string_view text) const;

  /// The expression that was compiled.
  const std::string& expression() const;

  /// Whether it matches anywhere: cheaper than to ask where.
  bool is_in(std::string_view text) const;

  /// The place of the named group in Match::groups, or nothing.
  std::optional<std::size_t> group(std::string_view name) const;

  /// What the named group `(?P<name>…)` matched; nothing where there is no such group or it took
  /// no part.
  std::optional<Span> named(const Match& match, std::string_view name) const;

 private:
  struct Compiled;
  explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  enum class Anchor { none, start, both };
  std::optional<Match> match(std::string_view text, std::size_t from, Anchor anchor) const;

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace declass
