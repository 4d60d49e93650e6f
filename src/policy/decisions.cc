#include "policy/decisions.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>
#include <tuple>

namespace declass {
namespace {

constexpr std::array<std::string_view, 4> names = {"release", "redact", "withhold", "refuse"};

}  // namespace

std::string_view name_of(Action action) { return names[static_cast<std::size_t>(action)]; }

std::optional<Action> action_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Action>(i);
  }
  return std::nullopt;
}

void Decisions::argue(Span span, Action action, Reason reason) {
  assert(whole_.contains(span));
  if (span.empty()) return;
  entries_.push_back({span, {action, std::move(reason)}});
}

namespace {

bool alike(const Decision& a, const Decision& b) {
  return a.action == b.action && a.reasons == b.reasons && a.weaker == b.weaker;
}

}  // namespace

std::vector<Decision> Decisions::tiles() const {
  // Entries in one fixed order, so that the result cannot depend on the order of calls.
  std::vector<const Entry*> order;
  for (const Entry& entry : entries_) order.push_back(&entry);
  const auto key = [](const Entry* e) {
    const Reason& r = e->argument.reason;
    return std::tuple(r.clause, r.finding.value_or(0), e->span.begin, e->span.end,
                      e->argument.action, r.id, r.exemption, r.because);
  };
  std::sort(order.begin(), order.end(),
            [&](const Entry* a, const Entry* b) { return key(a) < key(b); });

  struct Edge {
    std::size_t offset, rank;
    bool opens;
  };
  std::vector<Edge> edges;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    edges.push_back({order[rank]->span.begin, rank, true});
    edges.push_back({order[rank]->span.end, rank, false});
  }
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return a.offset < b.offset; });

  std::vector<Decision> out;
  std::set<std::size_t> active;
  std::size_t at = whole_.begin;
  const auto emit = [&](std::size_t end) {
    if (end == at) return;
    Decision tile;
    tile.span = {at, end};
    if (!active.empty()) tile.action = Action::release;
    for (const std::size_t rank : active) {
      tile.action = std::max(tile.action, order[rank]->argument.action);
    }
    for (const std::size_t rank : active) {
      const Argument& argument = order[rank]->argument;
      if (argument.action == tile.action) {
        if (tile.reasons.empty() || !(tile.reasons.back() == argument.reason)) {
          tile.reasons.push_back(argument.reason);
        }
      } else if (tile.weaker.empty() || !(tile.weaker.back() == argument)) {
        tile.weaker.push_back(argument);
      }
    }
    if (!out.empty() && alike(out.back(), tile)) {
      out.back().span.end = end;
    } else {
      out.push_back(std::move(tile));
    }
    at = end;
  };
  for (const Edge& edge : edges) {
    emit(edge.offset);
    if (edge.opens) {
      active.insert(edge.rank);
    } else {
      active.erase(edge.rank);
    }
  }
  emit(whole_.end);
  return out;
}

}  // namespace declass
