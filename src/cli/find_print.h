#pragma once

#include <string>
#include <vector>

#include "detect/detector.h"
#include "text/source_text.h"

namespace declass {

/// How findings are shown.
enum class Shown { places, places_and_text };

/// `file:line:column: kind score #entity role: cue weight, …`, a line each; with `every_cue` each
/// cue on a line of its own. Shows no text of the document unless asked.
enum class ReasonsShown { largest, every_cue };
std::string findings_text(const SourceText& source, const std::vector<Finding>& findings,
                          Shown shown, ReasonsShown reasons);

/// One line: `{"document": …, "findings": […]}`.
std::string findings_json(const SourceText& source, const std::vector<Finding>& findings,
                          Shown shown);

/// One line: `{"document": …, "words": [[begin, end, mixed, score, [cue, …]], …]}`, offsets in code
/// points; and the names of the cues by number.
std::string cues_json(const SourceText& source, const std::vector<WordCues>& words);
std::string cue_names_json();

}  // namespace declass
