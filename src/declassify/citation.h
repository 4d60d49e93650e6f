#pragma once

#include <string>
#include <vector>

#include "declassify/determine.h"
#include "declassify/schedule.h"
#include "document/message.h"

namespace declass {

/// What a cut of classified text cites on a day.
struct Citation {
  std::vector<std::string> codes;  ///< `(b)(1)` first, then its categories: `1.4(b)`, `1.4(d)`
  std::string needs_person;        ///< why a person has to complete it; empty: it is complete
};

/// `(b)(1)` with the document's own reason letters, under the section of the order that held on its
/// day: `1.4(b)`, or `1.5(b)` before 22 September 2003. From the 25-year date on, `3.3(b)(n)` and
/// only where the document itself carries `25Xn`: nobody else may say under which category old text
/// stays classified.
Citation classified_citation(const Message& message, const MessageDetermination& determination,
                             const Schedule& schedule, Date as_of);

}  // namespace declass
