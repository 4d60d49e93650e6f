#include "cli/marking_print.h"

#include <fmt/format.h>

#include "text/escape.h"
#include "text/words.h"

namespace declass {
namespace {

using Words = std::vector<std::string>;

void append_row(std::string& out, std::string_view label, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {:<16}{}\n", label, escaped(value));
}

void append_remarks(std::string& out, std::string_view kind,
                    const std::vector<MarkRemark>& remarks) {
  for (const MarkRemark& remark : remarks) {
    out += fmt::format("  {:<16}{} [{}]\n", kind, remark.message, remark.code);
  }
}

void append_answers(std::string& out, const std::vector<ReleaseAnswer>& answers) {
  for (const ReleaseAnswer& answer : answers) {
    append_row(
        out, "to " + answer.to,
        (answer.answer.releasable ? "releasable: " : "not releasable: ") + answer.answer.why);
  }
}

std::string owner_of(const Marking& marking) {
  if (marking.owner == "us") return {};
  if (marking.owners.empty()) return marking.owner;
  return marking.owner + ": " + join(marking.owners, ", ");
}

std::string sources_of(const Marking& marking) {
  if (!marking.fgi) return {};
  return marking.fgi->empty() ? "source not named" : join(*marking.fgi, ", ");
}

void append_controls(std::string& out, const Marking& marking, const Vocabulary& vocabulary) {
  Words dissem, non_ic;
  for (const std::string& id : marking.controls) {
    (control_list(id, vocabulary) == ControlList::dissem ? dissem : non_ic).push_back(id);
  }
  append_row(out, "dissemination", join(dissem, ", "));
  append_row(out, "releasable to", join(marking.rel_to, ", "));
  append_row(out, "display only", join(marking.display_only, ", "));
  append_row(out, "other controls", join(non_ic, ", "));
}

}  // namespace

void append_marking_text(std::string& out, std::string_view text, const MarkReading& reading,
                         const Vocabulary& vocabulary, const std::vector<ReleaseAnswer>& answers) {
  const Marking& marking = reading.marking;
  out += escaped(text) + "\n";
  append_row(out, "level", marking.level ? name_of(*marking.level) : "cannot be read");
  append_row(out, "owner", owner_of(marking));
  append_row(out, "SCI", join(marking.sci, ", "));
  append_row(out, "SAR", join(marking.sar, ", "));
  append_row(out, "atomic energy", join(marking.aea, ", "));
  append_row(out, "FGI", sources_of(marking));
  append_controls(out, marking, vocabulary);
  append_row(out, "CUI", join(marking.cui, ", "));
  append_row(out, "declassify on", reading.declassify_on.value_or(""));
  append_row(out, "banner", reading.banner);
  append_row(out, "portion", reading.portion);
  append_row(out, "refer to", refer_to_owner(marking, vocabulary).value_or(""));
  append_answers(out, answers);
  append_remarks(out, "error", reading.errors);
  append_remarks(out, "warning", reading.warnings);
  if (reading.valid && reading.warnings.empty()) append_row(out, "valid", "as the register has it");
}

void append_roll_up_text(std::string& out, const RollUp& result,
                         const std::vector<ReleaseAnswer>& answers) {
  out += result.banner.empty() ? "no banner can be given" : escaped(result.banner);
  out += "\n";
  append_answers(out, answers);
  append_remarks(out, "error", result.errors);
  append_remarks(out, "warning", result.warnings);
}

}  // namespace declass
