#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "marking/mark_words.h"
#include "marking/parse.h"

namespace declass {

enum class MarkKind { portion, banner };

/// Reads the words of one mark from left to right into a Marking. What the register does not
/// allow is read all the same and noted: as a legacy form, as a repair, or as an error. Where a
/// word is not known the words are mended first.
class MarkReader {
 public:
  /// Requires: `text` comes from clean_mark, is not foul, and outlives the reader.
  MarkReader(std::string_view text, MarkKind kind, Extent extent,
             const Vocabulary::Compiled& compiled);

  /// Reads as far as the grammar goes.
  void read(std::optional<Date> date);

  MarkReading& reading() { return out_; }
  std::size_t end() const { return next_ == 0 ? 0 : words_[next_ - 1].end; }
  std::size_t words_read() const { return next_; }
  bool too_long() const { return words_.count() == max_mark_words; }

 private:
  using Found = MarkWords::Found;
  using Code = MarkWords::Code;
  /// A category of controlled unclassified information.
  struct Category {
    std::size_t words = 0;
    std::string category;
    bool known = false, tidy = true;
  };

  bool more() const { return next_ < words_.count(); }

  // The level and whose it is: reader_head.cc.
  void read_head(std::optional<Date> date);
  bool read_any_head();
  bool read_foreign_head();
  bool read_owners_head();
  bool is_likelier_a_level(std::size_t owners) const;
  bool read_nato_activity();
  bool read_joint();
  void read_bare_head();
  bool read_level(std::size_t at);
  bool read_damaged_level(std::size_t at);
  void check_date(std::optional<Date> date);

  // Everything after it: reader.cc, reader_lists.cc.
  bool read_item();
  void read_term(const Found& found);
  void read_control(const Found& found);
  void read_handling(const Found& found);
  void read_repeated_level(const Found& found);
  void read_path(const Found& found);
  bool read_part(std::string& path, const std::string& system, const MarkRule& rule);
  std::string part_at(const std::string& system, const MarkRule& rule);
  void read_parts_below(std::string& path, const MarkRule& rule);
  bool is_part(const std::string& path, const MarkRule& rule) const;
  bool is_part_number(std::string_view word) const;
  void read_programmes(const Found& found);
  void read_nicknames(const Found& found);
  void read_places(const Found& found);
  void check_swapped(const std::vector<std::string>& codes);
  void mend_eyes();
  bool read_eyes();
  void read_foreign_sources(const Found& found);
  void read_cui(const Found& found);
  Category category_at() const;
  Category category_alike() const;
  bool read_category();
  bool read_declassification(const Found& found);
  void read_unknown();
  Code mended_code(Gap between, bool first);
  std::vector<std::string> read_codes(Gap between);

  void enter(MarkSlot slot, std::size_t at, std::size_t words);
  void check_order(std::size_t order, std::size_t at, std::size_t words);
  void add_rule(std::size_t rule);
  void note_form(const Found& found);
  void legacy(std::string code, std::string message);
  void repair(std::string message);
  void error(std::string code, std::string message);
  void warning(std::string code, std::string message);

  std::string_view text_;
  MarkWords words_;
  MarkKind kind_;
  Extent extent_;
  const Vocabulary::Compiled& compiled_;
  MarkReading out_;
  std::size_t next_ = 0;
  MarkSlot slot_ = MarkSlot::level;
  std::optional<std::size_t> last_order_;
  std::string last_system_;
  bool form_holds_ = true;
};

}  // namespace declass
