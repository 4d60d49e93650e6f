#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "store/log.h"
#include "text/result.h"
#include "text/source_text.h"

namespace declass {

/// The largest document that is read, in bytes.
inline constexpr std::size_t max_document_size = std::size_t{256} << 20;

/// Reads a regular file whole; `-` reads standard input. The bytes may be anything. Refused: what
/// is no regular file, what is larger than `limit`, what the system will not give (DA0501 to
/// DA0503).
Result<SourceText> read_input(const std::string& path, std::size_t limit = max_document_size);

/// The regular files below a folder whose names end in one of `endings`, as paths relative to it,
/// sorted by bytes. Symbolic links and names that begin with a dot are passed over. An empty list
/// of endings takes every file.
Result<std::vector<std::string>> list_folder(const std::string& folder,
                                             const std::vector<std::string>& endings);

/// Reads the files of one folder of rules: *.yaml without *.test.yaml, words/*.txt, *.tsv; named by
/// their full paths, sorted.
Result<std::vector<SourceText>> read_rules(const std::string& folder);

/// A file that only its owner may read, whole and durable or not there at all.
Result<void> write_secret(const std::string& path, std::string_view bytes, Overwrite overwrite);

bool is_folder(const std::string& path);
bool exists(const std::string& path);

}  // namespace declass
