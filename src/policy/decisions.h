#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// What may become of text, weakest first. The strictest that anyone asks for wins.
enum class Action { release, redact, withhold, refuse };

std::string_view name_of(Action action);
std::optional<Action> action_named(std::string_view name);

/// Why somebody asked for an action.
struct Reason {
  std::size_t clause = 0;  ///< its place in the policy: the order in which reasons stand
  std::string id;          ///< the clause's id; empty: no clause spoke
  std::string exemption;   ///< a code, or `classified`, `referral`, `pending-review`
  std::string because;
  std::optional<std::size_t> finding;  ///< the finding that the clause selected, by its place

  friend bool operator==(const Reason&, const Reason&) = default;
};

struct Argument {
  Action action = Action::withhold;
  Reason reason;

  friend bool operator==(const Argument&, const Argument&) = default;
};

/// What becomes of one stretch of the file, with the reasons of all who asked for it.
struct Decision {
  Span span;
  Action action = Action::withhold;
  std::vector<Reason> reasons;   ///< in clause order; empty: no clause spoke
  std::vector<Argument> weaker;  ///< what lost, in clause order
};

/// Decisions that tile a file: sorted, disjoint, together covering every byte. Text that no clause
/// spoke about is withheld. The result does not depend on the order of calls: each byte takes the
/// strictest action that anyone asked for.
class Decisions {
 public:
  explicit Decisions(Span whole) : whole_(whole) {}

  /// Requires: the span lies within the whole. An empty span argues for nothing.
  void argue(Span span, Action action, Reason reason);

  /// Neighbours that were decided alike for the same reasons are one tile.
  std::vector<Decision> tiles() const;

 private:
  struct Entry {
    Span span;
    Argument argument;
  };

  Span whole_;
  std::vector<Entry> entries_;
};

}  // namespace declass
