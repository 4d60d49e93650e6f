#include <array>

#include "declassify/flags.h"
#include "declassify/load.h"

namespace declass {
namespace {

constexpr std::array<std::string_view, 21> roles = {"blocker",
                                                    "marked-date",
                                                    "marked-date-beyond",
                                                    "unusable-date",
                                                    "confirmed-event",
                                                    "event",
                                                    "missing",
                                                    "indefinite",
                                                    "source",
                                                    "declared",
                                                    "declared-undated",
                                                    "unreadable",
                                                    "unclassified",
                                                    "repaired",
                                                    "date-without-origin",
                                                    "no-origin",
                                                    "stamp",
                                                    "stamp-without-proof",
                                                    "release-stamp",
                                                    "unreadable-mark",
                                                    "administrative"};

class Check {
 public:
  Check(const std::string& file, const Schedule::Compiled& compiled, Diagnostics& problems)
      : file_(file), compiled_(compiled), problems_(problems) {}

  void rule(std::string_view id, std::string_view user) {
    if (compiled_.row(id) == nullptr) report(user, "table.yaml has no rule", id);
  }
  void optional_rule(std::string_view id, std::string_view user) {
    if (!id.empty()) rule(id, user);
  }
  void flag(std::string_view id, std::string_view user) {
    for (const Flag& flag : compiled_.flags) {
      if (flag.id == id) return;
    }
    report(user, "flags.yaml has no flag", id);
  }
  void order(std::string_view number, std::string_view user) {
    if (compiled_.orders.numbered(number) == nullptr) {
      report(user, "orders.yaml has no order", number);
    }
  }
  /// A rule that turns by a schedule needs one.
  void schedule(const InstructionForm& form, std::string_view id) {
    const TableRow* row = compiled_.row(id);
    if (row == nullptr) return;
    if (row->turns == TableRow::Turns::schedule && compiled_.schedule(form.schedule) == nullptr) {
      report("form `" + form.id + "`", "schedules.yaml has no schedule", form.schedule);
    }
  }
  void exemption(std::string_view code, std::string_view user) {
    for (const Exemption& exemption : compiled_.exemptions) {
      if (exemption.code == code) return;
    }
    report(user, "exemptions.yaml has no exemption", code);
  }

 private:
  void report(std::string_view user, std::string_view what, std::string_view id) {
    Diagnostic problem;
    problem.file = file_;
    problem.code = "DP0108";
    problem.message = std::string(user) + ": " + std::string(what) + " `" + std::string(id) + "`";
    problems_.push_back(std::move(problem));
  }

  const std::string& file_;
  const Schedule::Compiled& compiled_;
  Diagnostics& problems_;
};

}  // namespace

std::string_view name_of(RowRole role) { return roles[static_cast<std::size_t>(role)]; }

void check_references(const std::string& file, const Schedule::Compiled& compiled,
                      Diagnostics& problems) {
  Check check(file, compiled, problems);
  for (const std::string_view role : roles) check.rule(role, "the program");
  for (const std::string_view flag : flags::all) check.flag(flag, "the program");
  for (const TableRow& row : compiled.rows) {
    const std::string user = "rule `" + row.rule + "`";
    check.optional_rule(row.rest, user);
    for (const std::string& flag : row.flags) check.flag(flag, user);
  }
  for (const InstructionForm& form : compiled.instructions.forms) {
    const std::string user = "form `" + form.id + "`";
    for (const std::string* rule : {&form.rule, &form.dated, &form.otherwise}) {
      check.optional_rule(*rule, user);
      check.schedule(form, *rule);
    }
    for (const std::string& order : form.only_orders) check.order(order, user);
    if (!form.orders) continue;
    for (const std::string& order : *form.orders) check.order(order, user);
  }
  check.exemption(compiled.classified_code, "`classified`");
}

}  // namespace declass
