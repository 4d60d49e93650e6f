#pragma once

#include <string>

#include "marking/parse.h"

namespace declass {

/// One row of a table of marks. A text in round brackets is a portion, any other a banner. An empty
/// form is not compared.
struct MarkCase {
  const char* text;
  const char* reads;        ///< as `shown` prints it
  const char* banner = "";  ///< its canonical forms
  const char* portion = "";
};

MarkReading read_mark(const std::string& text);

/// Every case reads as the table says and is valid: the register has it so.
void expect_valid(const MarkCase& item);

/// Every case reads as the table says, and is not what the register has.
void expect_read(const MarkCase& item);

/// The codes of errors and warnings, `E:DM0401 W:DM0404`, sorted; empty: none.
std::string codes_of(const MarkReading& reading);

}  // namespace declass
