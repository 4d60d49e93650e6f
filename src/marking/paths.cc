#include "marking/paths.h"

#include <algorithm>
#include <map>

#include "text/words.h"

namespace declass {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

struct InMark {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
  bool operator()(std::string_view a, std::string_view b) const { return before_in_mark(a, b); }
};

using Parts = std::map<std::string, std::vector<std::string>, InMark>;
using Systems = std::map<std::string, Parts, InMark>;

void insert_sorted(std::vector<std::string>& list, std::string_view word) {
  const auto at = std::lower_bound(list.begin(), list.end(), word, InMark());
  if (at == list.end() || *at != word) list.emplace(at, word);
}

void insert(Systems& systems, std::string_view path) {
  std::size_t hyphen = path.find('-');
  Parts& parts = systems[std::string(path.substr(0, hyphen))];
  while (hyphen != std::string_view::npos) {
    path.remove_prefix(hyphen + 1);
    hyphen = path.find('-');
    std::string_view part = path.substr(0, hyphen);
    std::size_t blank = part.find(' ');
    std::vector<std::string>& below = parts[std::string(part.substr(0, blank))];
    while (blank != std::string_view::npos) {
      part.remove_prefix(blank + 1);
      blank = part.find(' ');
      insert_sorted(below, part.substr(0, blank));
    }
  }
}

std::vector<std::string> written(const Systems& systems) {
  std::vector<std::string> out;
  for (const auto& [system, parts] : systems) {
    std::string path = system;
    for (const auto& [part, below] : parts) {
      path += '-' + part;
      for (const std::string& word : below) path += ' ' + word;
    }
    out.push_back(std::move(path));
  }
  return out;
}

}  // namespace

bool before_in_mark(std::string_view a, std::string_view b) {
  const bool number_a = is_number(a), number_b = is_number(b);
  if (number_a != number_b) return number_a;
  if (number_a) {
    const std::string_view x = without_zeros(a), y = without_zeros(b);
    if (x.size() != y.size()) return x.size() < y.size();
    if (x != y) return x < y;
  }
  return a < b;
}

void add_control_path(std::vector<std::string>& paths, std::string_view path) {
  if (paths.empty() && path.find('-') == std::string_view::npos) {
    paths.emplace_back(path);
    return;
  }
  paths = join_control_paths(paths, {std::string(path)});
}

std::vector<std::string> join_control_paths(const std::vector<std::string>& a,
                                            const std::vector<std::string>& b) {
  Systems systems;
  for (const std::string& path : a) insert(systems, path);
  for (const std::string& path : b) insert(systems, path);
  return written(systems);
}

void sort_country_codes(std::vector<std::string>& codes, std::string_view home) {
  std::sort(codes.begin(), codes.end(), [home](const std::string& a, const std::string& b) {
    const bool home_a = a == home, home_b = b == home;
    if (home_a != home_b) return home_a;
    const bool group_a = a.size() > 3, group_b = b.size() > 3;
    return group_a != group_b ? group_b : a < b;
  });
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
}

}  // namespace declass
