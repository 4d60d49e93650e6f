#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source_text.h"
#include "yaml/node.h"

namespace declass {

/// Where the problems of one file are collected while its values are read.
class Reader {
 public:
  /// Requires: `source` outlives the reader.
  explicit Reader(const SourceText& source) : source_(source) {}

  void error(Span span, std::string code, std::string message, std::string hint = {});
  void warning(Span span, std::string code, std::string message, std::string hint = {});

  /// A problem that was found elsewhere, in this file or one that it names.
  void add(Diagnostic problem);

  /// `value` is none of `known`: DP0105 with the nearest of them as hint.
  void unknown_word(const Node& value, std::string_view what,
                    const std::vector<std::string>& known);

  /// The text of a scalar; DP0104 and empty where the node is none.
  std::string text(const Node& node, std::string_view what);

  /// Each scalar of a list, or the one scalar that stands in its place, with its node.
  std::vector<const Node*> scalars(const Node& node, std::string_view what);

  const SourceText& source() const { return source_; }
  bool failed() const { return failed_; }
  const Diagnostics& problems() const { return problems_; }

 private:
  const SourceText& source_;
  Diagnostics problems_;
  bool failed_ = false;
};

/// The keys of one mapping. A key that nobody asked for is an error (DP0101), reported when this
/// value ends. A missing required key is DP0102, a value of the wrong kind DP0104.
class Fields {
 public:
  Fields(Reader& reader, const Node& mapping, std::string what);
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  const Node* optional(std::string_view key);
  const Node* required(std::string_view key);

  std::string text(std::string_view key);
  std::optional<std::string> optional_text(std::string_view key);
  std::string text_or(std::string_view key, std::string_view otherwise);
  std::vector<std::string> texts(std::string_view key);  ///< a list or one scalar; absent: empty
  const std::vector<Node>& list(std::string_view key);   ///< absent: empty
  bool flag(std::string_view key);                       ///< `true` or `false`; absent: false
  std::optional<int> integer(std::string_view key);
  std::optional<double> number(std::string_view key);

  /// The value that goes with the word under `key`; nothing where the key is absent or the word
  /// is unknown (which is reported).
  template <class T>
  std::optional<T> choice(std::string_view key,
                          const std::vector<std::pair<std::string, T>>& table);

  const Node& node() const { return mapping_; }

 private:
  const Node* find(std::string_view key) const;

  Reader& reader_;
  const Node& mapping_;
  std::string what_;
  std::set<std::string, std::less<>> asked_;
};

/// The `version` key that every file of ours begins with; DP0106 where it is not `known`.
void check_version(Reader& reader, Fields& fields, int known);

template <class T>
std::optional<T> Fields::choice(std::string_view key,
                                const std::vector<std::pair<std::string, T>>& table) {
  const Node* node = optional(key);
  if (node == nullptr) return std::nullopt;
  std::vector<std::string> known;
  for (const auto& [word, value] : table) {
    if (node->kind == Node::Kind::scalar && node->text == word) return value;
    known.push_back(word);
  }
  reader_.unknown_word(*node, key, known);
  return std::nullopt;
}

}  // namespace declass
