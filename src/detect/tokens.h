#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "detect/lexicon.h"
#include "detect/near.h"
#include "text/source_text.h"

namespace declass {

/// Where a token stands in its message, as far as names are concerned.
enum class Zone : std::uint8_t {
  body,
  subject,
  tags,
  reference,
  classified_by,
  signature,
  correspondent  ///< From, To, Drafted By … of a memo or an e-mail
};

/// A word, a number, a mark, or the edge of a block. Offsets are the file's.
struct Token {
  enum class Kind : std::uint8_t { word, initials, number, mark, edge };

  std::uint64_t form = 0;  ///< of words: the fingerprint
  std::uint32_t begin = 0, end = 0;
  WordFacts facts;
  float score = 0;          ///< of candidates: the first pass's, by the hand weights
  float learned = 0;        ///< the same by the learned weights
  std::uint8_t tail = 0;    ///< bytes after `end` that go with the word: a possessive ending, a dot
  std::uint8_t use = 0;     ///< what the first pass saw, see Memory
  std::uint8_t length = 0;  ///< letters, at most 255
  Kind kind = Kind::edge;
  Near near = Near::edge;
  Zone zone = Zone::body;
  bool candidate : 1 = false;  ///< may be a person's name
  bool possessive : 1 = false;
  bool capital : 1 = false;  ///< begins with a capital
  bool all_capitals : 1 = false;
  bool acronym : 1 = false;  ///< more capitals than small letters: APL, APLs
  bool sentence_start : 1 = false;
  bool mixed : 1 = false;   ///< stands in a block where case means something
  bool joined : 1 = false;  ///< put together over the end of a line
  bool tight : 1 = false;   ///< of marks: no blank on either side
  bool loose : 1 = false;   ///< of marks: a blank after, none before
  bool phrase : 1 = false;  ///< part of a place's name of several words
  bool alone : 1 = false;   ///< stands between two ends of sentences, a few words at most
  bool signer : 1 = false;  ///< the last that stands alone, at the end of a text

  std::uint32_t cover_end() const { return end + tail; }
};

/// Appends the tokens of one stretch of text and the edge that ends it. Words get their facts.
/// Requires: span lies within the file and the file is smaller than 4 GiB.
void append_tokens(const SourceText& source, Span span, Zone zone, const Lexicon& lexicon,
                   std::vector<Token>& out);

/// The tokens that may be persons' names, and how much of a text is in mixed case.
struct Candidates {
  std::vector<std::uint32_t> places;
  std::size_t words = 0, mixed = 0;
};

/// Marks the candidates, the blocks in mixed case, sentence starts and the names of places.
Candidates prepare(std::string_view text, std::vector<Token>& tokens, const Lexicon& lexicon);

}  // namespace declass
