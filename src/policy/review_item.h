#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/span.h"

namespace declass {

/// One thing that a person has to look at.
struct ReviewItem {
  std::string kind;  ///< `status-unknown`, `referral`, `possible-person` …
  std::string message;
  Span span;
  std::string clause;  ///< whose interim reason holds the text; else empty
};

/// What a person decided about one thing that was listed: the word answers the question that the
/// item asks, and no other (docs/decisions/0006-a-persons-word.md).
struct ReviewDecision {
  enum class Word { release, redact };

  std::string kind, clause;
  Span span;
  Word word = Word::redact;

  bool answers(const ReviewItem& item) const {
    return kind == item.kind && clause == item.clause && span == item.span;
  }
};

/// Takes out what was answered.
void drop_decided(std::span<const ReviewDecision> decided, std::vector<ReviewItem>& items);

}  // namespace declass
