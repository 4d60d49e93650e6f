#include <gtest/gtest.h>

#include "support/shipped.h"

// Whole documents: every portion with its number, level, controls, inheritance and text. A heading
// is `h`, text without a number `-`, a sub-item names its paragraph (`p2`), what is inherited `i`;
// two messages are parted by `||`.

namespace declass {
namespace {

std::string level_of(const Marking& marking) {
  std::string out = "None";
  if (marking.level) {
    switch (*marking.level) {
      case Level::unclassified:
        out = "U";
        break;
      case Level::restricted:
        out = "R";
        break;
      case Level::confidential:
        out = "C";
        break;
      case Level::secret:
        out = "S";
        break;
      case Level::top_secret:
        out = "T";
        break;
    }
  }
  for (const std::string& control : marking.controls) out += "+" + control;
  return out;
}

std::string words_of(const Parsed& parsed, const Segment& segment) {
  std::string out;
  for (const char c : parsed.text({segment.text.begin, segment.span.end})) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string portions_of(const Parsed& parsed) {
  std::string out;
  for (const Message& message : parsed.messages) {
    std::string one;
    for (const Segment& segment : message.segments) {
      const bool heading = segment.kind == SegmentKind::heading;
      if (segment.kind != SegmentKind::paragraph && segment.kind != SegmentKind::other && !heading)
        continue;
      if (!one.empty()) one += " | ";
      if (segment.kind == SegmentKind::other) one += "OTHER ";
      one += heading ? "h" : segment.number ? std::to_string(*segment.number) : "-";
      one += " " + level_of(segment.marking);
      if (segment.parent && !heading) one += " p" + std::to_string(*segment.parent);
      if (segment.inherited) one += " i";
      if (!heading) one += " '" + words_of(parsed, segment) + "'";
    }
    out += (out.empty() ? "" : " || ") + one;
  }
  return out;
}

/// The head of a cable with this classification line, without post and number.
std::string head(const std::string& line) {
  return "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n" + line +
         " BERN 000881 \n\nSIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \nTAGS: PREL \n"
         "SUBJECT: A VISIT \n\nClassified By: DCM Jane Roe, reasons 1.4 (b)\n\n";
}

struct Document {
  std::string story, text, expected;
};

const Document documents[] = {
    {"plain", head("C O N F I D E N T I A L") + "1. (C) A b.\n\n2. (U) C d.\nROE\n",
     "1 C 'A b.' | 2 U 'C d.'"},
    {"pilcrow lost",
     head("C O N F I D E N T I A L") + "11. (C) A b.\n\n12. (SBU) C d.\n\n13. (U) E.\n",
     "1 C 'A b.' | 2 U+sbu 'C d.' | 3 U 'E.'"},
    {"pilcrow lost to 110",
     head("C O N F I D E N T I A L") +
         "11. (C) P1.\n\n12. (C) P2.\n\n13. (C) P3.\n\n14. (C) P4.\n\n15. (C) P5.\n\n16. (C) "
         "P6.\n\n17. (C) P7.\n\n18. (C) P8.\n\n19. (C) P9.\n\n110. (C) P10.\n\n111. (C) P11.\n\n",
     "1 C 'P1.' | 2 C 'P2.' | 3 C 'P3.' | 4 C 'P4.' | 5 C 'P5.' | 6 C 'P6.' | 7 C 'P7.' | 8 C "
     "'P8.' | 9 C 'P9.' | 10 C 'P10.' | 11 C 'P11.'"},
    {"sec 02 eleven",
     head("C O N F I D E N T I A L SECTION 02 OF 03") + "11. (C) A b.\n\n12. (SBU) C d.\n",
     "11 C 'A b.' | 12 U+sbu 'C d.'"},
    {"year false start",
     head("C O N F I D E N T I A L") +
         "1. (C) It was in October\n\n2007, he had presented a paper.\n\n2. (C) B.\n",
     "1 C 'It was in October 2007, he had presented a paper.' | 2 C 'B.'"},
    {"pilcrow year",
     head("C O N F I D E N T I A L") + "¶1. (C) It was in\n¶2006. Then it went.\n\n¶2. (C) B.\n",
     "1 C 'It was in ¶2006. Then it went.' | 2 C 'B.'"},
    {"list",
     head("C O N F I D E N T I A L") + "1. (C) These: \n1) one\n2) two\n3) three\n\n2. (C) B.\n",
     "1 C 'These: 1) one 2) two 3) three' | 2 C 'B.'"},
    {"list dots",
     head("C O N F I D E N T I A L") + "1. (C) These: \n  1. one\n  2. two\n\n2. (C) B.\n",
     "1 C 'These: 1. one 2. two' | 2 C 'B.'"},
    {"bullets pilcrow B",
     head("C O N F I D E N T I A L") + "1. (C) Refs.\n\n¶B. more\n\n2. (C) B.\n",
     "1 C 'Refs. ¶B. more' | 2 C 'B.'"},
    {"no space", head("C O N F I D E N T I A L") + "1.(C) A.\n\n2.(U) B.\n", "1 C 'A.' | 2 U 'B.'"},
    {"nf",
     head("C O N F I D E N T I A L") +
         "1. (C/NF) A.\n\n2. (S//NF) B.\n\n3. (S/NF) D.\n\n4. (SBU/N) E.\n",
     "1 C+noforn 'A.' | 2 S+noforn 'B.' | 3 S+noforn 'D.' | 4 U+noforn+sbu 'E.'"},
    {"bracket lost", head("C O N F I D E N T I A L") + "1. C) A.\n\n2. SBU) B.\n",
     "1 C 'A.' | 2 U+sbu 'B.'"},
    {"after word",
     head("C O N F I D E N T I A L") + "1. Summary: (SBU) A.\n\n2. (C) B.\n\n3. Comment: (C) D.\n",
     "1 U+sbu 'A.' | 2 C 'B.' | 3 C 'D.'"},
    {"no number", head("C O N F I D E N T I A L") + "(C) A.\n\n(U) B.\n\n(S) In it.\n",
     "- C 'A.' | - U 'B.' | - S 'In it.'"},
    {"lou", head("UNCLAS") + "7. (LOU) A.\n\n8. (U) B.\n", "7 U+lou 'A.' | 8 U 'B.'"},
    {"copyright",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n(C) Singapore Press Holdings Limited\n\n2. (U) B.\n",
     "1 C 'A. (C) Singapore Press Holdings Limited' | 2 U 'B.'"},
    {"entire in par", head("C O N F I D E N T I A L") + "1. (C) ENTIRE TEXT.\n\n2. A b.\n",
     "1 C 'ENTIRE TEXT.' | 2 C i 'A b.'"},
    {"headings",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n-------\nREACTION\n-------\n\n2. (U) B.\n\nComment\n-------\n\n3. (C) D.\n",
     "1 C 'A.' | h C i | 2 U 'B.' | h C i | 3 C 'D.'"},
    {"heading alone",
     head("C O N F I D E N T I A L") + "1. (C) A.\n\nREACTION OF THE ALLIES\n\n2. (U) B.\n",
     "1 C 'A.' | h C i | 2 U 'B.'"},
    {"unmarked", head("C O N F I D E N T I A L") + "1. A b.\n\n2. (U) C d.\n",
     "1 C i 'A b.' | 2 U 'C d.'"},
    {"sipdis split", head("C O N F I D E N T I A L") + "1. (C) A b\nSIPDIS\nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"sipdis blanks",
     head("C O N F I D E N T I A L") + "1. (C) A b \n\nSIPDIS \n\nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"page",
     head("C O N F I D E N T I A L") +
         "1. (C) A b \n\nBERN 00000881  002 OF 003 \n\nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"page 2005 dotted",
     head("C O N F I D E N T I A L") +
         "1. (C) A b \n\nPORT AU PR 00002230 001.2 OF 002 \n \n \nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"page old",
     head("C O N F I D E N T I A L") +
         "1. (C) A b \n                           CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        "
         "HARARE  03759  01 OF 03  111533Z \nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"section split",
     head("C O N F I D E N T I A L") +
         "1. (C) A b \n\nC O N F I D E N T I A L SECTION 02 OF 02 BERN 000881 \n\nSIPDIS \n\nE.O. "
         "12958: DECL: 01/28/2018 \nTAGS: PREL \nSUBJECT: A VISIT \n\nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"section flattened",
     head("C O N F I D E N T I A L") +
         "1. (C) A b \nC O N F I D E N T I A L SECTION 02 OF 02 BERN 000881 SIPDIS E.O. 12958: "
         "DECL: 01/28/2018 TAGS: PREL SUBJECT: A VISIT\nc d.\n\n2. (U) C.\n",
     "1 C 'A b' | 1 C 'c d.' | 2 U 'C.'"},
    {"uncl sipdis",
     head("UNCLAS") + "1. (U) A b \n\nUNCLASSIFIED \n\nSIPDIS \n\nc d.\n\n2. (SBU) C.\n",
     "1 U 'A b' | 1 U 'c d.' | 2 U+sbu 'C.'"},
    {"sub items",
     head("C O N F I D E N T I A L") +
         "1. (C) A:\n\n(i) (SBU) one.\n\n(ii) (U) two.\n\n-- three.\n\n2. (U) C.\n",
     "1 C 'A:' | - U+sbu p1 'one.' | - U p1 'two.' | - C p1 i '-- three.' | 2 U 'C.'"},
    {"sub items a",
     head("C O N F I D E N T I A L") + "1. (C) A:\n\na. (S) one.\n\nb. (U) two.\n\n2. (U) C.\n",
     "1 C 'A:' | - S p1 'one.' | - U p1 'two.' | 2 U 'C.'"},
    {"summary headings",
     head("C O N F I D E N T I A L") + "1. (C) SUMMARY: A. END SUMMARY.\n\n2. (U) C.\n",
     "1 C 'SUMMARY: A. END SUMMARY.' | 2 U 'C.'"},
    {"numbers without marks", head("UNCLAS") + "1. A b.\n\n2. C d.\n\n3. E.\n",
     "1 U i 'A b.' | 2 U i 'C d.' | 3 U i 'E.'"},
    {"sbu cable",
     "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\nUNCLAS BERN 000881 "
     "\n\nSENSITIVE \nSIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \nTAGS: PREL \nSUBJECT: A VISIT "
     "\n\nClassified By: DCM Jane Roe, reasons 1.4 (b)\n\n1. (SBU) A.\n\n2. C d.\n\n3. (U) E.\n",
     "1 U+sbu 'A.' | 2 U+sbu i 'C d.' | 3 U 'E.'"},
    {"noforn cap",
     "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\nC O N F I D E N T I A L BERN "
     "000881 \n\nNOFORN \nSIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \nTAGS: PREL \nSUBJECT: A VISIT "
     "\n\nClassified By: DCM Jane Roe, reasons 1.4 (b)\n\n1. (C) A.\n\n2. (SBU) C d.\n\n3. (C/REL "
     "USA, GBR) E.\n",
     "1 C+noforn 'A.' | 2 U+sbu 'C d.' | 3 C+rel-to 'E.'"},
    {"para 1 classified by",
     "P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\nC O N F I D E N T I A L BERN "
     "000881 \n\nSIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \nTAGS: PREL \nSUBJECT: A VISIT \n\n1. "
     "(U) CLASSIFIED BY DCM JANE ROE, REASON 1.5 (D).\n\n2. (C) A.\n",
     "1 U 'CLASSIFIED BY DCM JANE ROE, REASON 1.5 (D).' | 2 C 'A.'"},
    {"single par", head("C O N F I D E N T I A L") + "(C) Only one text here. It ends.\n",
     "- C 'Only one text here. It ends.'"},
    {"single par unnumbered", head("UNCLAS") + "Only one text here. It ends.\n",
     "- U i 'Only one text here. It ends.'"},
    {"double blank page",
     head("C O N F I D E N T I A L") + "7. (C) A b\n\n\n\nwithout c d.\n\n8. (U) C.\n",
     "7 C 'A b without c d.' | 8 U 'C.'"},
    {"paren number", head("C O N F I D E N T I A L") + "(1) (C) A.\n\n(2) (U) B.\n",
     "- C 'A.' | - U 'B.'"},
    {"lower mark", head("C O N F I D E N T I A L") + "1. (c) A.\n\n2. (u) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"odd marks",
     head("C O N F I D E N T I A L") + "1. ( C ) A.\n\n2. (U ) B.\n\n3. ((C)) D.\n\n4. [C] "
                                       "E.\n\n5. (C-NF) F.\n\n6. (CNF) G.\n\n7. (U/FOUO) H.\n",
     "1 C 'A.' | 2 U 'B.' | 3 C 'D.' | 4 C 'E.' | 5 C+noforn 'F.' | 6 C+noforn 'G.' | 7 U+fouo "
     "'H.'"},
    {"unreadable", head("C O N F I D E N T I A L") + "1. (X) A.\n\n2. (U) B.\n",
     "1 None 'A.' | 2 U 'B.'"},
    {"mark own line", head("C O N F I D E N T I A L") + "1. (C)\nA b.\n\n2. (U)\nB.\n",
     "1 C 'A b.' | 2 U 'B.'"},
    {"heading with mark",
     head("C O N F I D E N T I A L") + "1. (C) A.\n\n(U) BACKGROUND\n--------------\n\n2. (C) B.\n",
     "1 C 'A.' | h U | 2 C 'B.'"},
    {"numbered heading",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n2. (SBU) B.\n\n-- (C) item one;\n-- (U) item two.\n\n3. (U) D.\n",
     "1 C 'A.' | 2 U+sbu 'B.' | - C p2 'item one;' | - U p2 'item two.' | 3 U 'D.'"},
    {"comment tail",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n2. (C) Comment: B. End comment.\nROE\n\n\nCONFIDENTIAL\n",
     "1 C 'A.' | 2 C 'Comment: B. End comment.'"},
    {"partial extract",
     head("C O N F I D E N T I A L") +
         "1. (C) A b.\n\n[This record is a partial extract of the original cable.]\n\n2. (U) C.\n",
     "1 C 'A b. [This record is a partial extract of the original cable.]' | 2 U 'C.'"},
    {"jump", head("C O N F I D E N T I A L") + "1. (C) A.\n\n3. (U) C.\n", "1 C 'A.' | 3 U 'C.'"},
    {"restart",
     head("C O N F I D E N T I A L") + "1. (C) A.\n\n2. (U) C.\n\nBegin text:\n\n1. The parties "
                                       "agree.\n\n2. They sign.\n\nEnd text.\n\n3. (C) D.\n",
     "1 C 'A.' | 2 U 'C. Begin text: 1. The parties agree. 2. They sign. End text.' | 3 C 'D.'"},
    {"xxxx", head("C O N F I D E N T I A L") + "1. (C) A told XXXXXXXXXXXX that.\n\n2. (U) C.\n",
     "1 C 'A told XXXXXXXXXXXX that.' | 2 U 'C.'"},
    {"backslash", head("C O N F I D E N T I A L") + "1. (C) A told \\\nhim. \\\n\\\n2. (U) C. \\\n",
     "1 C 'A told \\ him. \\ \\' | 2 U 'C. \\'"},
    {"no blank lines", head("C O N F I D E N T I A L") + "1. (C) A\nb.\n2. (U) C\nd.\n3. (S) E.\n",
     "1 C 'A b.' | 2 U 'C d.' | 3 S 'E.'"},
    {"decl marks",
     head("C O N F I D E N T I A L") +
         "1. (C) A (b)(1) thing, see (C) below.\n\n2. (U) Ref(s) and Reason(s).\n",
     "1 C 'A (b)(1) thing, see (C) below.' | 2 U 'Ref(s) and Reason(s).'"},
    {"level word body",
     head("C O N F I D E N T I A L") + "1. (C) THE\nSECRETARY WENT.\n\n2. (U) SECRET TALKS.\n",
     "1 C 'THE SECRETARY WENT.' | 2 U 'SECRET TALKS.'"},
    {"old caps",
     head("LIMITED OFFICIAL USE") +
         "1. A B C.\n2. D E F. 3. NOT.\n\n3. G H.\nROE\nLIMITED OFFICIAL USE\n",
     "1 U+lou i 'A B C.' | 2 U+lou i 'D E F. 3. NOT.' | 3 U+lou i 'G H.'"},
    {"two blocks",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n2. (C) B.\n\nVZCZCXRO1234\nPP RUEHFL\nDE RUEHSI #2290 1690600\nZNR UUUUU "
         "ZZH\nP 180600Z JUN 07\nFM AMEMBASSY TBILISI\nTO SECSTATE WASHDC\nUNCLAS TBILISI "
         "002290\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: MORE\n\n1. A text.\n\n2. (SBU) "
         "More.\n",
     "1 C 'A.' | 2 C 'B.' || 1 U i 'A text.' | 2 U+sbu 'More.'"},
    {"second no dtg",
     head("C O N F I D E N T I A L") +
         "1. (C) A.\n\n2. (C) B.\n\nUNCLAS SECTION 01 OF 02 TBILISI 002290\n\nSIPDIS\n\nE.O. "
         "12958: N/A\nTAGS: PREL\nSUBJECT: MORE\n\n1. A text.\n",
     "1 C 'A.' | 2 C 'B.' || 1 U i 'A text.'"},
    {"quoted cable in par",
     head("C O N F I D E N T I A L") +
         "1. (C) The telegram reads: quote. Confidential Bern 12. unquote.\n\n2. (U) B.\n",
     "1 C 'The telegram reads: quote. Confidential Bern 12. unquote.' | 2 U 'B.'"},
    {"ts", head("TOP SECRET") + "1. (TS) A.\n\n2. (TS//SI//NF) B.\n", "1 T 'A.' | 2 T+noforn 'B.'"},
    {"para in section 2 continues numbering",
     head("C O N F I D E N T I A L SECTION 01 OF 02") +
         "1. (C) A.\n\n2. (C) B b\nC O N F I D E N T I A L SECTION 02 OF 02 BERN "
         "000881\n\nSIPDIS\n\nb c.\n\n3. (U) D.\n",
     "1 C 'A.' | 2 C 'B b' | 2 C 'b c.' | 3 U 'D.'"},
    {"tab", head("C O N F I D E N T I A L") + "1.\t(C) A.\n\n2.\t(U) B.\n", "1 C 'A.' | 2 U 'B.'"},
    {"indented", head("C O N F I D E N T I A L") + "   1. (C) A.\n\n   2. (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"stray punct", head("C O N F I D E N T I A L") + "1 (C) A.\n\n2 (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"dash sub items", head("C O N F I D E N T I A L") + "1. (C) A:\n- one\n- two\n\n2. (U) B.\n",
     "1 C 'A: - one - two' | 2 U 'B.'"},
    {"C in par 2 with blank",
     head("C O N F I D E N T I A L") + "1. (SBU) A.\n\nMore of A here.\n\n2. (U) B.\n",
     "1 U+sbu 'A. More of A here.' | 2 U 'B.'"},
    {"nested subitems no mark",
     head("C O N F I D E N T I A L") + "3. (SBU) A:\n\na) one;\n\nb) two.\n\n4. (U) B.\n",
     "3 U+sbu 'A: a) one; b) two.' | 4 U 'B.'"},
    {"paragraph 10+ ",
     head("C O N F I D E N T I A L") +
         "1. (C) P1.\n\n2. (C) P2.\n\n3. (C) P3.\n\n4. (C) P4.\n\n5. (C) P5.\n\n6. (C) P6.\n\n7. "
         "(C) P7.\n\n8. (C) P8.\n\n9. (C) P9.\n\n10. (C) P10.\n\n11. (C) P11.\n\n12. (C) "
         "P12.\n\n13. (C) P13.\n\n",
     "1 C 'P1.' | 2 C 'P2.' | 3 C 'P3.' | 4 C 'P4.' | 5 C 'P5.' | 6 C 'P6.' | 7 C 'P7.' | 8 C "
     "'P8.' | 9 C 'P9.' | 10 C 'P10.' | 11 C 'P11.' | 12 C 'P12.' | 13 C 'P13.'"},
    {"¶ mixed", head("C O N F I D E N T I A L") + "¶1. (C) A.\n\n¶2. (U) B.\n\n3. (SBU) D.\n",
     "1 C 'A.' | 2 U 'B.' | 3 U+sbu 'D.'"},
    {"pilcrow spaced", head("C O N F I D E N T I A L") + "¶ 1. (C) A.\n\n¶ 2. (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"q marks", head("C O N F I D E N T I A L") + "?1. (C) A.\n\n?2. (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"mojibake", head("C O N F I D E N T I A L") + "Â¶1. (C) A.\n\nÂ¶2. (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
    {"a memorandum that quotes a cable",
     "SECRET\n\nMEMORANDUM FOR: The Director\nFROM: J. Carrow\nSUBJECT: (U) One\n\nIt reads as "
     "follows.\n\n" +
         head("C O N F I D E N T I A L") + "1. (C) A b.\n",
     "- S i 'It reads as follows.' || 1 C 'A b.'"},
    {"dashes that touch the mark", head("S E C R E T") + "1. (C) A:\n\n--(S) B.\n\n--(U) C.\n",
     "1 C 'A:' | - S p1 'B.' | - U p1 'C.'"},
    {"section sign", head("C O N F I D E N T I A L") + "§1. (C) A.\n\n§2. (U) B.\n",
     "1 C 'A.' | 2 U 'B.'"},
};

TEST(Documents, TextBehindAMissingParagraphIsNotCoveredByTheMarkBefore) {
  const Parsed parsed(head("C O N F I D E N T I A L") +
                      "1. (U) A.\n\n3. The mayor left.\n\n4. (U) B.\n");
  EXPECT_EQ(portions_of(parsed), "1 U 'A.' | 3 C i 'The mayor left.' | 4 U 'B.'");
}

TEST(Documents, EveryPortion) {
  for (const Document& item : documents) {
    const Parsed parsed(item.text);
    expect_tiles(parsed);
    EXPECT_EQ(portions_of(parsed), item.expected) << item.story;
  }
}

TEST(Documents, OneMarkStatedForTheWholeText) {
  for (const char* first : {"1. CONFIDENTIAL - ENTIRE TEXT.", "1. (C - ENTIRE TEXT)."}) {
    const Parsed parsed(head("C O N F I D E N T I A L") + first + "\n\n2. A b.\n\n3. C d.\n");
    const std::string read = portions_of(parsed);
    EXPECT_TRUE(read.ends_with("| 2 C i 'A b.' | 3 C i 'C d.'")) << read;
  }
}

}  // namespace
}  // namespace declass
