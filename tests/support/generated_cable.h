#pragma once

#include <random>
#include <string>
#include <vector>

namespace declass {

/// Documents out of the pieces of which cables are made, in likely and unlikely orders.
class GeneratedCables {
 public:
  explicit GeneratedCables(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  /// A few words, none of which a rule knows, each with a number of its own.
  std::string words() {
    std::string out;
    for (std::size_t i = 2 + below(8); i > 0; --i) {
      out += pick({"Boat", "harbour", "quay", "Tide", "lantern", "rope"}) +
             std::to_string(++word_) + " ";
    }
    out.back() = '.';
    return out;
  }

  /// A cable in the order that is usual.
  std::string cable() {
    std::string out = "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n";
    out += pick({"S E C R E T", "C O N F I D E N T I A L", "UNCLAS"}) + " BERN 000881\n\n";
    out += pick({"", "NOFORN\n\n", "SIPDIS\n\n"}) + "E.O. 12958: DECL: 01/28/2018\nTAGS: PREL\n";
    out += "SUBJECT: A VISIT\n\n";
    const std::size_t paragraphs = 1 + below(8);
    for (std::size_t i = 1; i <= paragraphs; ++i) {
      out += std::to_string(i) + ". " + pick({"(S) ", "(C) ", "(U) ", "(C//NF) ", "(SBU) ", ""});
      for (std::size_t k = below(3) + 1; k > 0; --k) out += words() + pick({" ", "\n"});
      out += "\n\n";
    }
    return out + "ROE\n";
  }

  /// Lines of every kind in any order.
  std::string rubble() {
    static const std::vector<std::string> lines = {"VZCZCABC0001",
                                                   "P 291030Z JAN 08",
                                                   "FM AMEMBASSY BERN",
                                                   "TO SECSTATE WASHDC 1234",
                                                   "RUEHBJ/AMEMBASSY BERN PRIORITY 0370",
                                                   "S E C R E T BERN 000881",
                                                   "UNCLAS BERN 000882",
                                                   "CONFIDENTIAL",
                                                   "NOFORN",
                                                   "SIPDIS",
                                                   "E.O. 12958: DECL: 01/28/2018",
                                                   "TAGS: PREL",
                                                   "SUBJECT: (C) A VISIT",
                                                   "REF: A. BERN 12 B. ROME 4",
                                                   "Classified By: DCM Roe, reasons 1.4 (b",
                                                   "and d)",
                                                   "-----",
                                                   "",
                                                   "",
                                                   "1. (C) ",
                                                   "2. (U) ",
                                                   "3. ",
                                                   "11. (S) ",
                                                   "(U) ",
                                                   "(X) ",
                                                   "( ) ",
                                                   "PAGE 02 BERN 00881 01 OF 02 291030Z",
                                                   "BERN 00000881  002 OF 003",
                                                   "NNNN",
                                                   "ROE",
                                                   "(",
                                                   ")",
                                                   "1. CONFIDENTIAL - ENTIRE TEXT.",
                                                   "RELEASE IN PART B1",
                                                   "S E C R E T SECTION 02 OF 02 BERN 000881",
                                                   "\xC2\xB6"
                                                   "4. (C) ",
                                                   "TO: one",
                                                   "  - (S) ",
                                                   "\xC3\xA9t\xC3\xA9",
                                                   "a (S) b. (C) "};
    std::string out;
    for (std::size_t i = below(40); i > 0; --i) {
      out += pick(lines) + (below(2) == 0 ? words() : "") + pick({"\n", "\n", "\n", " ", "\r\n"});
    }
    return out.find_first_not_of(" \r\n") == std::string::npos ? "x\n" : out;
  }

 private:
  std::mt19937_64 random_;
  std::size_t word_ = 0;
};

}  // namespace declass
