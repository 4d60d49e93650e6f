#include "text/encoded_search.h"

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
    if (!out.empty()) out += ' ';
    out += reversed(std::string_view(plain).substr(at, end - at));
    at = end + 1;
  }
  return out;
}

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
                  std::vector<EncodedSearch::Hit>& out) {
  for (const FoldedSearch::Hit& hit : search.find_all(decoded.text())) {
    if (hit.match == Likeness::doubtful || !decoded.is_decoded(hit.span)) continue;
    out.push_back({decoded.source_span(hit.span), encoding, true});
  }
}

void sort_by_place(std::vector<EncodedSearch::Hit>& hits) {
  using Hit = EncodedSearch::Hit;
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.span != b.span ? a.span < b.span : a.certain > b.certain;
  });
  const auto same = [](const Hit& a, const Hit& b) { return a.span == b.span; };
  hits.erase(std::unique(hits.begin(), hits.end(), same), hits.end());
}

}  // namespace

struct EncodedSearch::Compiled {
  bool empty;
  std::vector<const char*> encodings;  ///< of each rewritten needle
  std::vector<bool> certain;
  FoldedSearch rewritten{{}};  ///< one search of the text for all that is rewritten in place
  FoldedSearch cropped{{}}, whole{{}};

  explicit Compiled(const std::vector<std::string>& needles) : empty(needles.empty()) {
    std::vector<std::string> texts;
    const auto add = [&](const std::string& needle, std::string text, const char* encoding) {
      if (folded(text) == folded(needle)) return;
      certain.push_back(letters_of(needle) >= shortest_certain);
      texts.push_back(std::move(text));
      encodings.push_back(encoding);
    };
    for (const std::string& needle : needles) {
      add(needle, reversed(needle), "backwards");
      add(needle, words_reversed(needle), "backwards");
      add(needle, rot13(needle), "ROT13");
    }
    rewritten = FoldedSearch(texts);
    cropped = FoldedSearch(with_cropped(needles));
    whole = FoldedSearch(needles);
  }
};

EncodedSearch::EncodedSearch(const std::vector<std::string>& needles)
    : compiled_(std::make_shared<const Compiled>(needles)) {}

std::vector<EncodedSearch::Hit> EncodedSearch::find_rewritten(std::string_view text) const {
  std::vector<Hit> out;
  for (const FoldedSearch::Hit& hit : compiled_->rewritten.find_all(text)) {
    if (hit.match == Likeness::doubtful) continue;
    out.push_back({hit.span, compiled_->encodings[hit.needle], compiled_->certain[hit.needle]});
  }
  sort_by_place(out);
  return out;
}

std::vector<EncodedSearch::Hit> EncodedSearch::find_all(std::string_view text) const {
  if (compiled_->empty) return {};
  std::vector<Hit> out = find_rewritten(text);
  find_decoded(decode_base64(text), compiled_->cropped, "base64", out);
  find_decoded(decode_hexadecimal(text), compiled_->cropped, "hexadecimal", out);
  const DecodedText escapes = decode_escapes(text);
  if (escapes.text() != text) find_decoded(escapes, compiled_->whole, "escapes", out);
  sort_by_place(out);
  return out;
}

}  // namespace declass
