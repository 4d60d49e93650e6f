#include "marking/tokens.h"

#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/// The plain character for a typographic blank or hyphen, or NUL.
char plain(char32_t point) {
  if (point == 0xA0 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F) return ' ';
  if (point >= 0x2010 && point <= 0x2015) return '-';
  return '\0';
}

void clean_point(std::string_view written, std::size_t& at, MarkText& out) {
  const std::size_t begin = at;
  const char32_t point = next_code_point(written, at);
  const char c = plain(point);
  out.foul = out.foul || c == '\0';
  out.typographic = true;
  out.text += c == '\0' ? '?' : c;
  out.text.append(at - begin - 1, c == '\0' ? '?' : ' ');
}

struct Separator {
  std::size_t slashes = 0, commas = 0, hyphens = 0, blanks = 0, others = 0;
};

void count(Separator& run, char c) {
  if (c == '/' || c == '\\' || c == '|') {
    ++run.slashes;
    run.others += c == '/' ? 0U : 1U;
  } else if (c == ',' || c == ';') {
    ++run.commas;
    run.others += c == ',' ? 0U : 1U;
  } else if (c == '-' || c == '_') {
    ++run.hyphens;
    run.others += c == '-' ? 0U : 1U;
  } else if (is_ascii_space(c)) {
    ++run.blanks;
    run.others += c == ' ' ? 0U : 1U;
  } else {
    ++run.others;
  }
}

Gap gap_of(const Separator& run) {
  if (run.slashes >= 2) return Gap::slashes;
  if (run.slashes == 1) return Gap::slash;
  if (run.commas > 0) return Gap::comma;
  if (run.hyphens > 0) return Gap::hyphen;
  return run.blanks + run.others > 0 ? Gap::blank : Gap::none;
}

bool is_tidy(std::string_view run) {
  return run.empty() || run == " " || run == "-" || run == "/" || run == "//" || run == ", ";
}

}  // namespace

MarkText clean_mark(std::string_view written) {
  MarkText out;
  out.text.reserve(written.size());
  for (std::size_t at = 0; at < written.size();) {
    const char c = written[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      clean_point(written, at, out);
      continue;
    }
    const bool space = is_ascii_space(c);
    out.foul = out.foul || c == '\x7f' || (static_cast<unsigned char>(c) < ' ' && !space);
    out.lower_case = out.lower_case || (c >= 'a' && c <= 'z');
    out.typographic = out.typographic || c == '$';
    out.text += c == '$' ? 'S' : ascii_upper(c);
    ++at;
  }
  return out;
}

MarkTokens split_mark(std::string_view text) {
  constexpr std::size_t usual_words = 16;
  MarkTokens out;
  out.words.reserve(usual_words);
  std::size_t at = 0;
  while (out.words.size() < max_mark_words) {
    const std::size_t gap = at;
    Separator run;
    while (at < text.size() && !is_word_byte(text[at])) count(run, text[at++]);
    if (at == text.size()) {
      out.trailing = gap_of(run);
      return out;
    }
    MarkToken token;
    token.begin = at;
    token.before = gap_of(run);
    token.tidy = is_tidy(text.substr(gap, at - gap));
    while (at < text.size() && is_word_byte(text[at])) ++at;
    token.end = at;
    token.word = text.substr(token.begin, at - token.begin);
    out.words.push_back(token);
  }
  return out;
}

}  // namespace declass
