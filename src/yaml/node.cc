#include "yaml/node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <optional>
#include <streambuf>
#include <utility>

#include "text/utf8.h"

namespace declass {
namespace {

constexpr std::size_t max_bytes = 1U << 20U;
constexpr std::size_t max_nodes = 100'000;
constexpr std::size_t max_depth = 20;

/// Thrown through yaml-cpp, which has no other way to stop, and caught in parse_yaml.
struct Refusal {
  Diagnostic diagnostic;
};

/// Where the scalar that begins at `begin` ends, or nothing where its quote is not closed.
std::optional<std::size_t> scalar_end(std::string_view bytes, std::size_t begin,
                                      std::string_view value) {
  const char quote = begin < bytes.size() ? bytes[begin] : '\0';
  if (quote != '"' && quote != '\'') {
    std::size_t end = begin;
    while (end < bytes.size() && end - begin < value.size() && bytes[end] == value[end - begin]) {
      ++end;
    }
    return end;
  }
  for (std::size_t at = begin + 1; at < bytes.size(); ++at) {
    if (quote == '"' && bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == quote) {
      if (quote == '\'' && at + 1 < bytes.size() && bytes[at + 1] == '\'') {
        ++at;
      } else {
        return at + 1;
      }
    }
  }
  return std::nullopt;
}

/// Builds the tree from yaml-cpp's events, and refuses what a strict file does not need.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const SourceText& source) : source_(source) {}

  Node take() { return std::move(root_); }
  bool has_root() const { return has_root_; }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    if (stack_.empty()) return;
    refuse(place(mark), "DP0006", "a key or list entry without a value",
           "write the value, or take the line out");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(place(mark), "DP0002", "aliases are not allowed", "write the value out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t begin = place(mark);
    check_properties(begin, tag, anchor);
    const auto end = scalar_end(source_.bytes(), begin, value);
    if (!end) {
      refuse(begin, "DP0007", "this quote is never closed", "close it on its own line");
    }
    Node node;
    node.span = {begin, *end};
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
  };

  [[noreturn]] void refuse(std::size_t offset, const char* code, const char* message,
                           const char* hint) const {
    throw Refusal{source_.problem({offset, offset}, code, message, hint)};
  }

  std::size_t place(const YAML::Mark& mark) const {
    const auto offset = static_cast<std::size_t>(mark.pos < 0 ? 0 : mark.pos);
    return offset < source_.size() ? offset : source_.size();
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
    stack_.push_back({std::move(node), std::nullopt});
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
      check_key(parent.node, node);
      parent.key = std::move(node);
    }
  }

  void check_key(const Node& mapping, const Node& key) const {
    if (key.kind != Node::Kind::scalar) {
      refuse(key.span.begin, "DP0001", "a key must be a plain word", "");
    }
    if (key.text == "<<") refuse(key.span.begin, "DP0002", "merge keys are not allowed", "");
    // Linear in a mapping's size; a mapping of a rule file has few keys, and nodes are bounded.
    for (const Node::Entry& entry : mapping.entries) {
      if (entry.key.text == key.text) {
        throw Refusal{source_.problem(key.span, "DP0003", "the key `" + key.text + "` stands twice",
                                      "keep one of them")};
      }
    }
  }

  const SourceText& source_;
  std::vector<Open> stack_;
  Node root_;
  bool has_root_ = false;
  std::size_t nodes_ = 0;
};

/// A stream over bytes that are already there.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // the get area is never written
    setg(begin, begin, begin + bytes.size());
  }
};

Result<void> check_bytes(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  Diagnostic whole;
  whole.file = source.name();
  if (bytes.size() > max_bytes) {
    whole.code = "DP0004";
    whole.message = "the file is larger than 1 MiB";
    whole.hint = "long lists belong in a text file";
    return failure(std::move(whole));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    whole.code = "DP0008";
    whole.message = "the file begins with a byte order mark";
    whole.hint = "save it as UTF-8 without one";
    return failure(std::move(whole));
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return failure(source.document_problem(*bad, "DP0008", "this byte is not UTF-8",
                                           "save the file as UTF-8"));
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return failure(source.document_problem(nul, "DP0008", "a NUL byte", "save it as UTF-8 text"));
  }
  return {};
}

}  // namespace

Result<Node> parse_yaml(const SourceText& source) {
  if (auto bytes = check_bytes(source); !bytes) return failure(std::move(bytes.error()));
  ViewBuffer buffer(source.bytes());
  std::istream stream(&buffer);
  Builder builder(source);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    if (!builder.has_root()) {
      return failure(source.problem({0, 0}, "DP0001", "there is nothing in this file", ""));
    }
    Node root = builder.take();
    Builder rest(source);
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
