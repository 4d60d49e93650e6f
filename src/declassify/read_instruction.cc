#include "declassify/read_instruction.h"

#include <algorithm>

#include "declassify/build_statements.h"
#include "declassify/compiled.h"
#include "declassify/flags.h"
#include "declassify/scan_instruction.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t longest_instruction = 2000;

/// The number of the order, repaired where it is one slip away from a known one.
struct ReadOrder {
  std::optional<std::string> number;
  std::vector<std::string> flags;
};

ReadOrder read_order(const std::optional<std::string>& written, const InstructionContext& context,
                     const Orders& orders) {
  ReadOrder out;
  out.number = written ? written : context.order;
  if (!out.number) return out;
  const Order* order = orders.numbered(*out.number);
  if (order == nullptr && (order = orders.mistyped(*out.number)) != nullptr) {
    out.number = order->number;
    out.flags.emplace_back(flags::order_repaired);
  }
  if (order == nullptr) {
    out.flags.emplace_back(flags::order_unknown);
  } else if (context.origin && (*context.origin < order->signed_on ||
                                (order->cited_until && *context.origin > *order->cited_until))) {
    out.flags.emplace_back(flags::order_not_in_force);
  }
  return out;
}

DateWindow window_of(const InstructionContext& context, const ReadOrder& order,
                     const Schedule::Compiled& rules) {
  DateWindow out{context.origin, rules.limits.window};
  if (context.source == InstructionContext::Source::foreign)
    out.years = rules.limits.foreign_window;
  for (const Order& known : rules.orders.list) {
    if (!known.window_years) continue;
    const bool named = order.number && *order.number == known.number;
    const bool dated = context.origin && rules.orders.in_force(known.number, *context.origin);
    if (named || dated) out.years = std::max(out.years, *known.window_years);
  }
  return out;
}

Statement plain_statement(RowRole role, Instruction::Kind kind) {
  Statement out;
  out.instruction.kind = kind;
  out.rule = name_of(role);
  return out;
}

bool has_items(const ScanGroup& group) { return !group.items.empty(); }

/// What precedes the number of an order belongs to the line, not to the instruction, provided that
/// the instruction follows.
void drop_preamble(Scan& scan) {
  const auto order =
      std::find_if(scan.groups.begin(), scan.groups.end(),
                   [](const ScanGroup& group) { return group.lead == ScanGroup::Lead::order; });
  if (order == scan.groups.end()) return;
  if (std::any_of(order, scan.groups.end(), has_items)) {
    scan.groups.erase(scan.groups.begin(), order);
  }
}

/// A label or order with nothing behind it, where something should be.
bool is_cut_short(const ScanGroup& group, bool is_last, bool others) {
  if (has_items(group)) return false;
  if (group.words_before || group.doubt) return group.lead != ScanGroup::Lead::start || !others;
  return group.lead == ScanGroup::Lead::label && is_last;
}

std::vector<Statement> statements_of(Scan& scan, const StatementBuilder& builder) {
  std::vector<Statement> out;
  const bool any = std::any_of(scan.groups.begin(), scan.groups.end(), has_items);
  const bool labelled = scan.groups.size() > 1;
  for (ScanGroup& group : scan.groups) {
    const bool is_last = &group == &scan.groups.back();
    if (has_items(group)) {
      if (group.lead == ScanGroup::Lead::start && labelled) {
        for (ScanItem& item : group.items) item.introduced = false;
      }
      builder.build(group, out);
      // An event or a statement may begin with any words; a value may not.
      const InstructionForm* first = group.items.front().form;
      const bool prose = first != nullptr && (first->part == InstructionForm::Part::event ||
                                              first->part == InstructionForm::Part::statement);
      if (group.words_before && !prose && (group.lead != ScanGroup::Lead::start || !labelled)) {
        group.doubt = true;
      }
    }
    if (is_cut_short(group, is_last, any) || (group.doubt && has_items(group))) {
      out.push_back(plain_statement(RowRole::unreadable, Instruction::Kind::unreadable));
      if (group.doubt) out.back().instruction.flags.emplace_back(flags::doubtful_text);
    }
  }
  if (!out.empty()) return out;
  const bool another_line = scan.other_field && !is_cut_short(scan.groups.back(), true, false);
  out.push_back(another_line ? plain_statement(RowRole::missing, Instruction::Kind::missing)
                             : plain_statement(RowRole::unreadable, Instruction::Kind::unreadable));
  return out;
}

/// An extension that was recorded takes the place of what it extends.
void prefer_extension(std::vector<Statement>& statements) {
  const bool extended = std::any_of(
      statements.begin(), statements.end(),
      [](const Statement& statement) { return statement.extension && statement.instruction.date; });
  if (!extended) return;
  std::erase_if(statements, [](const Statement& statement) {
    return !statement.extension && !statement.downgrade_to &&
           statement.instruction.kind != Instruction::Kind::unreadable;
  });
}

/// Reads the text twice where the order that it names widens the window of its dates.
std::vector<Statement> read_statements(const std::string& plain, InstructionContext context,
                                       const Schedule::Compiled& rules, ReadOrder& order) {
  if (!rules.limits.usable(context.origin)) context.origin.reset();
  const DateWindow narrow = window_of(context, {}, rules);
  const DateWindow stamps{context.origin, rules.limits.stamp_window};
  Scan scan = scan_instruction(plain, rules.instructions, rules.dates, {narrow, stamps});
  order = read_order(scan.order, context, rules.orders);
  const DateWindow window = window_of(context, order, rules);
  if (window.years != narrow.years) {
    scan = scan_instruction(plain, rules.instructions, rules.dates, {window, stamps});
  }
  if (scan.mistyped_label) order.flags.emplace_back(flags::label_repaired);
  drop_preamble(scan);
  auto out = statements_of(scan, StatementBuilder(rules, context.origin, order.number));
  prefer_extension(out);
  return out;
}

}  // namespace

std::vector<Statement> read_instruction(std::string_view text, const InstructionContext& context,
                                        const Schedule& schedule) {
  const Schedule::Compiled& rules = schedule.compiled();
  const std::string as_it_stands = squeezed(text.substr(0, longest_instruction + 1));
  ReadOrder order;
  std::vector<Statement> out;
  if (as_it_stands.empty()) {
    out.push_back(plain_statement(RowRole::missing, Instruction::Kind::missing));
  } else if (text.size() > longest_instruction) {
    out.push_back(plain_statement(RowRole::unreadable, Instruction::Kind::unreadable));
  } else {
    out = read_statements(plain_upper(text), context, rules, order);
  }
  for (Statement& statement : out) {
    Instruction& read = statement.instruction;
    read.text = as_it_stands;
    read.order = order.number;
    read.flags.insert(read.flags.end(), order.flags.begin(), order.flags.end());
    tidy(read.flags);
  }
  return out;
}

std::vector<Statement> read_instruction(std::string_view text, std::optional<Date> origin,
                                        const Schedule& schedule) {
  return read_instruction(text, InstructionContext{origin, {}, {}}, schedule);
}

}  // namespace declass
