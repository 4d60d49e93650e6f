#include "marking/algebra.h"

#include <algorithm>

#include "marking/compiled.h"
#include "marking/paths.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

Words united(const Words& a, const Words& b) {
  Words out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// The codes of both lists, in the order of the first.
Words common(const Words& a, const Words& b) {
  Words out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out), [&b](const std::string& code) {
    return std::find(b.begin(), b.end(), code) != b.end();
  });
  return out;
}

}  // namespace

Marking join(const Marking& a, const Marking& b) {
  Marking out = a;
  if (a.level && b.level) out.level = std::max(*a.level, *b.level);
  if (!b.level) out.level.reset();
  out.sci = join_paths(a.sci, b.sci);
  out.sar = join_paths(a.sar, b.sar);
  out.aea = join_paths(a.aea, b.aea);
  out.controls = united(a.controls, b.controls);
  out.rel_to = common(a.rel_to, b.rel_to);
  out.display_only = common(a.display_only, b.display_only);
  if (b.fgi) out.fgi = a.fgi ? united(*a.fgi, *b.fgi) : *b.fgi;
  return out;
}

}  // namespace declass
