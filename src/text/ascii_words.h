#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace declass {

/// The coarse letters (see `Coarse`) of a block of plain text, and where its words begin. Plain are
/// the characters of ASCII but for the bar, which may be a letter that was misread.
class AsciiWords {
 public:
  static constexpr std::size_t block = 2048;  ///< bytes
  static constexpr std::size_t ahead = 64;  ///< bytes behind the block, whose letters are read too

  struct Start {
    std::uint16_t at = 0;      ///< bytes from where the block begins
    std::uint16_t letter = 0;  ///< its place in `letters`
  };

  /// Reads a block, and less where the limit or a character that is not plain ends it.
  /// `in_word`: a word goes on where the block begins.
  void read(std::string_view source, std::size_t begin, std::size_t limit, bool in_word);

  std::size_t size() const { return size_; }  ///< bytes of the block
  bool ends_in_word() const { return ends_in_word_; }
  std::size_t block_letters() const { return block_letters_; }  ///< of the block alone
  std::size_t letter_count() const { return letter_count_; }    ///< with those ahead

  /// Starts of words, those ahead too, and one more behind the last letter. Sixteen bytes may be
  /// read behind the last letter.
  const Start* starts() const { return starts_.data(); }
  std::size_t start_count() const { return start_count_; }
  const char* letters() const { return letters_.data(); }

 private:
  void read_to(std::string_view source, std::size_t end);

  std::array<char, 2 * (block + ahead) + 16> letters_;
  std::array<Start, block + ahead + 1> starts_;
  std::size_t begin_ = 0, at_ = 0, size_ = 0;
  std::size_t start_count_ = 0, letter_count_ = 0, block_letters_ = 0;
  bool in_word_ = false, ends_in_word_ = false;
};

/// Of ASCII and no bar.
bool is_plain(char c);

}  // namespace declass
