#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "marking/compiled.h"
#include "marking/parse.h"
#include "marking/tokens.h"

namespace declass {

enum class MarkKind { portion, banner };

/// Whether the whole text is one mark, or a mark stands at its beginning.
enum class Extent { whole, leading };

/// Reads the words of one mark from left to right into a Marking. What the register does not
/// allow is read all the same and noted: as a legacy form, as a repair, or as an error.
class MarkReader {
 public:
  /// Requires: `text` comes from clean_mark, is not foul, and outlives the reader.
  MarkReader(std::string_view text, MarkKind kind, Extent extent,
             const Vocabulary::Compiled& compiled);

  /// Reads as far as the grammar goes.
  void read();

  MarkReading& reading() { return out_; }
  std::size_t end() const { return next_ == 0 ? 0 : tokens_.words[next_ - 1].end; }
  std::size_t words_read() const { return next_; }

 private:
  /// A phrase of the vocabulary at a word of the mark.
  struct Found {
    const MarkTerm* term = nullptr;
    std::size_t words = 0;
    bool tidy = true;
  };

  const MarkToken& token(std::size_t at) const { return tokens_.words[at]; }
  bool more() const { return next_ < tokens_.words.size(); }
  Found find(std::size_t at) const;
  std::optional<Found> find_kind(std::size_t at, MarkTerm::Kind kind) const;
  std::string_view place_at(std::size_t at) const;

  void read_head();
  bool read_foreign_head();
  bool read_nato_activity();
  void read_joint(const Found& joint);
  void read_bare_head();
  bool read_level(std::size_t at);

  bool read_item();
  void read_term(const Found& found);
  void read_control(const Found& found);
  void read_path(const Found& found);
  void read_programmes(const Found& found);
  void read_places(const Found& found);
  bool read_eyes();
  void read_foreign_sources(const Found& found);
  void read_cui(const Found& found);
  bool read_declassification();
  void read_unknown();
  std::vector<std::string> read_codes(Gap between);

  void enter(Slot slot, std::size_t at, std::string_view what);
  void add_rule(std::size_t rule);
  void note_form(const Found& found);
  void legacy(std::string code, std::string message);
  void repair(std::string message);
  void error(std::string code, std::string message);
  void warning(std::string code, std::string message);
  std::string quoted(std::size_t from, std::size_t to) const;

  std::string_view text_;
  Tokens tokens_;
  MarkKind kind_;
  Extent extent_;
  const Vocabulary::Compiled& compiled_;
  MarkReading out_;
  std::size_t next_ = 0;
  Slot slot_ = Slot::level;
  std::size_t last_order_ = 0;
  bool form_holds_ = true;
};

}  // namespace declass
