#include "text/table.h"

#include <algorithm>

#include "text/escape.h"
#include "text/utf8.h"

namespace declass {

std::string Table::text(const std::string& indent) const {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const std::string& cell : row) cells.push_back(escaped(cell));
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], count_code_points(cells[i]));
    }
    rows.push_back(std::move(cells));
  }
  std::string out;
  const auto write = [&](const std::vector<std::string>& cells) {
    std::string line = indent;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      line += cells[i];
      if (i + 1 < cells.size())
        line += std::string(widths[i] - count_code_points(cells[i]) + 2, ' ');
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + "\n";
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    write(rows[i]);
    if (i != 0 || head_ == Head::no) continue;
    std::vector<std::string> rules;
    rules.reserve(widths.size());
    for (const std::size_t width : widths) rules.emplace_back(width, '-');
    write(rules);
  }
  return out;
}

}  // namespace declass
