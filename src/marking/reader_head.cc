#include <fmt/format.h>

#include "marking/reader.h"
#include "text/words.h"

namespace declass {

/// The level word at `at`: sets the level and moves past it.
bool MarkReader::read_level(std::size_t at) {
  const auto found = find_kind(at, MarkTerm::Kind::level);
  if (!found) return false;
  out_.marking.level = found->term->level;
  const bool portion_form = found->term->form == MarkTerm::Form::portion;
  next_ = at;
  if (portion_form != (kind_ == MarkKind::portion)) {
    legacy("DM0206", fmt::format("`{}` is not how this kind of mark writes the level",
                                 quoted(at, at + found->words)));
  } else {
    note_form(*found);
  }
  next_ = at + found->words;
  return true;
}

void MarkReader::read_head() {
  const bool set_off = token(0).before == Gap::slashes;
  if (set_off) {
    if (read_foreign_head()) return;
    if (read_level(0)) {
      repair("`//` before the level: an owner may be lost");
      add_control(out_.marking, "unknown");
      return;
    }
    return read_bare_head();
  }
  if (read_level(0)) return;
  if (read_foreign_head()) return repair("`//` put before a mark that is not of the United States");
  read_bare_head();
}

bool MarkReader::read_foreign_head() {
  Marking& marking = out_.marking;
  if (const auto nato = find_kind(0, MarkTerm::Kind::nato)) {
    marking.owner = "nato";
    marking.level = nato->term->level;
    note_form(*nato);
    next_ = nato->words;
    return true;
  }
  if (read_nato_activity()) return true;
  if (const auto joint = find_kind(0, MarkTerm::Kind::joint)) {
    read_joint(*joint);
    return true;
  }
  if (const auto fgi = find_kind(0, MarkTerm::Kind::fgi); fgi && read_level(fgi->words)) {
    marking.owner = "foreign";
    marking.fgi.emplace();
    return true;
  }
  std::size_t at = 0;
  std::vector<std::string> owners;
  for (; !place_at(at).empty() && (at == 0 || token(at).before == Gap::blank); ++at) {
    owners.emplace_back(place_at(at));
  }
  if (owners.empty() || !read_level(at)) return false;
  marking.owner = owners.size() == 1 ? owners.front() : "foreign";
  if (owners.size() > 1) marking.owners = std::move(owners);
  return true;
}

bool MarkReader::read_nato_activity() { return false; }

void MarkReader::read_joint(const Found& joint) {
  next_ = joint.words;
  out_.marking.owner = "joint";
  read_level(next_);
  out_.marking.owners = read_codes(Gap::blank);
}

/// A control that says its own level, as SBU does, or a mark that lost its level.
void MarkReader::read_bare_head() {
  const Found found = find(0);
  if (found.term != nullptr && found.term->level) {
    out_.marking.level = found.term->level;
    return legacy("DM0205", "a word that implies its level");
  }
  if (found.term != nullptr && !found.term->rules.empty()) {
    const Rule& rule = compiled_.rules[found.term->rules.front()];
    if (rule.alone) {
      out_.marking.level = rule.alone;
      if (found.term->kind != MarkTerm::Kind::cui) {
        legacy("DM0205", fmt::format("`{}` without a level", quoted(0, found.words)));
      }
      return;
    }
  }
  error("DM0104", "no classification that can be read");
}

}  // namespace declass
