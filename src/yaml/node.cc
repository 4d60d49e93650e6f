#include "yaml/node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <unordered_set>
#include <utility>

#include "yaml/strict_bytes.h"

namespace declass {
namespace {

constexpr std::size_t max_nodes = 100'000;
constexpr std::size_t max_depth = 20;

/// Thrown through yaml-cpp, which has no other way to stop, and caught in parse_yaml.
struct Refusal {
  Diagnostic diagnostic;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Where the quoted scalar that begins at `begin` ends, or nothing where its quote is not closed on
/// its line: YAML lets it run on, so that one lost quote swallows the keys below.
std::optional<std::size_t> quoted_end(std::string_view bytes, std::size_t begin) {
  const char quote = bytes[begin];
  for (std::size_t at = begin + 1; at < bytes.size() && bytes[at] != '\n'; ++at) {
    if (quote == '"' && bytes[at] == '\\') {
      if (at + 1 < bytes.size() && bytes[at + 1] != '\n') ++at;
    } else if (bytes[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < bytes.size() && bytes[at + 1] == '\'';
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

/// Where the plain or block scalar that begins at `begin` ends: its value is the source but for
/// white space, which lines fold into.
std::size_t unquoted_end(std::string_view bytes, std::size_t begin, std::string_view value) {
  std::size_t at = begin;
  if (at < bytes.size() && (bytes[at] == '|' || bytes[at] == '>')) {
    at = std::min(bytes.find('\n', at), bytes.size());
  }
  std::size_t end = begin;
  for (std::size_t taken = 0; taken < value.size();) {
    if (is_space(value[taken])) {
      ++taken;
      continue;
    }
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    if (at >= bytes.size() || bytes[at] != value[taken]) break;
    ++taken;
    end = ++at;
  }
  return end;
}

/// Builds the tree from yaml-cpp's events, and refuses what a strict file does not need.
class Builder : public YAML::EventHandler {
 public:
  Builder(const SourceText& source, EmptyValues empty) : source_(source), empty_(empty) {}

  Node take() { return std::move(root_); }
  bool has_root() const { return has_root_; }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    if (stack_.empty()) return;
    const std::optional<Node>& key = stack_.back().key;
    if (key && empty_ == EmptyValues::allowed) {
      Node node;
      node.span = {key->span.end, key->span.end};
      return add(std::move(node));
    }
    const std::size_t here = empty_entry(place(mark));
    refuse(key ? key->span : Span{here, here + 1}, "DP0006",
           "a key or list entry without a value, or with a null",
           "write the value, in quotes where the word itself is meant, or take the line out");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(place(mark), "DP0002", "aliases are not allowed", "write the value out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t begin = place(mark);
    check_properties(begin, tag, anchor);
    Node node;
    node.span = {begin, scalar_end(begin, value)};
    last_end_ = node.span.end;
    node.text = value;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::mapping);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;
    std::unordered_set<std::string> keys;
  };

  [[noreturn]] void refuse(Span span, const char* code, std::string message,
                           const char* hint) const {
    throw Refusal{source_.problem(span, code, std::move(message), hint)};
  }
  [[noreturn]] void refuse(std::size_t offset, const char* code, const char* message,
                           const char* hint) const {
    refuse(Span{offset, offset}, code, message, hint);
  }

  /// yaml-cpp places an entry that is not there at whatever comes next. Of a block sequence the
  /// hyphen is looked for from the end of the value before.
  std::size_t empty_entry(std::size_t next) const {
    const std::string_view bytes = source_.bytes();
    const std::size_t begin = stack_.back().node.span.begin;
    if (begin >= bytes.size() || bytes[begin] != '-') return next;
    std::size_t at = std::max(begin, last_end_);
    while (at < next && (is_space(bytes[at]) || bytes[at] == '#')) {
      at = bytes[at] == '#' ? std::min(bytes.find('\n', at), next) : at + 1;
    }
    return at < next && bytes[at] == '-' ? at : next;
  }

  std::size_t scalar_end(std::size_t begin, std::string_view value) const {
    const std::string_view bytes = source_.bytes();
    const bool quoted = begin < bytes.size() && (bytes[begin] == '"' || bytes[begin] == '\'');
    if (!quoted) {
      const std::size_t end = unquoted_end(bytes, begin, value);
      check_continuation({begin, end});
      return end;
    }
    const auto end = quoted_end(bytes, begin);
    if (!end) {
      refuse(begin, "DP0007", "this quote is not closed on its line",
             "close it there; a text of several lines can stand below `>`");
    }
    return *end;
  }

  std::size_t place(const YAML::Mark& mark) const {
    const auto offset = static_cast<std::size_t>(mark.pos < 0 ? 0 : mark.pos);
    return offset < source_.size() ? offset : source_.size();
  }

  /// A list entry below a plain text and deeper than it is part of that text: surely not meant.
  void check_continuation(Span plain) const {
    const std::string_view bytes = source_.bytes();
    if (plain.empty() || bytes[plain.begin] == '|' || bytes[plain.begin] == '>') return;
    for (std::size_t at = bytes.find('\n', plain.begin); at < plain.end;
         at = bytes.find('\n', at + 1)) {
      const std::size_t text = bytes.find_first_not_of(" \t\r\n", at);
      if (text + 1 < plain.end && bytes[text] == '-' && is_space(bytes[text + 1])) {
        refuse(text, "DP0001", "this list entry would be read as part of the text above it",
               "give it the indentation of its list");
      }
    }
  }

  void check_properties(std::size_t begin, const std::string& tag, YAML::anchor_t anchor) {
    const char first = begin < source_.size() ? source_.bytes()[begin] : '\0';
    if (anchor != 0 || first == '&') {
      refuse(begin, "DP0002", "anchors are not allowed", "write the value where it is needed");
    }
    if ((tag != "?" && tag != "!" && !tag.empty()) || first == '!') {
      refuse(begin, "DP0002", "tags are not allowed", "write the plain value");
    }
    if (++nodes_ > max_nodes) {
      refuse(begin, "DP0004", "more than 100,000 nodes", "long lists belong in a text file");
    }
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            Node::Kind kind) {
    const std::size_t begin = place(mark);
    check_properties(begin, tag, anchor);
    if (stack_.size() >= max_depth) refuse(begin, "DP0004", "more than 20 levels deep", "");
    Node node;
    node.kind = kind;
    node.span = {begin, begin};
    stack_.push_back({std::move(node), std::nullopt, {}});
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
      has_root_ = true;
      return;
    }
    Open& parent = stack_.back();
    if (parent.node.kind == Node::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.key) {
      parent.node.entries.push_back({std::move(*parent.key), std::move(node)});
      parent.key.reset();
    } else {
      check_key(parent, node);
      parent.key = std::move(node);
    }
  }

  void check_key(Open& mapping, const Node& key) const {
    if (key.kind != Node::Kind::scalar) {
      refuse(key.span.begin, "DP0001", "a key must be a plain word", "");
    }
    if (key.text == "<<") refuse(key.span, "DP0002", "merge keys are not allowed", "");
    if (!mapping.keys.insert(key.text).second) {
      refuse(key.span, "DP0003", "the key `" + key.text + "` stands twice", "keep one of them");
    }
  }

  const SourceText& source_;
  EmptyValues empty_;
  std::vector<Open> stack_;
  Node root_;
  bool has_root_ = false;
  std::size_t nodes_ = 0;
  std::size_t last_end_ = 0;  ///< of the scalar before
};

/// A stream over bytes that are already there.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // the get area is never written
    setg(begin, begin, begin + bytes.size());
  }
};

}  // namespace

Result<Node> parse_yaml(const SourceText& source, EmptyValues empty) {
  if (auto bytes = check_strict_bytes(source); !bytes) return failure(std::move(bytes.error()));
  ViewBuffer buffer(source.bytes());
  std::istream stream(&buffer);
  Builder builder(source, empty);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    if (!builder.has_root()) {
      return failure(source.problem({0, 0}, "DP0001", "there is nothing in this file", ""));
    }
    Node root = builder.take();
    Builder rest(source, empty);
    if (parser.HandleNextDocument(rest)) {
      return failure(source.problem(
          rest.has_root() ? rest.take().span : Span{source.size(), source.size()}, "DP0005",
          "a second document, or text after the document", "keep one document a file"));
    }
    return root;
  } catch (const Refusal& refusal) {
    return failure(refusal.diagnostic);
  } catch (const YAML::Exception& error) {
    const std::size_t offset = error.mark.is_null() ? 0 : static_cast<std::size_t>(error.mark.pos);
    const std::size_t at = offset < source.size() ? offset : source.size();
    return failure(source.problem({at, at}, "DP0001", "this is not YAML: " + error.msg, ""));
  }
}

}  // namespace declass
