#include <fmt/format.h>

#include <set>

#include "policy/compiled_policy.h"
#include "text/utf8.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

/// Adds a term, or says why it is none.
class ListReader {
 public:
  ListReader(Reader& reader, std::string list) : reader_(reader), list_(std::move(list)) {}

  void add(Span span, Term term) {
    term.list = list_;
    const std::string folded = folded_name(term.text);
    if (count_code_points(folded) < 2) {
      reader_.error(span, "DP0120", "a term needs two letters or more",
                    "a single letter stands everywhere");
    } else if (!seen_.insert(folded).second) {
      reader_.error(span, "DP0121", fmt::format("the term `{}` stands twice", term.text),
                    "keep one of them");
    } else {
      terms_.push_back(std::move(term));
    }
  }

  std::vector<Term> take() { return std::move(terms_); }

 private:
  Reader& reader_;
  std::string list_;
  std::set<std::string> seen_;
  std::vector<Term> terms_;
};

void read_plain(Reader& reader, const SourceText& file, ListReader& out) {
  if (const auto bad = find_invalid_utf8(file.bytes())) {
    reader.error({*bad, *bad}, "DP0008", "this byte is not UTF-8", "save the list as UTF-8");
    return;
  }
  for (std::size_t number = 1; number <= file.line_count(); ++number) {
    const Span line = file.line(number);
    const std::string_view text = trimmed(file.slice(line));
    if (text.empty() || text.starts_with('#')) continue;
    Term term;
    term.text = squeezed(text);
    const std::size_t begin = line.begin + file.slice(line).find(text);
    out.add({begin, begin + text.size()}, std::move(term));
  }
}

void read_entries(Reader& reader, const Node& root, ListReader& out) {
  Fields file(reader, root, "the list");
  check_version(reader, file, 1);
  for (const Node& node : file.list("terms")) {
    Fields fields(reader, node, "a term");
    Term term;
    term.text = squeezed(fields.text("term"));
    term.person = fields.choice<bool>("kind", {{"term", false}, {"person", true}}).value_or(false);
    term.exact = fields.choice<bool>("spelling", {{"any", false}, {"exact", true}}).value_or(false);
    term.aliases = fields.texts("aliases");
    for (const std::string& alias : term.aliases) {
      if (count_code_points(squeezed(alias)) < 2) {
        reader.error(node.span, "DP0120", "an alias needs two letters or more");
      }
    }
    out.add(node.entries.empty() ? node.span : node.entries.front().value.span, std::move(term));
  }
}

}  // namespace

std::vector<Term> read_list(Reader& reader, const SourceText& file, const std::string& list) {
  ListReader out(reader, list);
  if (file.name().ends_with(".yaml")) {
    const auto root = parse_yaml(file);
    if (root) {
      read_entries(reader, *root, out);
    } else {
      for (const Diagnostic& problem : root.error()) reader.add(problem);
    }
  } else {
    read_plain(reader, file, out);
  }
  return out.take();
}

}  // namespace declass
