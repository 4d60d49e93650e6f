#pragma once

#include "marking/vocabulary.h"

namespace declass {

/// The vocabulary that the program ships.
const Vocabulary& shipped_vocabulary();

/// A reading in one line: `secret us sci:SI-G aea:RD rel:USA,GBR noforn`; `-` for no level.
std::string shown(const Marking& marking);

}  // namespace declass
