#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// One node of a YAML file with its place. A scalar stays the text that was written: `no`, `1.4`
/// and `010` mean what the reader of the key says, never what YAML would make of them.
struct Node {
  enum class Kind { scalar, sequence, mapping };
  struct Entry;

  Kind kind = Kind::scalar;
  Span span;                   ///< bytes of the scalar as it stands; of the rest, its beginning
  std::string text;            ///< scalars only
  std::vector<Node> items;     ///< sequences only
  std::vector<Entry> entries;  ///< mappings only, in the order of the file
};

struct Node::Entry {
  Node key;  ///< a scalar
  Node value;
};

/// Whether a key may stand without a value, to be filled in: it reads as an empty text.
enum class EmptyValues { refused, allowed };

/// Reads one strict YAML document. Refused, each with its place: a second document, text after
/// the document, anchors, aliases, tags, merge keys, directives, duplicate keys, keys without a
/// value, nulls, a quote that is not closed on its line, a BOM, invalid UTF-8, control characters,
/// more than 20 levels, 100,000 nodes or 1 MiB (DP0001 to DP0008).
Result<Node> parse_yaml(const SourceText& source, EmptyValues empty = EmptyValues::refused);

}  // namespace declass
