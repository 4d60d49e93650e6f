#include "detect/finding.h"

namespace declass {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::unknown:
      return "unknown";
    case Role::official:
      return "official";
    case Role::private_person:
      return "private";
  }
  return "unknown";
}

std::optional<Role> role_named(std::string_view name) {
  if (name == "unknown") return Role::unknown;
  if (name == "official") return Role::official;
  if (name == "private") return Role::private_person;
  return std::nullopt;
}

}  // namespace declass
