#pragma once

#include <string>
#include <vector>

namespace declass {

/// Rows of cells set in columns for people: two blanks between columns, none at a line's end. Every
/// cell is shown escaped. The first row is the head where `Head::yes`, and is ruled off.
class Table {
 public:
  enum class Head { no, yes };

  explicit Table(Head head = Head::no) : head_(head) {}

  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.size() <= (head_ == Head::yes ? 1U : 0U); }

  /// Each line begins with `indent` and ends with a line feed.
  std::string text(const std::string& indent = "") const;

 private:
  Head head_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace declass
