#include "engine/encoded_search.h"

#include <algorithm>

#include "text/encodings.h"
#include "text/folded_search.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest_decoded = 4;  ///< letters, where chance makes shorter ones
constexpr std::size_t shortest_certain = 6;
constexpr std::size_t shortest_cropped = 6;

std::size_t letters_of(std::string_view text) { return count_code_points(folded(text)); }

/// Each word backwards, the words in their order.
std::string words_reversed(std::string_view text) {
  std::string out;
  const std::string plain = squeezed(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    out += (out.empty() ? "" : " ") + reversed(std::string_view(plain).substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Needles that are themselves rewritten: the text is searched once for all of them.
class Rewritten {
 public:
  explicit Rewritten(const std::vector<std::string>& needles) {
    for (const std::string& needle : needles) {
      add(needle, reversed(needle), "backwards");
      add(needle, words_reversed(needle), "backwards");
      add(needle, rot13(needle), "ROT13");
    }
  }

  void find(std::string_view text, std::vector<EncodedHit>& out) const {
    for (const FoldedSearch::Hit& hit : FoldedSearch(texts_).find_all(text)) {
      if (hit.match == Likeness::doubtful) continue;
      out.push_back({hit.span, encodings_[hit.needle], certain_[hit.needle]});
    }
  }

 private:
  void add(const std::string& needle, std::string rewritten, const char* encoding) {
    if (folded(rewritten) == folded(needle)) return;
    certain_.push_back(letters_of(needle) >= shortest_certain);
    texts_.push_back(std::move(rewritten));
    encodings_.push_back(encoding);
  }

  std::vector<std::string> texts_;
  std::vector<const char*> encodings_;
  std::vector<bool> certain_;
};

/// Where an encoding groups bytes, the first and the last letter may be lost in what is beside
/// them.
std::vector<std::string> with_cropped(const std::vector<std::string>& needles) {
  std::vector<std::string> out;
  for (const std::string& needle : needles) {
    const std::size_t letters = letters_of(needle);
    if (letters < shortest_decoded) continue;
    out.push_back(needle);
    const std::string_view all = needle;
    if (letters >= shortest_cropped + 1) {
      out.emplace_back(all.substr(1));
      out.emplace_back(all.substr(0, all.size() - 1));
    }
    if (letters >= shortest_cropped + 2) out.emplace_back(all.substr(1, all.size() - 2));
  }
  return out;
}

void find_decoded(const DecodedText& decoded, const FoldedSearch& search, const char* encoding,
                  std::vector<EncodedHit>& out) {
  for (const FoldedSearch::Hit& hit : search.find_all(decoded.text())) {
    if (hit.match == Likeness::doubtful || !decoded.is_decoded(hit.span)) continue;
    out.push_back({decoded.source_span(hit.span), encoding, true});
  }
}

}  // namespace

std::vector<EncodedHit> find_encoded(std::string_view text,
                                     const std::vector<std::string>& needles) {
  std::vector<EncodedHit> out;
  if (needles.empty()) return out;
  Rewritten(needles).find(text, out);
  const FoldedSearch cropped(with_cropped(needles));
  find_decoded(decode_base64(text), cropped, "base64", out);
  find_decoded(decode_hexadecimal(text), cropped, "hexadecimal", out);
  const DecodedText escapes = decode_escapes(text);
  if (escapes.text() != text) find_decoded(escapes, FoldedSearch(needles), "escapes", out);
  std::sort(out.begin(), out.end(), [](const EncodedHit& a, const EncodedHit& b) {
    return a.span != b.span ? a.span < b.span : a.certain > b.certain;
  });
  const auto same = [](const EncodedHit& a, const EncodedHit& b) { return a.span == b.span; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace declass
