#include "detect/tokens.h"

#include "detect/reading_head.h"

namespace declass {
namespace {

// Reads one stretch from left to right. A word takes its possessive ending and the dot of a title
// along, so that neither hides the word's neighbours from each other.
class Tokenizer : ReadingHead {
 public:
  Tokenizer(std::string_view text, std::size_t end, Zone zone, const Lexicon& lexicon,
            std::vector<Token>& out)
      : ReadingHead(text, end), zone_(zone), lexicon_(lexicon), out_(out) {}

  void run(std::size_t begin) {
    at_ = begin;
    while (at_ < end_) {
      switch (kind_of(text_[at_])) {
        case ByteKind::space:
          read_space();
          break;
        case ByteKind::digit:
          read_number();
          break;
        case ByteKind::letter:
          if (!read_plain_word()) read_word();
          break;
        case ByteKind::wide:
          letter_at(at_) != 0 ? read_word() : read_mark();
          break;
        case ByteKind::mark:
          read_mark();
      }
    }
    add_edge();
  }

 private:
  void read_space() {
    if (text_[at_] == ' ' && at_ + 1 < end_ && kind_of(text_[at_ + 1]) != ByteKind::space) {
      ++at_;
      return;
    }
    std::size_t lines = 0;
    while (at_ < end_ && is_ascii_space(text_[at_])) lines += text_[at_++] == '\n' ? 1U : 0U;
    if (lines > 1 || (lines == 1 && signs_at(at_))) add_edge();
  }

  // A short line in capitals after the end of a sentence: `… this message.` / `ROE`. It is no part
  // of the paragraph before it.
  bool signs_at(std::size_t at) const {
    constexpr std::size_t longest = 40;
    if (out_.empty() || out_.back().near != Near::stop) return false;
    const std::size_t end = std::min(end_, at + longest);
    std::size_t letters = 0;
    for (; at < end && text_[at] != '\n'; ++at) {
      if (text_[at] >= 'a' && text_[at] <= 'z') return false;
      if (is_ascii_letter(text_[at])) ++letters;
    }
    return letters > 1 && (at == end_ || text_[at] == '\n');
  }

  void read_number() {
    const std::size_t begin = at_;
    while (at_ < end_ && (is_ascii_digit(text_[at_]) || letter_at(at_) != 0)) {
      at_ += std::max<std::size_t>(letter_at(at_), 1);
    }
    add(Token::Kind::number, Near::number, begin, at_);
  }

  // A word of ASCII letters with nothing behind them that may belong to it but a dot or a comma.
  bool read_plain_word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    std::size_t lower = 0;
    for (; end < end_ && kind_of(text_[end]) == ByteKind::letter; ++end) {
      lower += (static_cast<unsigned char>(text_[end]) >> 5U) & 1U;
    }
    const char next = end < end_ ? text_[end] : ' ';
    const ByteKind kind = kind_of(next);
    if (kind == ByteKind::digit || kind == ByteKind::wide || next == '\'' || next == '`')
      return false;
    if (next == '.' && end - begin <= 3) return false;
    at_ = end;
    add_word(begin, end - begin, end - begin - lower);
    return true;
  }

  void read_word() {
    const std::size_t begin = at_;
    std::size_t upper = 0;
    while (at_ < end_ && is_ascii_letter(text_[at_])) upper += text_[at_++] <= 'Z' ? 1U : 0U;
    std::size_t letters = at_ - begin;
    if (may_be_initials(begin, at_) && read_initials(begin)) return;
    while (true) {
      const std::size_t size = letter_at(at_);
      if (size != 0) {
        std::size_t next = at_;
        upper += is_upper(next_code_point(text_, next)) ? 1U : 0U;
        ++letters;
        at_ += size;
      } else if (const std::size_t mark = apostrophe_at(at_);
                 mark != 0 && letter_at(at_ + mark) != 0 && !possessive_at(at_)) {
        at_ += mark;
      } else {
        break;
      }
    }
    if (at_ < end_ && is_ascii_digit(text_[at_])) {
      at_ = begin;
      return read_number();
    }
    add_word(begin, letters, upper);
  }

  void add_word(std::size_t begin, std::size_t letters, std::size_t upper) {
    Token& token = add(Token::Kind::word, Near::unknown, begin, at_);
    token.length = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 255));
    std::size_t first = begin;
    token.capital = is_upper(next_code_point(text_, first));
    token.all_capitals = upper == letters;
    token.acronym = upper > 1 && upper * 2 > letters;
    token.form = fingerprint_within(text_, {token.begin, token.end});
    if (at_ == end_ || kind_of(text_[at_]) == ByteKind::space) {
      // Nothing behind it needs what is known of it: it is looked up when that is fetched.
      lexicon_.expect(token.form);
      waiting_.push_back(out_.size() - 1);
      return;
    }
    look_up(token);
    read_tail(token);
  }

  void read_tail(Token& token) {
    std::size_t size = possessive_size(at_);
    if (size != 0) {
      token.possessive = true;
    } else if (ascii_upper(text_[at_ - 1]) == 'S' && apostrophe_at(at_) != 0) {
      size = apostrophe_at(at_);
    } else if (at_ < end_ && text_[at_] == '.' && takes_a_dot(token)) {
      size = 1;
    }
    token.tail = static_cast<std::uint8_t>(size);
    at_ += size;
  }

  static bool takes_a_dot(const Token& token) {
    return token.facts.is(WordClass::courtesy) || token.facts.is(WordClass::suffix) ||
           (token.facts.is(WordClass::office) && token.length <= 4);
  }

  // Initials and shortened names end with a dot after three letters at most. `end` is the end of
  // the ASCII letters.
  bool may_be_initials(std::size_t begin, std::size_t end) const {
    return end < end_ && ((text_[end] == '.' && end - begin <= 3) || (text_[end] & 0x80) != 0);
  }

  // `J.`, `K.H.`, `U.S.`: letters each with a dot, no blanks between. What the lists know without
  // its dots is that word.
  bool read_initials(std::size_t begin) {
    std::string letters;
    std::size_t at = begin;
    if (const std::size_t short_form = abbreviated_name(begin); short_form != 0) {
      add_initials(begin, begin + short_form, 1);
      at_ = begin + short_form;
      return true;
    }
    while (letter_at(at) != 0 && at + letter_at(at) < end_ && text_[at + letter_at(at)] == '.') {
      letters += text_.substr(at, letter_at(at));
      at += letter_at(at) + 1;
    }
    if (letters.empty()) return false;
    if (letter_at(at) != 0 && letter_at(at + letter_at(at)) == 0) {  // U.S.A
      letters += text_.substr(at, letter_at(at));
      at += letter_at(at);
    } else if (letter_at(at) != 0 && count_code_points(letters) < 1) {
      return false;
    }
    Token& token = add_initials(begin, at, count_code_points(letters));
    if (token.length > 1) look_up_initials(token, letters);
    at_ = at;
    return true;
  }

  Token& add_initials(std::size_t begin, std::size_t end, std::size_t letters) {
    Token& token = add(Token::Kind::initials, Near::initials, begin, end);
    std::size_t first = begin;
    token.capital = is_upper(next_code_point(text_, first));
    token.all_capitals = token.capital;
    token.length = static_cast<std::uint8_t>(std::min<std::size_t>(letters, 255));
    token.form = fingerprint(text_.substr(begin, end - begin));
    return token;
  }

  // `Yu. `, `Cz. `, `WM. `: two or three letters and a dot before a capital, no known word: the
  // bytes with the dot, or 0.
  std::size_t abbreviated_name(std::size_t begin) const {
    std::size_t at = begin;
    std::size_t letters = 0;
    while (letters < 4 && letter_at(at) != 0) {
      at += letter_at(at);
      ++letters;
    }
    if (letters < 2 || letters > 3 || at + 2 >= end_ || text_[at] != '.') return 0;
    std::size_t first = begin;
    if (!is_upper(next_code_point(text_, first))) return 0;
    const bool second_upper = is_upper(next_code_point(text_, first));
    if (letters == 3 && second_upper != is_upper(next_code_point(text_, first))) return 0;  // CMs.
    std::size_t next = at + 1;
    while (next < end_ && text_[next] == ' ') ++next;
    if (next == at + 1 || next > at + 3 || letter_at(next) == 0) return 0;
    if (!is_upper(next_code_point(text_, next))) return 0;
    const WordFacts& facts = lexicon_.find(fingerprint(text_.substr(begin, at - begin)));
    const bool known = facts.level != 0 || facts.is(WordClass::abbreviation) ||
                       facts.is(WordClass::thing) || facts.is(WordClass::office) ||
                       facts.is(WordClass::courtesy) || facts.is(WordClass::function_word) ||
                       facts.is(WordClass::surname) || facts.is(WordClass::particle) ||
                       facts.is(WordClass::nation) || facts.is(WordClass::suffix) ||
                       facts.is(WordClass::not_name) || facts.is(WordClass::organisation);
    return known || out_.empty() || out_.back().near == Near::stop ? 0 : at + 1 - begin;
  }

  void look_up_initials(Token& token, const std::string& letters) {
    token.form = fingerprint(letters);
    const WordFacts& facts = lexicon_.find(token.form);
    if (!facts.is(WordClass::abbreviation) && !facts.is(WordClass::nation)) return;
    token.facts = facts;
    token.kind = Token::Kind::word;
    token.near = Near::abbreviation;
  }

  void read_mark();

  void look_up(Token& token) {
    token.facts = lexicon_.find(token.form);
    const bool grammar =
        token.facts.is(WordClass::article) || token.facts.is(WordClass::function_word);
    if (token.length == 1 && !grammar) {
      token.kind = Token::Kind::initials;
      token.near = Near::initials;
    }
  }

  Token& add(Token::Kind kind, Near near, std::size_t begin, std::size_t end) {
    Token& token = out_.emplace_back();
    token.kind = kind;
    token.near = near;
    token.zone = zone_;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    return token;
  }

  void add_edge() {
    for (const std::size_t word : waiting_) look_up(out_[word]);
    waiting_.clear();
    if (!out_.empty() && out_.back().kind == Token::Kind::edge) return;
    add(Token::Kind::edge, Near::edge, at_, at_);
  }

  Zone zone_;
  const Lexicon& lexicon_;
  std::vector<Token>& out_;
  std::vector<std::size_t> waiting_;  ///< words that are not looked up yet
};

void Tokenizer::read_mark() {
  const std::size_t begin = at_;
  const char32_t mark = next_code_point(text_, at_);
  while (at_ < end_ && text_[at_] == text_[begin] && (text_[begin] & 0x80) == 0) ++at_;
  if (at_ - begin > 4) return add_edge();  // a rule of dashes, dots or stars
  Token& token = add(Token::Kind::mark, near_of_mark(mark), begin, at_);
  const bool blank_before = begin == 0 || is_ascii_space(text_[begin - 1]);
  const bool blank_after = at_ >= end_ || is_ascii_space(text_[at_]);
  token.tight = !blank_before && !blank_after;
  token.loose = !blank_before && blank_after;
}

}  // namespace

void append_tokens(const SourceText& source, Span span, Zone zone, const Lexicon& lexicon,
                   std::vector<Token>& out) {
  constexpr std::size_t bytes_of_a_token = 4;  // fewer than any text has: moving them is dear
  out.reserve(out.size() + span.size() / bytes_of_a_token);
  Tokenizer(source.bytes(), span.end, zone, lexicon, out).run(span.begin);
}

}  // namespace declass
