#include "detect/terms.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "detect/lexicon.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace declass {
namespace {

// A run of letters and digits, and what stood between it and the run before, without blanks.
struct Run {
  Span span;
  std::uint64_t form = 0;
  std::uint64_t gap = 0;
};

class Runs {
 public:
  Runs(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), at_(begin) {}

  std::optional<Run> next() {
    Run run;
    run.gap = 1;
    while (at_ < text_.size()) {
      const std::size_t size = part_at(at_);
      if (size != 0) break;
      if (!is_ascii_space(text_[at_])) {
        run.gap = run.gap * 31 + static_cast<unsigned char>(text_[at_]);
      }
      ++at_;
    }
    if (at_ >= text_.size()) return std::nullopt;
    run.span.begin = at_;
    for (std::size_t size = 0; (size = part_at(at_)) != 0;) at_ += size;
    run.span.end = at_;
    run.form = fingerprint(text_.substr(run.span.begin, run.span.size()));
    return run;
  }

 private:
  std::size_t part_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if ((text_[at] & 0x80) == 0) {
      return is_ascii_letter(text_[at]) || is_ascii_digit(text_[at]) ? 1 : 0;
    }
    std::size_t next = at;
    return is_letter(next_code_point(text_, next)) ? next - at : 0;
  }

  std::string_view text_;
  std::size_t at_;
};

std::uint64_t extended(std::uint64_t form, const Run& run) {
  return joined_fingerprint(form ^ (run.gap * 0x9E3779B97F4A7C15U), run.form);
}

constexpr std::size_t longest_term = 64;  // runs; a longer one is matched by its beginning

}  // namespace

struct TermIndex::Compiled {
  // The beginnings of all terms. `list` is 0 where no term ends here.
  struct Node {
    std::uint64_t form = 0;
    std::uint32_t list = 0;
    bool capital_only = false;
    std::uint32_t more = 0;  // another list whose term ends here: an index into `others`
  };
  struct Other {
    std::uint32_t list = 0, more = 0;
    bool capital_only = false;
  };
  std::vector<Node> nodes;
  std::vector<Other> others{1};
  std::vector<std::string> lists{std::string()};
  std::size_t used = 0;

  Node& at(std::uint64_t form) {
    if (nodes.empty() || used * 2 >= nodes.size()) grow();
    const std::size_t place = slot(nodes, form);
    if (nodes[place].form == 0) {
      nodes[place].form = form;
      ++used;
    }
    return nodes[place];
  }
  static std::size_t slot(const std::vector<Node>& table, std::uint64_t form) {
    std::size_t place = (form >> 1) & (table.size() - 1);
    while (table[place].form != 0 && table[place].form != form) {
      place = (place + 1) & (table.size() - 1);
    }
    return place;
  }
  void grow() {
    std::vector<Node> larger(nodes.empty() ? 64 : nodes.size() * 2);
    for (const Node& node : nodes) {
      if (node.form != 0) larger[slot(larger, node.form)] = node;
    }
    nodes = std::move(larger);
  }

  std::uint32_t list_number(const std::string& name) {
    const auto found = std::find(lists.begin() + 1, lists.end(), name);
    if (found != lists.end()) return static_cast<std::uint32_t>(found - lists.begin());
    lists.push_back(name);
    return static_cast<std::uint32_t>(lists.size() - 1);
  }

  void add(std::string_view text, std::uint32_t list, bool capital_only) {
    Runs runs(text, 0, text.size());
    std::optional<Run> run = runs.next();
    if (!run) return;
    std::uint64_t form = run->form;
    at(form);
    for (std::size_t count = 1; count < longest_term && (run = runs.next()); ++count) {
      form = extended(form, *run);
      at(form);
    }
    end_term(at(form), list, capital_only);
  }

  void end_term(Node& node, std::uint32_t list, bool capital_only) {
    if (node.list == 0) {
      node.list = list;
      node.capital_only = capital_only;
      return;
    }
    if (node.list == list) {
      node.capital_only = node.capital_only && capital_only;
      return;
    }
    for (std::uint32_t more = node.more; more != 0; more = others[more].more) {
      if (others[more].list != list) continue;
      others[more].capital_only = others[more].capital_only && capital_only;
      return;
    }
    others.push_back({list, node.more, capital_only});
    node.more = static_cast<std::uint32_t>(others.size() - 1);
  }

  void add_person(std::string_view text, std::uint32_t list) {
    add(text, list, false);
    Runs runs(text, 0, text.size());
    std::vector<Run> parts;
    while (const auto run = runs.next()) parts.push_back(*run);
    if (parts.size() < 2) return;
    const auto word = [&](std::size_t at) {
      return std::string(text.substr(parts[at].span.begin, parts[at].span.size()));
    };
    const std::string surname = word(parts.size() - 1);
    if (count_code_points(surname) < 2) return;
    const std::string given = word(0);
    std::size_t first = 0;
    next_code_point(given, first);
    const std::string initial = given.substr(0, first);
    add(surname, list, true);
    add(initial + ". " + surname, list, false);
    add(initial + " " + surname, list, false);
    add(surname + ", " + given, list, false);
    add(surname + ", " + initial, list, false);
  }
};

TermIndex::TermIndex(const std::vector<Term>& terms) {
  auto compiled = std::make_shared<Compiled>();
  std::string last_list;
  std::uint32_t list = 0;
  for (const Term& term : terms) {
    if (list == 0 || term.list != last_list) list = compiled->list_number(term.list);
    last_list = term.list;
    if (term.person) {
      compiled->add_person(term.text, list);
    } else {
      compiled->add(term.text, list, false);
    }
    for (const std::string& alias : term.aliases) compiled->add(alias, list, false);
  }
  compiled_ = std::move(compiled);
}

bool TermIndex::empty() const { return compiled_->used == 0; }

void TermIndex::find(const SourceText& source, Span span, std::vector<Finding>& out) const {
  if (empty()) return;
  const std::string_view text = source.bytes();
  std::vector<Run> runs;
  Runs reader(text, span.begin, span.end);
  while (const auto run = reader.next()) runs.push_back(*run);
  std::vector<std::size_t> longest(compiled_->lists.size(), 0);  // end of the last hit of a list
  for (std::size_t at = 0; at < runs.size(); ++at) {
    std::vector<std::pair<std::uint32_t, std::size_t>> hits;
    std::size_t first = runs[at].span.begin;
    const bool capital = is_upper(next_code_point(text, first));
    std::uint64_t form = runs[at].form;
    for (std::size_t last = at;;) {
      const auto& node = compiled_->nodes[Compiled::slot(compiled_->nodes, form)];
      if (node.form == 0) break;
      const auto hit = [&](std::uint32_t list, bool capital_only) {
        if (list != 0 && (capital || !capital_only)) hits.emplace_back(list, runs[last].span.end);
      };
      hit(node.list, node.capital_only);
      for (std::uint32_t more = node.more; more != 0; more = compiled_->others[more].more) {
        hit(compiled_->others[more].list, compiled_->others[more].capital_only);
      }
      if (++last >= runs.size() || last - at >= longest_term) break;
      form = extended(form, runs[last]);
    }
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
      if (longest[hit->first] >= hit->second) continue;  // inside a longer one of the same list
      longest[hit->first] = hit->second;
      Finding finding;
      finding.span = {runs[at].span.begin, hit->second};
      finding.kind = "term";
      finding.rule = compiled_->lists[hit->first];
      finding.evidence.push_back({"listed", 1.0, std::nullopt});
      out.push_back(std::move(finding));
    }
  }
}

}  // namespace declass
