#include "engine/sorted_lists.h"

#include <algorithm>

#include "engine/repeated_names.h"
#include "text/folded_text.h"
#include "text/words.h"

namespace declass {
namespace {

constexpr std::size_t shortest_list = 3;
constexpr std::size_t longest_entry = 4;  ///< words, where no number ends it

/// A line of a portion. Line ends inside a cut are none.
struct Line {
  Span span;  ///< with its line end
  std::string key;
  bool begins_with_cut = false, has_cut = false;
};

std::size_t tile_at(const std::vector<Decision>& tiles, std::size_t offset) {
  return static_cast<std::size_t>(
      std::upper_bound(tiles.begin(), tiles.end(), offset,
                       [](std::size_t at, const Decision& tile) { return at < tile.span.end; }) -
      tiles.begin());
}

/// The lines of a stretch of text in which something is redacted.
class Lines {
 public:
  Lines(const SourceText& source, const std::vector<Decision>& tiles, Span text)
      : source_(source), tiles_(tiles), text_(text) {}

  std::vector<Line> read() {
    line_.span.begin = text_.begin;
    std::size_t tile = tile_at(tiles_, text_.begin);
    for (; tile < tiles_.size() && tiles_[tile].span.begin < text_.end; ++tile) {
      const Span span{std::max(tiles_[tile].span.begin, text_.begin),
                      std::min(tiles_[tile].span.end, text_.end)};
      if (tiles_[tile].action == Action::release) {
        take_released(span);
      } else {
        if (trimmed(kept_).empty()) line_.begins_with_cut = true;
        line_.has_cut = true;
      }
    }
    end_line(text_.end);
    return std::move(out_);
  }

 private:
  void take_released(Span span) {
    for (std::size_t at = span.begin; at < span.end; ++at) {
      const char c = source_.bytes()[at];
      if (c == '\n') {
        end_line(at + 1);
      } else {
        kept_ += c;
      }
    }
  }

  void end_line(std::size_t end) {
    line_.span.end = end;
    line_.key = squeezed(kept_);
    if (!line_.span.empty()) out_.push_back(line_);
    line_ = Line();
    line_.span.begin = end;
    kept_.clear();
  }

  const SourceText& source_;
  const std::vector<Decision>& tiles_;
  Span text_;
  Line line_;
  std::string kept_;
  std::vector<Line> out_;
};

/// An entry begins with a capital, and is a few words or ends with a number; it is no sentence.
bool is_entry(const std::string& text) {
  const auto words = std::count(text.begin(), text.end(), ' ') + 1;
  if (text.empty() || !is_capitalised(text) || is_ascii_digit(text.front())) return false;
  if (is_ascii_digit(text.back())) return true;
  return static_cast<std::size_t>(words) <= longest_entry &&
         std::string_view(".,:;").find(text.back()) == std::string_view::npos;
}

/// The entries that begin with a cut of one run of lines in order, where it is a list.
void take_run(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
              std::vector<Span>& out) {
  std::size_t kept = 0;
  for (std::size_t i = begin; i < end; ++i) kept += lines[i].begins_with_cut ? 0U : 1U;
  if (end - begin < shortest_list || kept < shortest_list - 1) return;
  for (std::size_t i = begin; i < end; ++i) {
    if (lines[i].begins_with_cut) out.push_back(lines[i].span);
  }
}

/// Runs of lines in order; a cut entry between two runs belongs to both.
void take_lists(const std::vector<Line>& lines, std::vector<Span>& out) {
  std::size_t begin = 0;
  std::string last;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const bool cut = i < lines.size() && lines[i].begins_with_cut;
    if (cut) continue;
    const bool entry = i < lines.size() && is_entry(lines[i].key);
    std::string key = entry ? folded(lines[i].key) : std::string();
    if (!entry || key < last) {
      take_run(lines, begin, i, out);
      begin = i + (entry ? 0 : 1);
      while (entry && begin > 0 && lines[begin - 1].begins_with_cut) --begin;
    }
    last = std::move(key);
  }
}

/// The tiles with all released text inside some lines redacted, for the reasons of the cut there.
std::vector<Decision> redacted_inside(const std::vector<Decision>& tiles,
                                      const std::vector<Span>& lines) {
  std::vector<Decision> out;
  std::size_t line = 0;
  for (const Decision& tile : tiles) {
    for (std::size_t at = tile.span.begin; at < tile.span.end;) {
      while (line < lines.size() && lines[line].end <= at) ++line;
      const bool inside = line < lines.size() && lines[line].contains(at);
      std::size_t end = tile.span.end;
      if (line < lines.size()) end = std::min(end, inside ? lines[line].end : lines[line].begin);
      Decision part = tile;
      part.span = {at, end};
      if (inside && tile.action == Action::release) {
        std::size_t cut = tile_at(tiles, lines[line].begin);
        while (tiles[cut].action == Action::release) ++cut;
        part.action = Action::redact;
        part.reasons = tiles[cut].reasons;
      }
      out.push_back(std::move(part));
      at = end;
    }
  }
  return out;
}

}  // namespace

std::vector<Span> withdraw_sorted_entries(const SourceText& source,
                                          const std::vector<Message>& messages, Verdict& verdict) {
  const std::vector<Decision>& tiles = verdict.tiles;
  std::vector<Span> out;
  for (const Message& message : messages) {
    for (const Segment& segment : message.segments) {
      bool redacted = false, withheld = false;
      for (std::size_t i = tile_at(tiles, segment.text.begin);
           i < tiles.size() && tiles[i].span.begin < segment.text.end; ++i) {
        redacted = redacted || tiles[i].action == Action::redact;
        withheld = withheld || tiles[i].action > Action::redact;
      }
      if (redacted && !withheld) take_lists(Lines(source, tiles, segment.text).read(), out);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (!out.empty()) verdict.tiles = redacted_inside(tiles, out);
  return out;
}

}  // namespace declass
