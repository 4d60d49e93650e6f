#include "policy/decisions.h"

#include <algorithm>
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

SharedReasons::SharedReasons(std::vector<Reason> reasons) {
  if (reasons.empty()) return;
  list_ = std::make_shared<const std::vector<Reason>>(std::move(reasons));
}

const std::vector<Reason>& SharedReasons::list() const {
  static const std::vector<Reason> none;
  return list_ == nullptr ? none : *list_;
}

std::vector<Argument> Decision::weaker() const {
  std::vector<Argument> out;
  for (std::size_t i = 0; i < lost.size(); ++i) {
    for (const Reason& reason : lost[i]) out.push_back({static_cast<Action>(i), reason});
  }
  std::stable_sort(out.begin(), out.end(), [](const Argument& a, const Argument& b) {
    return a.reason.clause < b.reason.clause;
  });
  return out;
}

namespace {

bool alike(const Decision& a, const Decision& b) {
  return a.action == b.action && a.reasons == b.reasons && a.lost == b.lost;
}

/// The arguments for one action that hold at the place that a sweep has reached. Their list is made
/// anew only where it changed: what is argued for a whole portion is copied once, however many
/// findings stand in it.
class Voices {
 public:
  void open(std::size_t rank) {
    ranks_.insert(rank);
    stale_ = true;
  }
  void close(std::size_t rank) {
    ranks_.erase(rank);
    stale_ = true;
  }

  template <class ReasonOf>
  const SharedReasons& reasons(const ReasonOf& reason_of) {
    if (stale_) {
      std::vector<Reason> list;
      for (const std::size_t rank : ranks_) {
        const Reason& reason = reason_of(rank);
        if (list.empty() || !(list.back() == reason)) list.push_back(reason);
      }
      reasons_ = SharedReasons(std::move(list));
      stale_ = false;
    }
    return reasons_;
  }

 private:
  std::set<std::size_t> ranks_;
  SharedReasons reasons_;
  bool stale_ = false;
};

}  // namespace

std::vector<const Decisions::Entry*> Decisions::in_order() const {
  std::vector<const Entry*> order;
  order.reserve(entries_.size());
  for (const Entry& entry : entries_) order.push_back(&entry);
  const auto key = [](const Entry* e) {
    const Reason& r = e->argument.reason;
    return std::tie(r.clause, r.finding, r.id, r.exemption, r.because, e->argument.action,
                    e->span.begin, e->span.end);
  };
  std::sort(order.begin(), order.end(),
            [&](const Entry* a, const Entry* b) { return key(a) < key(b); });
  return order;
}

std::vector<Decision> Decisions::tiles() const {
  struct Edge {
    std::size_t offset, rank;
    bool opens;
  };
  const std::vector<const Entry*> order = in_order();
  std::vector<Edge> edges;
  edges.reserve(2 * order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    edges.push_back({order[rank]->span.begin, rank, true});
    edges.push_back({order[rank]->span.end, rank, false});
  }
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return a.offset < b.offset; });

  std::vector<Decision> out;
  std::array<Voices, names.size()> voices;
  const auto reason_of = [&](std::size_t rank) -> const Reason& {
    return order[rank]->argument.reason;
  };
  std::size_t at = whole_.begin;
  const auto emit = [&](std::size_t end) {
    if (end == at) return;
    Decision tile;
    tile.span = {at, end};
    for (std::size_t action = voices.size(); action-- > 0;) {
      const SharedReasons& reasons = voices[action].reasons(reason_of);
      if (reasons.empty()) continue;
      if (tile.reasons.empty()) {
        tile.action = static_cast<Action>(action);
        tile.reasons = reasons;
      } else {
        tile.lost[action] = reasons;
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
    Voices& voice = voices[static_cast<std::size_t>(order[edge.rank]->argument.action)];
    if (edge.opens) {
      voice.open(edge.rank);
    } else {
      voice.close(edge.rank);
    }
  }
  emit(whole_.end);
  return out;
}

}  // namespace declass
