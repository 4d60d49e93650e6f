#include <array>
#include <utility>

#include "declassify/scan_instruction.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 14> plain = {{
    {"\xC2\xA0", ' '},       // no-break space
    {"\xC2\xAD", '-'},       // soft hyphen
    {"\xC2\xB4", '\''},      // acute accent
    {"\xE2\x80\x90", '-'},   // hyphen
    {"\xE2\x80\x91", '-'},   // non-breaking hyphen
    {"\xE2\x80\x92", '-'},   // figure dash
    {"\xE2\x80\x93", '-'},   // en dash
    {"\xE2\x80\x94", '-'},   // em dash
    {"\xE2\x80\x98", '\''},  // quotation marks
    {"\xE2\x80\x99", '\''},
    {"\xE2\x80\x9C", '"'},
    {"\xE2\x80\x9D", '"'},
    {"\xE2\x80\xAF", ' '},  // narrow no-break space
    {"\xE3\x80\x80", ' '},  // ideographic space
}};

}  // namespace

std::string plain_upper(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char next = ascii_upper(text[at]);
    std::size_t length = 1;
    for (const auto& [written, meant] : plain) {
      if (text.substr(at, written.size()) != written) continue;
      next = meant;
      length = written.size();
      break;
    }
    out += next;
    at += length;
  }
  return squeezed(out);
}

}  // namespace declass
