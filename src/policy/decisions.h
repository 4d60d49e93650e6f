#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <memory>
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

/// The reasons of all who asked for one action, in clause order. A value that is cheap to copy: the
/// tiles of a file with a million cuts share the reasons of what the cuts stand in.
class SharedReasons {
 public:
  SharedReasons() = default;
  SharedReasons(
      std::vector<Reason> reasons);  // NOLINT(google-explicit-constructor): a list is a list
  SharedReasons(std::initializer_list<Reason> reasons)
      : SharedReasons(std::vector<Reason>(reasons)) {}

  std::vector<Reason>::const_iterator begin() const { return list().begin(); }
  std::vector<Reason>::const_iterator end() const { return list().end(); }
  bool empty() const { return list_ == nullptr; }
  std::size_t size() const { return list().size(); }
  const Reason& front() const { return list().front(); }
  const Reason& back() const { return list().back(); }
  const Reason& operator[](std::size_t i) const { return list()[i]; }

  friend bool operator==(const SharedReasons& a, const SharedReasons& b) {
    return a.list_ == b.list_ || a.list() == b.list();
  }

 private:
  const std::vector<Reason>& list() const;

  std::shared_ptr<const std::vector<Reason>> list_;  ///< null: empty
};

/// What becomes of one stretch of the file, with the reasons of all who asked for it.
struct Decision {
  Span span;
  Action action = Action::withhold;
  SharedReasons reasons;              ///< empty: no clause spoke
  std::array<SharedReasons, 3> lost;  ///< of those who asked for less: release, redact, withhold

  /// What lost, in clause order.
  std::vector<Argument> weaker() const;
};

/// Decisions that tile a file: sorted, disjoint, together covering every byte. Text that no clause
/// spoke about is withheld. The result does not depend on the order of calls: each byte takes the
/// strictest action that anyone asked for.
class Decisions {
 public:
  explicit Decisions(Span whole) : whole_(whole) {}

  /// Requires: the span lies within the whole. An empty span argues for nothing.
  void argue(Span span, Action action, Reason reason);

  /// Neighbours that were decided alike for the same reasons are one tile. Near linear in what was
  /// argued, unless very many arguments for one action overlap in very many places.
  std::vector<Decision> tiles() const;

 private:
  struct Entry {
    Span span;
    Argument argument;
  };

  /// The entries in one fixed order, so that no result can depend on the order of calls.
  std::vector<const Entry*> in_order() const;

  Span whole_;
  std::vector<Entry> entries_;
};

}  // namespace declass
