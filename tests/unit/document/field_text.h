#pragma once

#include <gtest/gtest.h>

#include <string>

#include "support/shipped.h"

namespace declass::testing {

/// The head of an invented cable up to its order line, and a body of two paragraphs with a signer:
/// what stands around the field that a test is about.
inline const std::string wire =
    "VZCZCXRO4549\nPP RUEHFL\nDE RUEHXX #0001/01 0291030\nZNY CCCCC ZZH\nP 291030Z JAN 08\n"
    "FM AMEMBASSY BERN\nTO RUEHC/SECSTATE WASHDC 1234\nC O N F I D E N T I A L BERN 000881 \n\n"
    "SIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \n";
inline const std::string body = "\n\n1. (C) The text.\n\n2. (U) More.\nROE\n";

inline std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

/// The message of a document that holds one, all of whose text has a known kind.
inline Message only_message(const std::string& document) {
  const Parsed parsed(document);
  expect_tiles(parsed);
  EXPECT_EQ(parsed.messages.size(), 1U) << document;
  return parsed.messages.front();
}

}  // namespace declass::testing
