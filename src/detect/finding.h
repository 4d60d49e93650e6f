#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// What a person is in the document at hand.
enum class Role { unknown, official, private_person };

/// `unknown`, `official`, `private`.
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

/// One reason for a finding: a cue's id, what it contributed, and the place that gave it. Never
/// text of the document.
struct Evidence {
  std::string_view cue;  ///< a constant: lasts as long as the program
  double weight = 0;
  std::optional<std::size_t> offset;  ///< of a name remembered from elsewhere in the document
};

/// A stretch of sensitive text, and why it is taken for that.
struct Finding {
  Span span;                       ///< bytes of the file
  std::string kind;                ///< `person`, `term`, `phone` …: the kinds of rules/detect
  std::string rule;                ///< the id of the rule or list that found it
  double score = 1.0;              ///< 0..1: how sure
  std::optional<int> entity;       ///< persons: the same number for the same person, from 1
  std::optional<Role> role;        ///< persons only
  std::vector<Evidence> evidence;  ///< largest first
};

/// A word or phrase that a policy's list names. `list` is the list's name in the policy.
struct Term {
  std::string list;
  std::string text;
  bool person = false;  ///< derive surname, initial and inverted forms
  bool exact = false;   ///< match as spelled, disguises not
  std::vector<std::string> aliases;
};

}  // namespace declass
