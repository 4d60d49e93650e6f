#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "detect/name_model.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// The file among `files` whose path ends in `/name` or is `name`; nothing where there is none.
const SourceText* file_named(const std::vector<SourceText>& files, std::string_view name);

/// Every problem found.
Result<NameModel> compile_names(const std::vector<SourceText>& files);

}  // namespace declass
