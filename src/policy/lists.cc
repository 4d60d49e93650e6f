#include <fmt/format.h>

#include <set>

#include "policy/compiled_policy.h"
#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/words.h"
#include "yaml/reader.h"

namespace declass {
namespace {

/// Adds a term, or says why it is none.
class ListReader {
 public:
  ListReader(Reader& reader, std::string list) : reader_(reader), list_(std::move(list)) {}

  void add(Span span, Term term, const std::vector<const Node*>& aliases) {
    term.list = list_;
    bool good = check(span, term.text, term.exact, "a term");
    for (const Node* alias : aliases) {
      good = check(alias->span, alias->text, term.exact, "an alias") && good;
      term.aliases.push_back(squeezed(alias->text));
    }
    if (!good) return;
    listed_.terms.push_back(std::move(term));
    listed_.places.push_back(span);
  }

  ListedTerms take() { return std::move(listed_); }

 private:
  /// Terms that are matched as spelled may differ in their spelling alone.
  bool check(Span span, const std::string& text, bool exact, const char* what) {
    if (count_code_points(folded(text)) < 2) {
      reader_.error(span, "DP0120", fmt::format("{} needs two letters or more", what),
                    "a single letter stands everywhere");
      return false;
    }
    if (seen_.insert(exact ? "=" + squeezed(text) : folded_name(text)).second) return true;
    reader_.error(span, "DP0121", fmt::format("the term `{}` stands twice", text),
                  "keep one of them");
    return false;
  }

  Reader& reader_;
  std::string list_;
  std::set<std::string> seen_;
  ListedTerms listed_;
};

/// A byte order mark, an invalid byte, a control character: with them the terms are not those that
/// an editor shows.
bool is_plain_text(Reader& reader, const SourceText& file) {
  const std::string_view bytes = file.bytes();
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    reader.error({0, 0}, "DP0008", "the list begins with a byte order mark",
                 "save it as UTF-8 without one");
    return false;
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    reader.add(
        file.document_problem(*bad, "DP0008", "this byte is not UTF-8", "save the list as UTF-8"));
    return false;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool line_end = byte == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || line_end) continue;
    reader.add(file.document_problem(at, "DP0008", "a control character",
                                     "save the list as text with LF or CR LF at the line ends"));
    return false;
  }
  return true;
}

/// A line without its comment: from `#` at its beginning, or between blanks.
std::string_view without_comment(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with('#')) return {};
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const bool after_blank = is_ascii_space(line[at - 1]);
    const bool before_blank = at + 1 == line.size() || is_ascii_space(line[at + 1]);
    if (after_blank && before_blank) return trimmed(line.substr(0, at));
  }
  return line;
}

void read_plain(Reader& reader, const SourceText& file, ListReader& out) {
  if (!is_plain_text(reader, file)) return;
  for (std::size_t number = 1; number <= file.line_count(); ++number) {
    const Span line = file.line(number);
    const std::string_view text = without_comment(file.slice(line));
    if (text.empty()) continue;
    Term term;
    term.text = squeezed(text);
    const auto begin = static_cast<std::size_t>(text.data() - file.bytes().data());
    out.add({begin, begin + text.size()}, std::move(term), {});
  }
}

void read_entries(Reader& reader, const Node& root, ListReader& out) {
  Fields file(reader, root, "the list");
  if (root.kind != Node::Kind::mapping) return;
  check_version(reader, file, 1);
  file.required("terms");
  for (const Node& node : file.list("terms")) {
    Fields fields(reader, node, "a term");
    if (node.kind != Node::Kind::mapping) continue;
    Term term;
    term.text = squeezed(fields.text("term"));
    term.person = fields.choice<bool>("kind", {{"term", false}, {"person", true}}).value_or(false);
    term.exact = fields.choice<bool>("spelling", {{"any", false}, {"exact", true}}).value_or(false);
    std::vector<const Node*> aliases;
    if (const Node* list = fields.optional("aliases")) aliases = reader.scalars(*list, "`aliases`");
    const Node* text = fields.optional("term");
    if (text != nullptr && text->kind == Node::Kind::scalar) {
      out.add(text->span, std::move(term), aliases);
    }
  }
}

}  // namespace

ListedTerms read_list(Reader& reader, const SourceText& file, const std::string& list) {
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
  ListedTerms listed = out.take();
  if (listed.terms.empty() && !reader.failed()) {
    Diagnostic none;
    none.file = file.name();
    none.code = "DP0122";
    none.message = "the list holds no term";
    none.hint = "a clause that uses it would protect nothing";
    reader.add(std::move(none));
  }
  return listed;
}

}  // namespace declass
