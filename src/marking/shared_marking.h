#pragma once

#include <memory>
#include <utility>

#include "marking/marking.h"

namespace declass {

/// A marking that costs little to copy: the portions of a document share a few. A value; what is
/// shared never changes. Reads as a `const Marking&`.
class SharedMarking {
 public:
  /// The marking that says nothing.
  SharedMarking() : marking_(nothing()) {}
  SharedMarking(Marking marking) : marking_(std::make_shared<const Marking>(std::move(marking))) {}
  explicit SharedMarking(std::shared_ptr<const Marking> marking) : marking_(std::move(marking)) {}

  const Marking& operator*() const { return *marking_; }
  const Marking* operator->() const { return marking_.get(); }
  operator const Marking&() const { return *marking_; }

  /// Makes the marking its own, to be changed. The reference holds until the next assignment.
  Marking& edit() {
    auto own = std::make_shared<Marking>(*marking_);
    Marking& out = *own;
    marking_ = std::move(own);
    return out;
  }

  /// Whether both are the same in memory: a quick yes to whether they are equal.
  bool is_same(const SharedMarking& other) const { return marking_ == other.marking_; }

 private:
  static const std::shared_ptr<const Marking>& nothing();

  std::shared_ptr<const Marking> marking_;
};

}  // namespace declass
