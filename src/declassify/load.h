#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declassify/compiled.h"
#include "yaml/reader.h"

namespace declass {

/// Each reads one file of rules/declassify into its part of the compiled form. Dates come before
/// everything that names them; checks between files are made by `check_references`.
void load_orders(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_schedules(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_dates(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_table(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_flags(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_instructions(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_stamps(Reader& reader, Fields& fields, Schedule::Compiled& out);
void load_exemptions(Reader& reader, Fields& fields, Schedule::Compiled& out);

/// Every name that one file uses and another must define.
void check_references(const std::string& file, const Schedule::Compiled& compiled,
                      Diagnostics& problems);

/// A day under `key`, `YYYY-MM-DD`; nothing where the key is absent or no day (DP0104).
std::optional<Date> day_of(Reader& reader, Fields& fields, std::string_view key);
Date required_day_of(Reader& reader, Fields& fields, std::string_view key);

/// A level word; nothing where it is none (DP0105).
std::optional<Level> level_of(Reader& reader, const Node& node);
std::vector<Level> levels_of(Reader& reader, Fields& fields, std::string_view key);

/// The expressions that stand for `{name}` in those of a file.
struct Placeholders {
  std::vector<std::pair<std::string, std::string>> expressions;

  std::string expand(std::string text) const;
};

/// An expression under `key`, or under each entry of a list, with its placeholders filled in;
/// DP0107 where it does not compile.
std::optional<Pattern> pattern_of(Reader& reader, const Node& node, const Placeholders& known);
std::optional<Pattern> pattern_of(Reader& reader, Fields& fields, std::string_view key,
                                  const Placeholders& known);
std::vector<Pattern> patterns_of(Reader& reader, Fields& fields, std::string_view key,
                                 const Placeholders& known);

/// `(?:a|b|c)` of words, the longer ones first, so that none hides behind its own beginning.
std::string alternation(std::vector<std::string> words);

}  // namespace declass
