#include "declassify/scan_instruction.h"

#include <set>

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

using Form = InstructionForm;
using Part = InstructionForm::Part;

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Letters with which names are written. Everything else outside ASCII, and every control
/// character, makes a text doubtful: it may look like a word that it is not.
bool is_plain_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t point = next_code_point(word, at);
    if (point < 0x20 || point == 0x7F) return false;
    if (point >= 0x80 && (point < 0xC0 || point > 0x24F)) return false;
  }
  return true;
}

class Scanner {
 public:
  Scanner(std::string text, const InstructionForms& forms, const DateForms& dates,
          const ScanWindows& windows)
      : text_(std::move(text)), forms_(forms), dates_(dates), windows_(windows) {
    out_.groups.emplace_back();
    cut_at_end();
    find_candidates();
  }

  Scan run() {
    while (skip_separators()) {
      if (!step()) skip_word();
    }
    close_source_date();
    return std::move(out_);
  }

 private:
  /// What the words at hand belong to.
  enum class State {
    value,
    event,      ///< words up to the next order, label or field; dates are found in passing
    statement,  ///< words up to the next label; orders are part of it
    elsewhere   ///< another field
  };

  std::string_view rest() const { return std::string_view(text_).substr(at_); }
  ScanGroup& group() { return out_.groups.back(); }
  ScanItem& last() { return group().items.back(); }

  /// Only forms whose expressions occur somewhere in the text are tried at each word.
  void find_candidates() {
    candidates_.clear();
    std::set<std::size_t> found;
    for (const SetMatch& match : forms_.form_set->find_all(text_)) found.insert(match.id);
    for (const std::size_t id : found) candidates_.push_back(&forms_.forms[id]);
  }

  /// The next field of the message may be glued to the value: `01/28/2018TAGS: PREL`.
  void cut_at_end() {
    for (const Pattern& pattern : forms_.ends) {
      for (auto match = pattern.find(text_); match;) {
        const std::size_t begin = match->whole().begin;
        if (begin == 0 || !is_ascii_letter(text_[begin - 1])) {
          text_.resize(begin);
          break;
        }
        match = pattern.find(text_, begin + 1);
      }
    }
  }

  bool skip_separators() {
    while (at_ < text_.size() && !is_word_byte(text_[at_])) {
      const char c = text_[at_];
      if (c == '(' || c == '[') ++depth_;
      if ((c == ')' || c == ']') && depth_ > 0) --depth_;
      // A mark that begins with its slashes is read from them.
      if ((c == '(' || c == '/') && state_ == State::value && take_form()) continue;
      if (c == '?' || static_cast<unsigned char>(c) < 0x20) group().doubt = true;
      ++at_;
    }
    return at_ < text_.size();
  }

  std::optional<Match> match_any(const std::vector<Pattern>& patterns) const {
    for (const Pattern& pattern : patterns) {
      auto match = pattern.match_prefix(rest());
      if (match && !match->whole().empty() && ends_word(match->whole().end)) return match;
    }
    return std::nullopt;
  }

  /// The match does not stop inside a word: `X1` is not the beginning of `X12`.
  bool ends_word(std::size_t length) const {
    const std::size_t end = at_ + length;
    return end >= text_.size() || !is_word_byte(text_[end]) || !is_word_byte(text_[end - 1]);
  }

  bool step() {
    if (state_ == State::value && (take_person() || take_form())) return true;
    if (state_ == State::statement) return take_label() || take_date();
    if (take_order() || take_label()) return true;
    if (state_ == State::elsewhere) return false;
    if (take_field()) return true;
    if (state_ == State::event) return take_date();
    return take_reasons() || take_date() || take(forms_.harmless) || take_repair() || take_doubt();
  }

  bool take(const std::vector<Pattern>& patterns) {
    const auto match = match_any(patterns);
    if (match) at_ += match->whole().end;
    return match.has_value();
  }

  void open(ScanGroup::Lead lead) {
    close_source_date();
    out_.groups.push_back({});
    group().lead = lead;
    state_ = State::value;
    passing_ = false;
  }

  bool take_order() {
    for (const Pattern& pattern : forms_.orders) {
      const auto match = pattern.match_prefix(rest());
      if (!match) continue;
      const std::size_t end = at_ + match->whole().end;
      if (end < text_.size() && is_ascii_digit(text_[end])) continue;
      const auto number = pattern.named(*match, "number");
      if (number && !out_.order) {
        out_.order = std::string(rest().substr(number->begin, number->size()));
      }
      at_ = end;
      // A number in passing, as in `(E.O. 13526, SEC 1.4)`, begins nothing new.
      if (depth_ == 0) open(ScanGroup::Lead::order);
      return true;
    }
    return false;
  }

  bool take_label() {
    // A date may stand right behind its label: only letters would make it another word.
    for (const std::vector<Pattern>* labels : {&forms_.labels, &forms_.mistyped_labels}) {
      for (const Pattern& pattern : *labels) {
        const auto match = pattern.match_prefix(rest());
        if (!match) continue;
        const std::size_t end = at_ + match->whole().end;
        if (end < text_.size() && is_ascii_letter(text_[end - 1]) && is_ascii_letter(text_[end])) {
          continue;
        }
        out_.mistyped_label = out_.mistyped_label || labels == &forms_.mistyped_labels;
        at_ = end;
        open(ScanGroup::Lead::label);
        return true;
      }
    }
    return false;
  }

  bool take_field() {
    if (!take(forms_.fields)) return false;
    close_source_date();
    state_ = State::elsewhere;
    out_.other_field = true;
    return true;
  }

  bool take_reasons() {
    if (!take(forms_.reasons)) return false;
    out_.other_field = true;
    return true;
  }

  /// In brackets only: elsewhere the words of an instruction come first.
  bool take_person() { return depth_ > 0 && take(forms_.persons); }

  bool take_form() {
    for (const Form* form : candidates_) {
      if (form->first_only && !group().items.empty()) continue;
      const auto match = form->pattern.match_prefix(rest());
      if (!match || match->whole().empty() || !ends_word(match->whole().end)) continue;
      add(*form, *match);
      at_ += match->whole().end;
      return true;
    }
    return false;
  }

  void add(const Form& form, const Match& match) {
    ScanItem item = item_of(form, match, rest(), forms_);
    item.repaired = repaired_at_ == at_;
    if (form.part != Part::source_date) close_source_date();
    group().items.push_back(std::move(item));
    awaits_source_date_ = form.part == Part::source_date;
    if (form.part == Part::event) state_ = State::event;
    if (form.part == Part::statement) state_ = State::statement;
    passing_ = form.part == Part::event;
  }

  bool take_date() {
    const bool statement = state_ == State::statement;
    auto date = read_date(rest(), dates_, statement ? windows_.statement : windows_.instruction);
    if (!date) return false;
    at_ += date->length;
    if (awaits_source_date_) {
      last().date = date;
      awaits_source_date_ = false;
      return true;
    }
    ScanItem item;
    item.date = date;
    item.introduced = !passing_ && !group().words_after;
    group().items.push_back(std::move(item));
    return true;
  }

  void close_source_date() {
    if (awaits_source_date_) last().unreadable_date = true;
    awaits_source_date_ = false;
  }

  bool take_repair() {
    if (repaired_at_ == at_) return false;
    for (const Repair& repair : forms_.repairs) {
      const auto match = repair.written.match_prefix(rest());
      if (!match) continue;
      const std::size_t end = at_ + match->whole().end;
      if (end < text_.size() && is_ascii_letter(text_[end])) continue;
      text_.replace(at_, match->whole().end, repair.meant);
      repaired_at_ = at_;
      find_candidates();
      if (take_form()) return true;
    }
    return false;
  }

  bool take_doubt() {
    if (awaits_source_date_ || !take(forms_.doubts)) return false;
    group().doubt = true;
    return true;
  }

  void skip_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
    const std::string_view word = std::string_view(text_).substr(begin, at_ - begin);
    if (!is_plain_word(word)) group().doubt = true;
    if (awaits_source_date_) return close_source_date();
    if (state_ != State::value) return;
    if (group().items.empty()) {
      group().words_before = true;
    } else if (depth_ == 0) {
      group().words_after = true;
    }
  }

  std::string text_;
  const InstructionForms& forms_;
  const DateForms& dates_;
  const ScanWindows& windows_;
  std::vector<const Form*> candidates_;
  Scan out_;
  State state_ = State::value;
  std::size_t at_ = 0;
  std::size_t repaired_at_ = std::string::npos;
  int depth_ = 0;
  bool passing_ = false;             ///< dates from here are found in passing
  bool awaits_source_date_ = false;  ///< the date of the source was announced
};

}  // namespace

Scan scan_instruction(std::string text, const InstructionForms& forms, const DateForms& dates,
                      const ScanWindows& windows) {
  return Scanner(std::move(text), forms, dates, windows).run();
}

}  // namespace declass
