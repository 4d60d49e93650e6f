#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace declass {

/// The actions of `declass policy`; each complains and sets the exit code itself.
struct PolicyCheckOptions {
  std::vector<std::string> policies;  ///< none: all that are shipped
  bool strict = false, json = false;
};
void check_policies(Session& session, const PolicyCheckOptions& options);

struct PolicyTestOptions {
  std::vector<std::string> policies;  ///< none: all that are shipped, and the rules
  std::string format = "text";        ///< or `tap`
  bool json = false;
};
void test_policies(Session& session, const PolicyTestOptions& options);

struct PolicyDiffOptions {
  std::vector<std::string> words;  ///< policies, then files
  std::string as_of, against, encoding;
  bool json = false, show_text = false;
};
void diff_policies(Session& session, const PolicyDiffOptions& options);

void list_policies(Session& session, bool json);

}  // namespace declass
