#include "declassify/citation.h"

#include <algorithm>

#include "declassify/compiled.h"

namespace declass {
namespace {

constexpr const char* no_date = "the date of the document is not known, so the section is not";
constexpr const char* no_reasons = "the document gives no reason for its classification";
constexpr const char* no_letter = "a reason of the document is none of its order";
constexpr const char* no_category =
    "the document is past 25 years and carries no category that would keep it classified";

void add_once(std::string code, std::vector<std::string>& out) {
  if (std::find(out.begin(), out.end(), code) == out.end()) out.push_back(std::move(code));
}

/// `3.3(b)(1)` for each `25X1` that the document carries.
std::vector<std::string> extended_categories(const MessageDetermination& determination,
                                             const Schedule::Compiled& rules) {
  std::vector<std::string> out;
  for (const Instruction& instruction : determination.instructions) {
    for (const std::string& code : instruction.codes) {
      for (const ExtendedCategory& category : rules.extended) {
        const auto match = category.pattern.full_match(code);
        if (!match || match->groups.size() < 2 || !match->groups[1]) continue;
        std::string cites = category.cites;
        const Span n = *match->groups[1];
        if (const std::size_t at = cites.find("{n}"); at != std::string::npos) {
          cites.replace(at, 3, code.substr(n.begin, n.size()));
        }
        add_once(std::move(cites), out);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// By the day of the document, not by what its drafter wrote: the letters mean the same, and a
/// wrong section is a common slip.
const ReasonSection* section_on(Date date, const Schedule::Compiled& rules) {
  for (const ReasonSection& section : rules.reasons) {
    if ((!section.from || date >= *section.from) && (!section.until || date <= *section.until)) {
      return &section;
    }
  }
  return nullptr;
}

void add_reasons(const Message& message, const ReasonSection& section, Citation& out) {
  for (const std::string& letter : message.reasons->letters) {
    const auto& known = section.letters;
    if (std::find(known.begin(), known.end(), letter) == known.end()) {
      out.needs_person = no_letter;
    } else {
      add_once(section.section + "(" + letter + ")", out.codes);
    }
  }
}

}  // namespace

Citation classified_citation(const Message& message, const MessageDetermination& determination,
                             const Schedule& schedule, Date as_of) {
  const Schedule::Compiled& rules = schedule.compiled();
  Citation out{{rules.classified_code}, {}};
  if (!rules.limits.usable(message.date)) {
    out.needs_person = no_date;
    return out;
  }
  if (as_of >= rules.limits.automatic_date(*message.date)) {
    for (std::string& category : extended_categories(determination, rules)) {
      out.codes.push_back(std::move(category));
    }
    if (out.codes.size() == 1) out.needs_person = no_category;
    return out;
  }
  const ReasonSection* section = section_on(*message.date, rules);
  if (!message.reasons || message.reasons->letters.empty() || section == nullptr) {
    out.needs_person = no_reasons;
    return out;
  }
  add_reasons(message, *section, out);
  return out;
}

}  // namespace declass
