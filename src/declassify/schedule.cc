#include "declassify/schedule.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>

#include "declassify/load.h"

namespace declass {
namespace {

using Loader = void (*)(Reader&, Fields&, Schedule::Compiled&);

/// In the order in which they need each other.
constexpr std::array<std::pair<std::string_view, Loader>, 8> loaders = {{
    {"orders.yaml", load_orders},
    {"schedules.yaml", load_schedules},
    {"dates.yaml", load_dates},
    {"flags.yaml", load_flags},
    {"table.yaml", load_table},
    {"instructions.yaml", load_instructions},
    {"stamps.yaml", load_stamps},
    {"exemptions.yaml", load_exemptions},
}};

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void load(const SourceText& source, Loader loader, Schedule::Compiled& out, Diagnostics& problems) {
  const auto node = parse_yaml(source);
  if (!node) {
    problems.insert(problems.end(), node.error().begin(), node.error().end());
    return;
  }
  Reader reader(source);
  {
    Fields fields(reader, *node, "the file");
    check_version(reader, fields, 1);
    loader(reader, fields, out);
  }
  problems.insert(problems.end(), reader.problems().begin(), reader.problems().end());
}

template <class T>
const T* with_code(const std::vector<T>& list, std::string_view code, std::string T::*member) {
  for (const T& entry : list) {
    if (entry.*member == code) return &entry;
  }
  return nullptr;
}

}  // namespace

Result<Schedule> Schedule::compile(const std::vector<SourceText>& files) {
  auto compiled = std::make_shared<Compiled>();
  Diagnostics problems;
  for (const auto& [file_name, loader] : loaders) {
    const std::string_view name = file_name;
    const auto file = std::find_if(files.begin(), files.end(), [&](const SourceText& candidate) {
      return base_name(candidate.name()) == name;
    });
    if (file == files.end()) {
      problems.push_back(
          file_problem(std::string(name), "DP0109", "this file of rules is missing"));
    } else {
      load(*file, loader, *compiled, problems);
    }
  }
  for (const SourceText& file : files) {
    const auto known = [&](const auto& entry) { return entry.first == base_name(file.name()); };
    if (std::none_of(loaders.begin(), loaders.end(), known)) {
      problems.push_back(
          file_problem(file.name(), "DP0109", "nothing reads this file", "remove it"));
    }
  }
  if (problems.empty()) check_references("rules/declassify", *compiled, problems);
  if (!problems.empty()) return failure(std::move(problems));
  return Schedule(std::move(compiled));
}

const Exemption* Schedule::exemption(std::string_view code) const {
  return with_code(compiled_->exemptions, code, &Exemption::code);
}
const std::vector<Exemption>& Schedule::exemptions() const { return compiled_->exemptions; }
const Exemption* Schedule::category(std::string_view code) const {
  return with_code(compiled_->categories, code, &Exemption::code);
}
const TableRow* Schedule::row(std::string_view rule) const { return compiled_->row(rule); }
const Flag* Schedule::flag(std::string_view id) const {
  return with_code(compiled_->flags, id, &Flag::id);
}
const std::vector<Flag>& Schedule::flags() const { return compiled_->flags; }

const TableRow* Schedule::Compiled::row(std::string_view rule) const {
  return with_code(rows, rule, &TableRow::rule);
}
const YearSchedule* Schedule::Compiled::schedule(std::string_view id) const {
  return with_code(schedules, id, &YearSchedule::id);
}
const TableRow& Schedule::Compiled::row(RowRole role) const {
  const TableRow* found = row(name_of(role));
  assert(found != nullptr);
  return *found;
}

}  // namespace declass
