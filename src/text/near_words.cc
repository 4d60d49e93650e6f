#include "text/near_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/folded_text.h"
#include "text/key_bits.h"
#include "text/words.h"

namespace declass {
namespace {

enum Kind : std::uint8_t { none = 0, letter = 1, digit = 2, wide = 4 };

constexpr std::array<std::uint8_t, 256> kinds = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    const std::size_t lower = c | 0x20U;
    out[c] = c >= 0x80                      ? wide
             : c >= '0' && c <= '9'         ? digit
             : lower >= 'a' && lower <= 'z' ? letter
                                            : none;
  }
  return out;
}();

std::uint8_t kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }

char drawn_as(char c) {
  constexpr std::string_view letters = "oizeasgtbg";
  return is_ascii_digit(c) ? letters[static_cast<std::size_t>(c - '0')] : c;
}

/// Reads digits as the letters that they look like, where they are at most half of a word.
bool redraw(std::string& word) {
  const auto digits = std::count_if(word.begin(), word.end(), is_ascii_digit);
  if (digits == 0 || digits * 2 > static_cast<std::ptrdiff_t>(word.size())) return false;
  for (char& c : word) c = drawn_as(c);
  return true;
}

/// Eight bytes at most, noughts behind them. `room`: bytes that may be read.
std::uint64_t load(const char* bytes, std::size_t count, std::size_t room) {
  std::uint64_t out = 0;
  if (room >= 8 && std::endian::native == std::endian::little) {
    std::memcpy(&out, bytes, 8);
    return count >= 8 ? out : out & ((std::uint64_t{1} << (8 * count)) - 1);
  }
  std::memcpy(&out, bytes, std::min<std::size_t>(count, 8));
  return out;
}

/// Capitals and small letters of ASCII have the same hash.
std::uint64_t hash_of(const char* word, std::size_t size, std::size_t room) {
  constexpr std::uint64_t small = 0x2020202020202020U;
  std::uint64_t hash = size;
  for (std::size_t at = 0; at < size; at += 8) {
    const std::size_t count = std::min<std::size_t>(8, size - at);
    hash = mixed_bits(hash ^ (load(word + at, count, room - at) | small));
  }
  return hash;
}

}  // namespace

std::uint64_t near_hash(std::string_view word) {
  return hash_of(word.data(), word.size(), word.size());
}

void NearWordReader::read(std::vector<NearWord>& out) {
  constexpr std::size_t stretch = std::size_t{1} << 14U;
  const std::size_t limit = std::min(text_.size(), at_ + stretch);
  while (at_ < limit) {
    if (kind_of(text_[at_]) == none) {
      ++at_;
      continue;
    }
    std::size_t end = at_;
    std::uint8_t all = none;
    for (; end < text_.size(); ++end) {
      const std::uint8_t kind = kind_of(text_[end]);
      if (kind == none) break;
      all |= kind;
    }
    const Span run{at_, end};
    if (all == letter) {
      add_plain(run, out);
    } else if ((all & wide) == 0) {
      add_other(run, ascii_lower(text_.substr(run.begin, run.size())), out);
    } else {
      add_wide(run, out);
    }
    at_ = end;
  }
}

void NearWordReader::add_plain(Span span, std::vector<NearWord>& out) const {
  NearWord word;
  word.begin = static_cast<std::uint32_t>(span.begin);
  word.end = static_cast<std::uint32_t>(span.end);
  word.hash = hash_of(text_.data() + span.begin, span.size(), text_.size() - span.begin);
  out.push_back(word);
}

void NearWordReader::add_other(Span span, std::string letters, std::vector<NearWord>& out) {
  NearWord word;
  word.begin = static_cast<std::uint32_t>(span.begin);
  word.end = static_cast<std::uint32_t>(span.end);
  word.redrawn = redraw(letters);
  word.hash = near_hash(letters);
  others_.push_back(std::move(letters));
  word.other = static_cast<std::uint32_t>(others_.size());
  out.push_back(word);
}

void NearWordReader::add_wide(Span run, std::vector<NearWord>& out) {
  const FoldedText folded(text_.substr(run.begin, run.size()));
  for (const Span word : folded.words()) {
    const Span span = folded.source_span(word);
    add_other({run.begin + span.begin, run.begin + span.end},
              std::string(folded.text().substr(word.begin, word.size())), out);
  }
}

std::string NearWordReader::letters(const NearWord& word) const {
  return ascii_lower(as_written(word));
}

}  // namespace declass
