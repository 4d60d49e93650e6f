#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/encoded_search.h"
#include "text/folded_search.h"
#include "text/near_search.h"
#include "text/utf8.h"

namespace {

using namespace declass;

template <class Search>
void search(const std::vector<std::string>& needles, std::string_view text) {
  for (const auto& hit : Search(needles).find_all(text)) {
    if (hit.span.begin >= hit.span.end || hit.span.end > text.size()) std::abort();
  }
}

}  // namespace

// The first line is a term, the rest the text. Hits lie within the text, and a term of whole ASCII
// words is found in itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  if (find_invalid_utf8(bytes)) return 0;
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string term = bytes.substr(0, end);
  const std::string text = bytes.substr(end);
  search<FoldedSearch>({term, "Ivan Petrov", "\xD0\xA1\xD0\xBE\xD0\xBA\xD0\xBE\xD0\xBB"}, text);
  search<NearSearch>({term, "Ivan Petrov"}, text);
  search<EncodedSearch>({term, "Ivan Petrov"}, text);
  bool plain = !term.empty();
  for (const char c : term) plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  if (plain && FoldedSearch({term}).find_all(" " + term + " ").empty()) std::abort();
  return 0;
}
