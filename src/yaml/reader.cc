#include "yaml/reader.h"

#include <charconv>
#include <cmath>

#include "text/words.h"

namespace declass {
namespace {

template <class T>
std::optional<T> parse_number(const std::string& text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

constexpr std::size_t most_words_shown = 30;

/// Words for a hint, in their order, as many as a line bears.
std::string known_words(const std::vector<std::string>& known) {
  if (known.empty()) return {};
  if (known.size() <= most_words_shown) return "known: " + join(known, ", ");
  const std::vector<std::string> some(known.begin(), known.begin() + most_words_shown);
  return "known: " + join(some, ", ") + " and " + std::to_string(known.size() - some.size()) +
         " more";
}

std::string known_words_or_nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = nearest(word, known);
  return near.empty() ? known_words(known) : "did you mean `" + near + "`?";
}

}  // namespace

void Reader::error(Span span, std::string code, std::string message, std::string hint) {
  problems_.push_back(source_.problem(span, std::move(code), std::move(message), std::move(hint)));
  failed_ = true;
}

void Reader::warning(Span span, std::string code, std::string message, std::string hint) {
  problems_.push_back(source_.problem(span, std::move(code), std::move(message), std::move(hint)));
  problems_.back().severity = Severity::warning;
}

void Reader::add(Diagnostic problem) {
  failed_ = failed_ || problem.severity == Severity::error;
  problems_.push_back(std::move(problem));
}

void Reader::unknown_word(const Node& value, std::string_view what,
                          const std::vector<std::string>& known) {
  if (value.kind != Node::Kind::scalar) {
    error(value.span, "DP0104", "`" + std::string(what) + "` must be one value");
    return;
  }
  error(value.span, "DP0105", "unknown " + std::string(what) + " `" + value.text + "`",
        known_words_or_nearest(value.text, known));
}

std::string Reader::text(const Node& node, std::string_view what) {
  if (node.kind == Node::Kind::scalar) return node.text;
  error(node.span, "DP0104", std::string(what) + " must be one value", "");
  return {};
}

std::vector<const Node*> Reader::scalars(const Node& node, std::string_view what) {
  if (node.kind == Node::Kind::scalar) return {&node};
  std::vector<const Node*> out;
  if (node.kind == Node::Kind::mapping) {
    error(node.span, "DP0104", std::string(what) + " must be a value or a list of values");
    return out;
  }
  for (const Node& item : node.items) {
    if (item.kind == Node::Kind::scalar) {
      out.push_back(&item);
    } else {
      error(item.span, "DP0104", "each entry of " + std::string(what) + " must be one value");
    }
  }
  return out;
}

Fields::Fields(Reader& reader, const Node& mapping, std::string what)
    : reader_(reader), mapping_(mapping), what_(std::move(what)) {
  if (mapping.kind != Node::Kind::mapping) {
    reader.error(mapping.span, "DP0104", what_ + " must be keys with values");
  }
}

Fields::~Fields() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const Node::Entry& entry : mapping_.entries) {
    if (asked_.contains(entry.key.text)) continue;
    reader_.error(entry.key.span, "DP0101", "unknown key `" + entry.key.text + "` in " + what_,
                  known_words_or_nearest(entry.key.text, known));
  }
}

const Node* Fields::find(std::string_view key) const {
  for (const Node::Entry& entry : mapping_.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

const Node* Fields::optional(std::string_view key) {
  asked_.emplace(key);
  return find(key);
}

const Node* Fields::required(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr && mapping_.kind == Node::Kind::mapping) {
    reader_.error(mapping_.span, "DP0102", what_ + " has no `" + std::string(key) + "`");
  }
  return node;
}

std::string Fields::text(std::string_view key) {
  const Node* node = required(key);
  return node == nullptr ? std::string() : reader_.text(*node, "`" + std::string(key) + "`");
}

std::optional<std::string> Fields::optional_text(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr) return std::nullopt;
  return reader_.text(*node, "`" + std::string(key) + "`");
}

std::string Fields::text_or(std::string_view key, std::string_view otherwise) {
  return optional_text(key).value_or(std::string(otherwise));
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> out;
  const Node* node = optional(key);
  if (node == nullptr) return out;
  for (const Node* scalar : reader_.scalars(*node, "`" + std::string(key) + "`")) {
    out.push_back(scalar->text);
  }
  return out;
}

const std::vector<Node>& Fields::list(std::string_view key) {
  static const std::vector<Node> none;
  const Node* node = optional(key);
  if (node == nullptr) return none;
  if (node->kind != Node::Kind::sequence) {
    reader_.error(node->span, "DP0104", "`" + std::string(key) + "` must be a list");
    return none;
  }
  return node->items;
}

bool Fields::flag(std::string_view key) {
  return choice<bool>(key, {{"true", true}, {"false", false}}).value_or(false);
}

std::optional<int> Fields::integer(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr) return std::nullopt;
  const auto value = parse_number<int>(node->text);
  if (!value)
    reader_.error(node->span, "DP0104", "`" + std::string(key) + "` must be a whole number");
  return value;
}

std::optional<double> Fields::number(std::string_view key) {
  const Node* node = optional(key);
  if (node == nullptr) return std::nullopt;
  auto value = parse_number<double>(node->text);
  if (value && !std::isfinite(*value)) value.reset();
  if (!value) reader_.error(node->span, "DP0104", "`" + std::string(key) + "` must be a number");
  return value;
}

void check_version(Reader& reader, Fields& fields, int known) {
  const Node* node = fields.required("version");
  if (node == nullptr || reader.text(*node, "`version`") == std::to_string(known)) return;
  if (node->kind != Node::Kind::scalar) return;
  reader.error(node->span, "DP0106", "version `" + node->text + "` is not known to this program",
               "this program reads version " + std::to_string(known));
}

}  // namespace declass
