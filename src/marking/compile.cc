#include "marking/compile.h"

#include <algorithm>

#include "text/words.h"

namespace declass {
namespace {

using Part = void (*)(Reader&, const Node&, Vocabulary::Compiled&);

struct NamedPart {
  std::string_view file;
  Part read;
};

constexpr NamedPart parts[] = {
    {"controls.yaml", compile_controls}, {"levels.yaml", compile_levels},
    {"legacy.yaml", compile_legacy},     {"countries.yaml", compile_countries},
    {"cui.yaml", compile_cui},
};

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const SourceText* file_named(const std::vector<SourceText>& files, std::string_view name) {
  const auto at = std::find_if(files.begin(), files.end(), [name](const SourceText& file) {
    return base_name(file.name()) == name;
  });
  return at == files.end() ? nullptr : &*at;
}

void append(Diagnostics& all, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

Diagnostic problem_without_place(std::string file, std::string code, std::string message) {
  Diagnostic problem;
  problem.file = std::move(file);
  problem.code = std::move(code);
  problem.message = std::move(message);
  return problem;
}

void sort_controls(Vocabulary::Compiled& compiled) {
  for (const MarkRule& rule : compiled.rules) compiled.controls.push_back(rule.control);
  std::sort(compiled.controls.begin(), compiled.controls.end(),
            [](const Control& a, const Control& b) { return a.id < b.id; });
}

}  // namespace

const std::vector<std::pair<std::string, Level>>& marking_level_words() {
  static const std::vector<std::pair<std::string, Level>> words = {
      {"unclassified", Level::unclassified},
      {"restricted", Level::restricted},
      {"confidential", Level::confidential},
      {"secret", Level::secret},
      {"top-secret", Level::top_secret}};
  return words;
}

Diagnostics compile_vocabulary(const std::vector<SourceText>& files,
                               Vocabulary::Compiled& compiled) {
  Diagnostics problems;
  for (const SourceText& file : files) {
    const std::string_view name = base_name(file.name());
    if (std::none_of(std::begin(parts), std::end(parts),
                     [name](const NamedPart& part) { return part.file == name; })) {
      problems.push_back(problem_without_place(file.name(), "DP0110",
                                               "no file of this name belongs to the markings"));
    }
  }
  for (const NamedPart& part : parts) {
    const SourceText* file = file_named(files, part.file);
    if (file == nullptr) {
      problems.push_back(problem_without_place(std::string(part.file), "DP0111",
                                               "this file of the markings is missing"));
      continue;
    }
    auto root = parse_yaml(*file);
    if (!root) {
      append(problems, std::move(root.error()));
      continue;
    }
    Reader reader(*file);
    part.read(reader, *root, compiled);
    append(problems, reader.problems());
  }
  sort_controls(compiled);
  compiled.lexicon.finish();
  return problems;
}

}  // namespace declass
