#include "marking/algebra.h"

#include <algorithm>

#include "marking/control_ids.h"
#include "marking/paths.h"
#include "text/words.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

template <class T>
std::vector<T> united(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// The codes of both lists, in their order.
Words common(const Words& a, const Words& b) {
  Words out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out), [&b](const std::string& code) {
    return std::find(b.begin(), b.end(), code) != b.end();
  });
  return out;
}

/// Text that limits nothing: it may stand beside any release.
bool limits_nothing(const Marking& marking) {
  return marking.level == Level::unclassified && marking.owner == "us" && !marking.fgi &&
         marking.controls.empty() && marking.sci.empty() && marking.sar.empty() &&
         marking.aea.empty() && marking.unknown.empty();
}

/// To whom a marking says that text may go: to a list, or to no one by `no_one`.
struct Reach {
  bool no_one = false;
  const Words* list = nullptr;
};

Reach released(const Marking& marking) {
  if (!marking.has(control_id::rel_to)) return {true, nullptr};
  return {false, &marking.rel_to};
}

/// What may be released may be shown.
Reach shown_to(const Marking& marking) {
  if (marking.has(control_id::display_only)) return {false, &marking.display_only};
  return released(marking);
}

void drop_control(Marking& marking, std::string_view control) {
  std::erase(marking.controls, control);
}

/// Sets a list control to what both sides allow, or takes it away.
void meet(Marking& out, std::string_view control, Words& list, const Reach& a, const Reach& b) {
  list.clear();
  if (a.no_one || b.no_one) return drop_control(out, control);
  list = common(*a.list, *b.list);
}

bool speaks_of_release(const Marking& marking) {
  return marking.has(control_id::rel_to) || marking.has(control_id::relido) ||
         marking.has(control_id::eyes) || marking.has(control_id::display_only);
}

/// The releases of a join, where neither side limits nothing. Where none is left of those that were
/// spoken of the whole is closed, so that it cannot pass for text that limits nothing.
void join_releases(Marking& out, const Marking& a, const Marking& b) {
  meet(out, control_id::rel_to, out.rel_to, released(a), released(b));
  if (out.has(control_id::display_only)) {
    meet(out, control_id::display_only, out.display_only, shown_to(a), shown_to(b));
  }
  for (const std::string_view control : {control_id::relido, control_id::eyes}) {
    if (!a.has(control) || !b.has(control)) drop_control(out, control);
  }
  if ((speaks_of_release(a) || speaks_of_release(b)) && !speaks_of_release(out)) {
    add_control(out, control_id::noforn);
  }
}

/// The sources of foreign government information in a marking; a list without a name conceals.
std::optional<Words> sources(const Marking& marking) {
  if (marking.owner == "us") return marking.fgi;
  Words named = marking.owners;
  if (marking.owner == "nato") {
    named = {ascii_upper(marking.owner)};
  } else if (marking.owner != "joint" && marking.owner != "foreign") {
    named = {marking.owner};
  }
  if (marking.fgi && marking.fgi->empty()) return Words{};
  if (marking.fgi) named.insert(named.end(), marking.fgi->begin(), marking.fgi->end());
  sort_country_codes(named, {});
  return named;
}

std::optional<Words> joined_sources(const std::optional<Words>& a, const std::optional<Words>& b) {
  if (!a || !b) return a ? a : b;
  if (a->empty() || b->empty()) return Words{};
  Words all = *a;
  all.insert(all.end(), b->begin(), b->end());
  sort_country_codes(all, {});
  return all;
}

void join_owners(Marking& out, const Marking& a, const Marking& b) {
  if (a.owner == b.owner && a.owners == b.owners) {
    out.fgi = joined_sources(a.fgi, b.fgi);
    return;
  }
  out.owner = "us";
  out.owners.clear();
  out.fgi = joined_sources(sources(a), sources(b));
}

}  // namespace

Marking join(const Marking& a, const Marking& b) {
  Marking out;
  if (a.level && b.level) out.level = std::max(*a.level, *b.level);
  out.owner = a.owner;
  out.owners = a.owners;
  join_owners(out, a, b);
  out.sci = join_control_paths(a.sci, b.sci);
  out.sar = join_control_paths(a.sar, b.sar);
  out.aea = join_control_paths(a.aea, b.aea);
  out.accm = join_control_paths(a.accm, b.accm);
  out.cui = united(a.cui, b.cui);
  out.controls = united(a.controls, b.controls);
  out.joined = united(a.joined, b.joined);
  out.unknown = united(a.unknown, b.unknown);
  if (limits_nothing(a) || limits_nothing(b)) {
    const Marking& other = limits_nothing(a) ? b : a;
    out.rel_to = other.rel_to;
    out.display_only = other.display_only;
  } else {
    join_releases(out, a, b);
  }
  return out;
}

}  // namespace declass
