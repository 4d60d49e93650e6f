#include "engine/provenance.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

bool all_released(const std::vector<Decision>& tiles, Span span) {
  auto tile = std::upper_bound(
      tiles.begin(), tiles.end(), span.begin,
      [](std::size_t offset, const Decision& decision) { return offset < decision.span.end; });
  std::size_t covered = span.begin;
  for (; tile != tiles.end() && tile->span.begin < span.end; ++tile) {
    if (tile->action != Action::release || tile->span.begin > covered) return false;
    covered = tile->span.end;
  }
  return covered >= span.end;
}

/// Whether the released bytes are the source's with some left out.
bool is_subsequence(std::string_view released, std::string_view from) {
  std::size_t at = 0;
  for (const char c : released) {
    at = from.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

/// Our own words between two pieces: white space, a struck mark's, or the banner's.
bool is_ours(std::string_view gap, const std::vector<std::string>& phrases) {
  while (true) {
    gap = trimmed(gap);
    if (gap.empty()) return true;
    const auto phrase = std::find_if(phrases.begin(), phrases.end(),
                                     [&](const std::string& one) { return gap.starts_with(one); });
    if (phrase == phrases.end()) return false;
    gap.remove_prefix(phrase->size());
  }
}

std::vector<std::string> phrases_of(const Outcome& outcome) {
  std::vector<std::string> out = {"[was", "]", ")", ":"};
  for (const MessageStyle& style : outcome.styles) {
    const std::string phrase = "[" + style.banner + "] (was:";
    if (!style.banner.empty() && std::find(out.begin(), out.end(), phrase) == out.end()) {
      out.push_back(phrase);
    }
  }
  return out;
}

}  // namespace

std::optional<Span> undecided_place(const SourceText& source, const Outcome& outcome) {
  const Release& release = outcome.release;
  const std::string_view bytes = release.bytes;
  const std::vector<std::string> phrases = phrases_of(outcome);
  std::string heading;
  for (const std::string& line : outcome.heading.lines) heading += line + "\n";
  if (!bytes.starts_with(heading)) return Span{};
  std::size_t at = heading.size();  // up to here it is proved
  std::size_t last_source = 0;
  auto cut = release.cuts.begin();
  const auto gap_is_ours = [&](std::size_t end) {
    for (; cut != release.cuts.end() && cut->marker.end <= end; ++cut) {
      if (cut->marker.begin < at || !is_ours(bytes.substr(at, cut->marker.begin - at), phrases))
        return false;
      at = cut->marker.end;
    }
    return is_ours(bytes.substr(at, end - at), phrases);
  };
  for (const Release::Piece& piece : release.pieces) {
    const Span here = piece.released;
    const bool holds =
        here.begin >= at && here.end <= bytes.size() && gap_is_ours(here.begin) &&
        all_released(outcome.verdict.tiles, piece.source) &&
        is_subsequence(bytes.substr(here.begin, here.size()), source.slice(piece.source));
    if (!holds) return piece.source;
    at = here.end;
    last_source = piece.source.end;
  }
  std::string foot;
  for (const std::string& line : outcome.heading.foot) foot += line + "\n";
  const bool footed = bytes.size() >= at + foot.size() && bytes.ends_with(foot);
  if (!footed || !gap_is_ours(bytes.size() - foot.size())) return Span{last_source, last_source};
  return std::nullopt;
}

}  // namespace declass
