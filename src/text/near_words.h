#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace declass {

/// One word of a text.
struct NearWord {
  std::uint32_t begin = 0, end = 0;  ///< in the text
  std::uint64_t hash = 0;            ///< of its letters
  std::uint32_t other = 0;  ///< its letters stand in the reader's list, from 1; 0: as in the text
  bool redrawn = false;     ///< digits among its letters were read as letters
};

/// The hash of a folded word.
std::uint64_t near_hash(std::string_view word);

/// Reads the folded words of a text in order, a stretch at a time. Requires: less than 4 GiB.
class NearWordReader {
 public:
  explicit NearWordReader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }

  /// Appends the words that begin in the next stretch of text.
  void read(std::vector<NearWord>& out);

  /// The folded letters of a word that was read.
  std::string letters(const NearWord& word) const;
  /// The same, where capitals were not folded yet.
  std::string_view as_written(const NearWord& word) const {
    if (word.other != 0) return others_[word.other - 1];
    return text_.substr(word.begin, word.end - word.begin);
  }

 private:
  void add_plain(Span span, std::vector<NearWord>& out) const;
  void add_other(Span span, std::string letters, std::vector<NearWord>& out);
  void add_wide(Span run, std::vector<NearWord>& out);

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> others_;
};

}  // namespace declass
