#include "marking/shared_marking.h"

namespace declass {

const std::shared_ptr<const Marking>& SharedMarking::nothing() {
  static const auto* const out = new std::shared_ptr(std::make_shared<const Marking>());
  return *out;
}

}  // namespace declass
