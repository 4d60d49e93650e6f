#include <gtest/gtest.h>

#include "support/shipped.h"

// Fields of a cable's head in the forms in which typists, wires and readers of pages leave them.
// Every text is made up.

namespace declass {
namespace {

const std::string wire =
    "VZCZCXRO4549\nPP RUEHFL\nDE RUEHXX #0001/01 0291030\nZNY CCCCC ZZH\nP 291030Z JAN 08\n"
    "FM AMEMBASSY BERN\nTO RUEHC/SECSTATE WASHDC 1234\nC O N F I D E N T I A L BERN 000881 \n\n"
    "SIPDIS \n\nE.O. 12958: DECL: 01/28/2018 \n";
const std::string body = "\n\n1. (C) The text.\n\n2. (U) More.\nROE\n";

struct Field {
  std::string text, expected;
};

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

/// The message of a document that holds one, all of whose text has a known kind.
Message only_message(const std::string& document) {
  const Parsed parsed(document);
  expect_tiles(parsed);
  EXPECT_EQ(parsed.messages.size(), 1U) << document;
  return parsed.messages.front();
}

struct Officer {
  std::string text, name, section, letters;
};

const Officer officers[] = {
    {"Classified By: Deputy Chief of Mission Richard G. Olson, reasons 1.4 (b  \nand d)",
     "Richard G. Olson", "1.4", "bd"},
    {"Classified By: Ambassador Jane Q. Roe for reasons 1.4 (b) and (d)", "Jane Q. Roe", "1.4",
     "bd"},
    {"CLASSIFIED BY: JOHN DOE, CDA, Embassy Bern; REASON: 1.4(B), (D)", "JOHN DOE", "1.4", "bd"},
    {"Classified By: AMBASSADOR JANE ROE FOR REASONS 1.5 (b/d)", "JANE ROE", "1.5", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 (b,d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 b & d", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 (b&d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 (b+d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 (B)(D)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe, reasons 1.4 a,b,and d", "Jane Roe", "1.4", "abd"},
    {"CLASSIFIED BY POLITICAL COUNSELOR JOHN Q. DOE FOR REASONS 1.5.D", "JOHN Q. DOE", "1.5", "d"},
    {"Classified By: Charge d'Affaires John Doe, reason 1,4 (C)", "John Doe", "1.4", "c"},
    {"Classified By: John Doe, Charge d'Affaires, reason: 1.4 (b and (d)", "John Doe", "1.4", "bd"},
    {"Classified By: John Doe, Charge d'Affaires, reason: 1.4 (d", "John Doe", "1.4", "d"},
    {"Classified By: Ambassador Jane Roe under Section 1.5 b/d", "Jane Roe", "1.5", "bd"},
    {"Classified By: Ambassador Jane Roe, E.O. 12958, reasons 1.4 (b) and (d)", "Jane Roe", "1.4",
     "bd"},
    {"CLASSIFIED BY AMBASSADOR JANE ROE FOR 12958 1.4 B, D, AND E", "JANE ROE", "1.4", "bde"},
    {"Classified By: Amb. Jane Roe for reasons 1.2 (b)", "Jane Roe", "1.2", "b"},
    {"Classified By: POL/ECON Counselor Jane Roe for Reas (b) and (d)", "Jane Roe", "-", "bd"},
    {"Classified By: Deputy Chief of Mission Jane Roe for re \nasons 1.4 (b) and (d)", "Jane Roe",
     "1.4", "bd"},
    {"Classified By: Charge d'Affaires a.i. Hoyt Y \nee for reasons 1.4 (b) and (d)", "Hoyt Yee",
     "1.4", "bd"},
    {"Classified By: Ambassador Richa \nrd Hoagland, reasons 1.4 (b) and (d)", "Richard Hoagland",
     "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4 (b) a \nnd (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1. \n4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Classified by Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"(U) Classified By: Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"(C) Classified By: (U) Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: 1. Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"CLASSIFIED BY: AMBASSAD0R JANE B0HLEN. REAS0N: 1.5 (B) AND (D)", "JANE BOHLEN", "1.5", "bd"},
    {"CLASSIFIED BY: AMBASSADOR JANE BOHLEN. REASON 1.5 (B,D).", "JANE BOHLEN", "1.5", "bd"},
    {"Classified By: Economic Minister-Counselor Robert F. Doe; Reasons 1.4 (b/d)", "Robert F. Doe",
     "1.4", "bd"},
    {"Classified By: Acting Political Counselor Jane Roe. Reasons: 1.4 (b, d).", "Jane Roe", "1.4",
     "bd"},
    {"Classified By: CDA Jane Roe per 1.5 (B) AND (D)", "Jane Roe", "1.5", "bd"},
    {"Classified By: CDA Jane Roe due to 1.4 (B) AND (D)", "Jane Roe", "1.4", "bd"},
    {"CLASSIFIED BY: SECTION 1.5 (B) AND (D)", "-", "1.5", "bd"},
    {"Classified By: Ambassador for reasons 1.4 (b)", "-", "1.4", "b"},
    {"Classified By: EUR/CARC Director Jane Roe for reasons 1.4 (b) and (d).", "Jane Roe", "1.4",
     "bd"},
    {"Classified By: EAP Acting DAS Jane Roe and NP A/S John Doe, Reasons 1.4 (b) and (d).",
     "Jane Roe", "1.4", "bd"},
    {"Classified By: Consul General Jane Roe, Consulate Milan, for reason 1.4 d", "Jane Roe", "1.4",
     "d"},
    {"Classified By: Pol-Econ Chief Jane M. van Roe, reason 1.4 (d)", "Jane M. van Roe", "1.4",
     "d"},
    {"Classified By: Jane Roe, Principal Officer, Consulate General Recife, \nfor reasons 1.4 (b) "
     "and (d)",
     "Jane Roe", "1.4", "bd"},
    {"Classified By: JAMES L. DOE, JR., DCM. REASON: 1.4 (D)", "JAMES L. DOE, JR.", "1.4", "d"},
    {"Classified By: Ambassador James Doe Jr. for reasons 1.4 (d)", "James Doe Jr.", "1.4", "d"},
    {"Classified By: Assistant Secretary for Near Eastern Affairs Jane Roe, 1.4 (b) and (d)",
     "Jane Roe", "1.4", "bd"},
    {"Classified By: DEPUTY CHIEF OF MISSION JANE ROE REASONS 1.4(B) AND (D)", "JANE ROE", "1.4",
     "bd"},
    {"Classified By: Ambassdor Jane Roe, reasons 1.4(b)(d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe\nReason: 1.4 (b), (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe\nReason: 1.4 (b), (d)\n", "Jane Roe", "1.4", "bd"},
    {"Classified By: The Ambassador, Jane Roe, for 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM: Jane Roe. Reason: 1.4(b)(d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Charge d,Affaires Jane Roe, Reasons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: A/DCM Jane Roe: 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: P/E Chief Jane Roe - reasons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Deputy Political Counselor Jane Roe-Doe, reasons 1.4 (b) and (d)",
     "Jane Roe-Doe", "1.4", "bd"},
    {"Classified By: Jane Roe, State, NEA/ELA", "Jane Roe", "-", "-"},
    {"Classified By: Ambassador Jane Roe for reasons of national security, 1.4 (b) and (d)",
     "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.5 (b), (d), and (e).", "Jane Roe", "1.5",
     "bde"},
    {"Classified By: Ambassador Jane Roe, Reasons 1.4 (b) and 1.4 (d)", "Jane Roe", "1.4", "bd"},
    {"CLASSIFIED BY AMBASSADOR JANE ROE, REASONS 1.5 (B AND D).", "JANE ROE", "1.5", "bd"},
    {"Classified By: Ambassador Jane Roe, REASON 1.4 (b) AND 1.4 (d).", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador William \"Bill\" Roe, reason 1.4 (b).", "William \"Bill\" Roe",
     "1.4", "b"},
    {"Classified By: Ambassador Jane O'Roe for reasons 1.4 b. and d.", "Jane O'Roe", "1.4", "bd"},
    {"Classified By: Ambassador J. Adam Ereli, reasons 1.4 (b,d)", "J. Adam Ereli", "1.4", "bd"},
    {"Classified By: Ambassador John F. Maisto, for reasons 1.5(b) and (d)", "John F. Maisto",
     "1.5", "bd"},
    {"Classified By: US Interests Section Chief Jane Roe, reasons 1.4 (b,d)", "Jane Roe", "1.4",
     "bd"},
    {"Classified By: COM Jane Roe for reasons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Senior Civilian Representative Jane Roe, reasons 1.4 (b) and (d)", "Jane Roe",
     "1.4", "bd"},
    {"Classified By: PRT Team Leader Jane Roe: 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified by: Econ Counselor Jane Roe; reasons 1.4(b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: ECONOMIC COUNSELOR JANE ROE. REASONS 1.4 B AND D.", "JANE ROE", "1.4", "bd"},
    {"Classified By: RSO Jane Roe for reasons 1.4 (a), (b), (d) and (g)", "Jane Roe", "1.4",
     "abdg"},
    {"Classified By: Ambassador Jane Roe for resons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reaons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe, reasons 1.4 (b) (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Jane Roe; Reasons: 1.4 (b), (d), (e)", "Jane Roe", "1.4", "bde"},
    {"Classified By: DCM - Jane Roe, reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Mark Doe, Deputy Political Counselor, Embassy Baghdad. Reaso \nns 1.4 (b) and "
     "(d).",
     "Mark Doe", "1.4", "bd"},
    {"Classified By: DCM Jane Roe for reasons 1.4 (c and d)", "Jane Roe", "1.4", "cd"},
    {"Classified By: Ambassador Jane Roe 1.4 (b,d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: DCM JOHN DOE.  E.O. 12958, REASONS 1.4 (B,D)", "JOHN DOE", "1.4", "bd"},
    {"Classified By: Polcouns Jane Roe.  Reason:  E.O. 12958 1.4 (b) and (d)", "Jane Roe", "1.4",
     "bd"},
    {"Classified By: Ambassador Christopher W.S. Roe for reasons 1.4 (b), (d)",
     "Christopher W.S. Roe", "1.4", "bd"},
    {"Classified By: Ambassador\nJane Roe for reasons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for\nreasons 1.4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4\n(b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4 (b) and\n(d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d\n)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Political-Military Affairs Officer Jane Roe, 1.4 (a), (b)", "Jane Roe", "1.4",
     "ab"},
    {"Classified By: Ambassador Jane Roe for Reasons 1.4 (b, d).", "Jane Roe", "1.4", "bd"},
    {"CLASSIFIED BY CONGEN JANE ROE. REASONS: 1.5 (B/D).", "JANE ROE", "1.5", "bd"},
    {"Classified By: Deputy Assistant Secretary of State for European and Eurasian Affairs Jane "
     "Roe for reasons 1.4 (b) and (d)",
     "Jane Roe", "1.4", "bd"},
    {"Classified By: S/CT Coordinator Jane Roe, reason 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassador to Chad Jane M. Roe, reason 1.4 (b)", "Jane M. Roe", "1.4", "b"},
    {"Classified By: USUN Deputy Permanent Representative Jane Roe for reasons 1.4 b/d", "Jane Roe",
     "1.4", "bd"},
    {"Classified By: Jane Roe Charge d'Affaires for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Embassy Bern DCM Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Charge' Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Charge d'affairs Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: CHARGE D'AFFAIRES, A.I. JANE ROE, FOR REASONS 1.4 (B) AND (D)", "JANE ROE",
     "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe. Reason 1.4b,d", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe. Reason 1.4 (bd)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for Reason E.O. 12958 1.4 (b) (d)", "Jane Roe", "1.4",
     "bd"},
    {"Classified By: Dr. Jane Roe, Reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: David C. Connell, for reasons 1.4 (b) and (d)", "David C. Connell", "1.4",
     "bd"},
    {"Classified By: Ambassador McKinley. Reasons 1.4 (b,d)", "McKinley", "1.4", "bd"},
    {"CLASSIFIED BY DCM PAUL E. SIMONS. REASONS: 1.5 (B) & (D).", "PAUL E. SIMONS", "1.5", "bd"},
    {"Classified By: CDA Jason Doe. For reasons 1.4 (b) and (d).", "Jason Doe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambasador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassdor Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassadr Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Amabassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassodor Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassador, Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambasssador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Amassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassaor Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambbassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassador: Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: AMBASSADOR Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: AMABASSADOR Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: AMB Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Amb. Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: AMB. Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassadors Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Abassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassado Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Embassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassaodr Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambasador. Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: ambassador Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: Ambassador- Jane Roe for reasons 1.4 (b)", "Jane Roe", "1.4", "b"},
};

const Field tags[] = {
    {"TAGS: PREL PARM", "PREL PARM"},
    {"TAGS; PREL, PARM", "PREL PARM"},
    {"TAGS, PREL, PARM", "PREL PARM"},
    {"TAGES: PREL", "PREL"},
    {"TAS: PREL", "PREL"},
    {"TABS: PREL", "PREL"},
    {"TGS: PREL", "PREL"},
    {"AGS: PREL", "PREL"},
    {"TAGS PREL PGOV", "PREL PGOV"},
    {"PREL PGOV KDEM BR", "PREL PGOV KDEM BR"},
    {"TAG: PREL PGOV", "PREL PGOV"},
    {"TAGS : PREL", "PREL"},
    {"Tags: PREL, PGOV", "PREL PGOV"},
    {"TAGS: KFRDKIRFCVISCMGTKOCIASECPHUMSMIGEG", "KFRD KIRF CVIS CMGT KOCI ASEC PHUM SMIG EG"},
    {"TAGS: OVIP (CLINTON, HILLARY) PREL", "OVIP(CLINTON, HILLARY) PREL"},
    {"TAGS: OVIP (CLINTON, \nHILLARY), PREL", "OVIP(CLINTON, HILLARY) PREL"},
    {"TAGS: PREL, OVIP (ROE, JANE) (DOE, JOHN)", "PREL OVIP(ROE, JANE) OVIP(DOE, JOHN)"},
    {"TAGS: PREL PGOV\nKDEM BR", "PREL PGOV KDEM BR"},
    {"TAGS: PREL PGOV \n      EAID ECON", "PREL PGOV EAID ECON"},
    {"TAGS: PREL, PGOV, \nUS, XX", "PREL PGOV US XX"},
    {"TAGS: [MOPS](#) [NATO](#) [PARM](#)", "MOPS NATO PARM"},
    {"TAGS: PREL\nSIPDIS\nPGOV", "PREL PGOV"},
    {"TAGS: PREL SIPDIS PGOV", "PREL PGOV"},
    {"TAGS: PREL\nBERN 00000881  002 OF 003\nPGOV", "PREL PGOV"},
    {"TAGS: PREL, KPA0", "PREL KPAO"},
    {"TAGS:\nPREL, PGOV", "PREL PGOV"},
    {"TAGS: PREL/PGOV/KDEM", "PREL PGOV KDEM"},
    {"TAGS: PREL; PGOV; KDEM;", "PREL PGOV KDEM"},
    {"TAGS: ASEAN, PREL, US, UNSC", "ASEAN PREL US UNSC"},
    {"TAGS: PREL,PGOV,XF,", "PREL PGOV XF"},
    {"TAGS: PINR (ROE, JANE M.), CI", "PINR(ROE, JANE M.) CI"},
    {"TAGS:  PREL PGOV PHUM KDEM US UK\nPREL PGOV", "PREL PGOV PHUM KDEM US UK"},
    {"TAGS- PREL PGOV", "PREL PGOV"},
    {"TAGS. PREL PGOV", "PREL PGOV"},
    {"TAGS: Prel, Pgov", "PREL PGOV"},
    {"TAGSs: PREL", "PREL"},
    {"TAGS:PREL,PGOV", "PREL PGOV"},
    {"TAAGS: PREL", "PREL"},
    {"TAGS: PREL PGOV EAID ECON ETRD EINV EFIN PHUM KDEM KCOR KPAO KISL\nUNGA UNSC KAWC IZ IR",
     "PREL PGOV EAID ECON ETRD EINV EFIN PHUM KDEM KCOR KPAO KISL UNGA UNSC KAWC IZ IR"},
    {"TAGS: PREL\n\nPGOV", "PREL PGOV"},
};

const Field references[] = {
    {"REF: SECSTATE 06074", "-:08STATE6074"},
    {"REF: 08STATE6074", "-:08STATE6074"},
    {"REF: STATE 06074", "-:08STATE6074"},
    {"REF: (99) ROME 2196", "-:99ROME2196"},
    {"REF: QUITO 1905-03", "-:03QUITO1905"},
    {"REF: LAGOS O1512", "-:08LAGOS1512"},
    {"REF: A. STATE 6074 B. ROME 12 AND PREVIOUS", "A:08STATE6074 B:08ROME12"},
    {"REF: A. STATE 6074 (NOTAL)\n     B. ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REF: (A) STATE 6074, (B) 07 ROME 12", "A:08STATE6074 B:07ROME12"},
    {"REF: A) STATE 6074 B) 07 ROME 12", "A:08STATE6074 B:07ROME12"},
    {"REF A) STATE 6074 B) 07 ROME 12", "A:08STATE6074 B:07ROME12"},
    {"REFS: [A] STATE 6074 [B] 07 ROME 12", "A:08STATE6074 B:07ROME12"},
    {"Ref(s): A. (A) STATE 6074 B. (B) ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REFTELS: STATE 6074, ROME 12", "-:08STATE6074 -:08ROME12"},
    {"REFTEL: STATE 6074 AND ROME 12", "-:08STATE6074 -:08ROME12"},
    {"REF: A. 08 STATE 6074 \n¶B. ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REF: A. 08 STATE 6074 \n1B. ROME 12 \n1C. PARIS 3", "A:08STATE6074 B:08ROME12 C:08PARIS3"},
    {"REF: A. STATE 6074\n\nB. ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REF: ROE-DOE E-MAIL OF 01/12/08", "-:None"},
    {"REF: A. STATE 6074 B. ROE-DOE TELCON 1/12/08 C. ROME 12", "A:08STATE6074 B:None C:08ROME12"},
    {"REF: A. ROE/DOE EMAIL 12/1/07\n     B. ROME 12", "A:None B:08ROME12"},
    {"REF: A. TEL AVIV 12 B. NEW DELHI 0034", "A:08TELAVIV12 B:08NEWDELHI34"},
    {"REF: A. USUN NEW YORK 12 B. USNATO 36 C. USEU BRUSSELS 44",
     "A:08USUNNEWYORK12 B:08USNATO36 C:08USEUBRUSSELS44"},
    {"REF: 2007 BERN 12", "-:07BERN12"},
    {"REF: BERN 12 (2007)", "-:07BERN12"},
    {"REF: BERN 07 1234", "-:07BERN1234"},
    {"REF: A) 07BERN1234 B) 08BERN0012", "A:07BERN1234 B:08BERN12"},
    {"REF: 09CAIRO0561", "-:09CAIRO561"},
    {"REF: STATE 6074\nBERN 00000881  002 OF 003\nROME 12", "-:08STATE6074 -:08ROME12"},
    {"REF: A. STATE 6074, B. ROME 12, C. BERN 3 AND PREVIOUS",
     "A:08STATE6074 B:08ROME12 C:08BERN3"},
    {"REF: BERN 12, 13 AND 14", "-:08BERN12 -:08BERN13 -:08BERN14"},
    {"REFTEL STATE 6074", "-:08STATE6074"},
    {"REFS: STATE 6074 ; ROME 12", "-:08STATE6074 -:08ROME12"},
    {"REF: STATE 6074 (PRESIDENT'S VISIT)", "-:08STATE6074"},
    {"REF: A.STATE 6074 B.ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REF: a. state 6074 b. rome 12", "A:08STATE6074 B:08ROME12"},
    {"REF: Bern 881", "-:08BERN881"},
    {"REF: A. SARAJEVO 00123  B. 07 SARAJEVO 1234 C. 07 PORT AU PRINCE 99",
     "A:08SARAJEVO123 B:07SARAJEVO1234 C:07PORTAUPRINCE99"},
    {"REF: A) BERN 12; B) 07 ROME 3; C) J. ROE EMAIL DATED 1/2/08", "A:08BERN12 B:07ROME3 C:None"},
    {"REF: SECSTATE 06074 NOTAL", "-:08STATE6074"},
    {"REF: IIR 6 847 0123 08", "-:None"},
    {"REFERENCE: STATE 6074", "-:08STATE6074"},
    {"REFERENCES: A. STATE 6074", "A:08STATE6074"},
    {"REFS A. STATE 6074 B. ROME 12", "A:08STATE6074 B:08ROME12"},
    {"REF: '07 BERN 123", "-:07BERN123"},
    {"REF: BERN-0123", "-:08BERN123"},
    {"REF.: BERN 12", "-:08BERN12"},
    {"REF; BERN 12", "-:08BERN12"},
};

const Field subjects[] = {
    {"SUBJECT: A VISIT", "A VISIT"},
    {"SUBJ: A VISIT", "A VISIT"},
    {"UBJECT: A VISIT", "A VISIT"},
    {"SUBJECT A VISIT", "A VISIT"},
    {"SUBJECT:\nA VISIT", "A VISIT"},
    {"SUBJECT: A VISIT TO\nTHE COAST", "A VISIT TO THE COAST"},
    {"SUBJECT: MEETING WITH THE PRIMEREF: A. STATE 6074", "MEETING WITH THE PRIME"},
    {"SUBJECT: A VISIT TO CAIROClassified By: DCM Jane Roe, reasons 1.4 (b)", "A VISIT TO CAIRO"},
    {"SUBJECT: (C) A VISIT", "A VISIT"},
    {"SUBJECT: A VISIT TO\nBERN 00000881  002 OF 003\nTHE COAST", "A VISIT TO THE COAST"},
    {"SUBJECT: A VISIT TO REF: STATE 6074", "A VISIT TO"},
    {"SUBJECT; A VISIT", "A VISIT"},
    {"Subject: A Visit", "A Visit"},
    {"SUBJECT:\n\nA VISIT", "A VISIT"},
    {"SUJECT: A VISIT", "A VISIT"},
    {"SUBEJCT: A VISIT", "A VISIT"},
    {"SUBJET: A VISIT", "A VISIT"},
    {"SUBJECT : A VISIT", "A VISIT"},
    {"SUBJECT: A VISIT -- PART 2: THE COAST", "A VISIT -- PART 2: THE COAST"},
    {"SUBJECT: A VISIT (ICELAND)", "A VISIT (ICELAND)"},
    {"SUBJECT: A VISIT\nREF: STATE 6074", "A VISIT"},
    {"SUBJECT. A VISIT", "A VISIT"},
    {"SUBJECT: A VISIT \n \nREF: STATE 6074", "A VISIT"},
};

const Field date_time_groups[] = {
    {"O 291030Z JAN 08", "2008-01-29T10:30Z immediate"},
    {"P R 041820Z JAN 10", "2010-01-04T18:20Z priority"},
    {"1973: P 251346 Z JUN 7 3", "1973-06-25T13:46Z priority"},
    {"R 111533Z MAR 2009", "2009-03-11T15:33Z routine"},
    {"R 25 1346Z JUN 73", "1973-06-25T13:46Z routine"},
    {"R 2 51346Z JU N 73", "1973-06-25T13:46Z routine"},
    {"R 251346Z JUN73", "1973-06-25T13:46Z routine"},
    {"ZZ 251346Z JUN 73", "1973-06-25T13:46Z flash"},
    {"O P 291030Z JAN 08 ZDK", "2008-01-29T10:30Z immediate"},
    {"291030Z JAN 08", "2008-01-29T10:30Z None"},
    {"R 251346Z SEPT 73", "1973-09-25T13:46Z routine"},
    {"P 251346Z JULY 73", "1973-07-25T13:46Z priority"},
    {"P 311530Z DEC 99 ZFF4", "1999-12-31T15:30Z priority"},
    {"O 291030Z JAN 08 PSN 123456", "2008-01-29T10:30Z immediate"},
    {"P 291030Z JAN 08 STATE", "2008-01-29T10:30Z priority"},
    {"OO 291030Z JAN 08", "2008-01-29T10:30Z immediate"},
    {"O 29103OZ JAN 08", "2008-01-29T10:30Z immediate"},
    {"O O 291030Z JAN 08", "2008-01-29T10:30Z immediate"},
    {"O 291030Z  JAN  08", "2008-01-29T10:30Z immediate"},
};

const Field banners[] = {
    {"C O N F I D E N T I A L USNATO 000036", "08USNATO36 confidential - "},
    {"S E C R E T SECTION 01 OF 02 BERN 000881", "08BERN881 secret 1/2 "},
    {"S e c r e t nairobi 001938", "08NAIROBI1938 secret - "},
    {"UNCLAS SECTION 01 OF 06 TBILISI 002290", "08TBILISI2290 unclassified 1/6 "},
    {"UNCLAS BERN 000881 EFTO", "08BERN881 unclassified - efto"},
    {"UNCLAS EFTO BERN 000881", "08BERN881 unclassified - efto"},
    {"LIMITED OFFICIAL USE SECTION 1 OF 2 MEXICO 0679", "08MEXICO679 unclassified 1/2 "},
    {"CONFIDENTIAL ABIDJAN 4532", "08ABIDJAN4532 confidential - "},
    {"C O N F I D E N T I A L RIGA 000472 SIPDIS", "08RIGA472 confidential - sipdis"},
    {"S E C R E T SECTION 01 OF 02 BERN 000881 NOFORN SIPDIS",
     "08BERN881 secret 1/2 noforn,sipdis"},
    {"UNCLAS SENSITIVE BERN 000881", "08BERN881 unclassified - sensitive"},
    {"UNCLASSIFIED BERN 000881", "08BERN881 unclassified - "},
    {"C O N F I D E N T I A L SECTION 01 OF 03 PORT AU PRINCE 000881",
     "08PORTAUPRINCE881 confidential 1/3 "},
    {"C O N F I D E N T I A L STATE 06074", "08STATE6074 confidential - "},
    {"CONFIDENTIAL USNATO 36", "08USNATO36 confidential - "},
    {"C O N F I D E N T I A L  SECTION 01 OF 02 USUN NEW YORK 00036",
     "08USUNNEWYORK36 confidential 1/2 "},
    {"UNCLAS//FOUO BERN 000881", "08BERN881 unclassified - "},
    {"C O N F I D E N T I A L BERN 000881 \n\nNOFORN SIPDIS\nEXDIS",
     "08BERN881 confidential - noforn,sipdis,exdis"},
    {"C O N F I D E N T I A L BERN 000881\n\nSIPDIS\n\nSIPDIS\nWEBGRAM EXCLUDED ONLY",
     "08BERN881 confidential - sipdis,webgram,only"},
    {"C O N F I D E N T I A L BERN 000881\n\n- - C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE "
     "ADDED\n\nSIPDIS",
     "08BERN881 confidential - sipdis"},
    {"C O N F I D E N T I A L BERN 000881\n\nC O R R E C T E D COPY//SUBJECT LINE/////\n\nSIPDIS",
     "08BERN881 confidential - sipdis"},
    {"S E C R E T BERN 000881\n\nNODIS\n\nSTADIS", "08BERN881 secret - nodis,stadis"},
    {"C O N F I D E N T I A L BERN 000881\n\nSIPDIS\n\nFOR EUR/CE ONLY",
     "08BERN881 confidential - sipdis,only"},
    {"TOP SECRET BERN 000881", "08BERN881 top-secret - "},
    {"C O N F I D E N T I A L BERN 000881 C O R R E C T E D  C O P Y (SUBJECT LINE)",
     "08BERN881 confidential - "},
    {"C O N F I D E N T I A L BERN 000881 \n\nC O R R E C T E D COPY CAPTION\n\nSIPDIS",
     "08BERN881 confidential - sipdis"},
    {"CONFIDENTIAL//NOFORN BERN 000881", "08BERN881 confidential - "},
    {"S E C R E T//NOFORN SECTION 01 OF 02 BERN 000881", "08BERN881 secret 1/2 "},
    {"UNCLAS 000881", "None unclassified - "},
    {"C O N F I D E N T I A L SECTION 1 OF 2 BERN 881 EXDIS", "08BERN881 confidential 1/2 exdis"},
    {"C O N F I D E N T I A L LA PAZ 000881 SIPDIS NOFORN",
     "08LAPAZ881 confidential - sipdis,noforn"},
};

const Field addresses[] = {
    {"TO RUEHC/SECSTATE WASHDC IMMEDIATE 1597\nINFO RUEHZG/NATO EU COLLECTIVE "
     "PRIORITY\nRUEHBJ/AMEMBASSY BEIJING PRIORITY 0370",
     "RUEHC|SECSTATE WASHDC|immediate|1597 / RUEHZG|NATO EU "
     "COLLECTIVE|priority|None;RUEHBJ|AMEMBASSY BEIJING|priority|0370"},
    {"TO SECSTATE WASHDC 1234\nAMEMBASSY NEW DELHI PRIORITY",
     "None|SECSTATE WASHDC|None|1234;None|AMEMBASSY NEW DELHI|priority|None / "},
    {"TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 1597",
     "RUEHC|SECSTATE WASHDC|niact immediate|1597 / "},
    {"TO RUEHC/SECSTATE WASHDC PRIOITY 1597", "RUEHC|SECSTATE WASHDC|priority|1597 / "},
    {"TO RUEHC/SECSTATE WASHDC 1597\nXMT AMCONSUL PORTO", "RUEHC|SECSTATE WASHDC|None|1597 / "},
    {"TO PAGE 02  STATE 023763 071504Z\nRUEHBS/AMEMBASSY BRUSSELS 1234",
     "RUEHBS|AMEMBASSY BRUSSELS|None|1234 / "},
    {"TO ALL DIPLOMATIC AND CONSULAR POSTS\nINFO RUEAIIA/CIA WASHDC",
     "None|ALL DIPLOMATIC AND CONSULAR POSTS|None|None / RUEAIIA|CIA WASHDC|None|None"},
    {"TO RUEHC/SECSTATE WASHDC 1597\nRHMFISS/HQ USEUCOM VAIHINGEN GE//J2/J5//\nINFO "
     "RUCNDT/USMISSION USUN NEW YORK 0044\nRUEKJCS/JOINT STAFF WASHINGTON DC//J-5//",
     "RUEHC|SECSTATE WASHDC|None|1597;RHMFISS|HQ USEUCOM VAIHINGEN GE//J2/J5//|None|None / "
     "RUCNDT|USMISSION USUN NEW YORK|None|0044;RUEKJCS|JOINT STAFF WASHINGTON DC//J-5//|None|None"},
    {"TO RUEHC/SECSTATE WASHDC 1597\nINFO RUEHAK/AMEMBASSY ANKARA\n\nRUEHBS/AMEMBASSY BRUSSELS",
     "RUEHC|SECSTATE WASHDC|None|1597 / RUEHAK|AMEMBASSY ANKARA|None|None;RUEHBS|AMEMBASSY "
     "BRUSSELS|None|None"},
};

const Field signatures[] = {
    {"\nHORAN##\n", "HORAN"},
    {"\nMCNAMARA.\n", "MCNAMARA"},
    {"\nDE PREE\n", "DE PREE"},
    {"\nO'DONOHUE\n", "O'DONOHUE"},
    {"\nSTRAUSZ-HUPE\n", "STRAUSZ-HUPE"},
    {" END OF TEXT. BAKER\n", "BAKER"},
    {"\nKEEGANPAAL\n", "KEEGANPAAL"},
    {"\nROE\n\nCONFIDENTIAL\n\nNNNN\n", "ROE"},
    {"\n\nROE\n\n\nNOTE BY OC/T: RECEIVED GARBLED\n", "ROE"},
    {"\nROE\n\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2006\n",
     "ROE"},
    {"\nROE\n=======CABLE ENDS============\n", "ROE"},
    {"\n\nROE\nBT\n#0881\nNNNN\n", "ROE"},
    {"\n-ROE-\n", "ROE"},
    {"\nVAN DER ROE\n", "VAN DER ROE"},
    {"\nROE \n \n \n \n", "ROE"},
    {"\nROE#\n", "ROE"},
    {"\nROE\n\n\f\n", "ROE"},
    {"\nROE\nSIPDIS\n", "ROE"},
    {"\n\nCONFIDENTIAL\nROE\n", "ROE"},
    {"\nMINIMIZE CONSIDERED.\nROE\n", "ROE"},
    {"\n\nMINIMIZE CONSIDERED\n\nROE\n", "ROE"},
    {"\nROE\n\n2002ROME01748 - Classification: SECRET\n", "ROE"},
    {"\nROE\n\n> \n 2002ROME01748 - Classification: SECRET\n", "ROE"},
};

TEST(Fields, WhoClassifiedAndWhy) {
  for (const Officer& item : officers) {
    const Message message =
        only_message(wire + "TAGS: PREL \nSUBJECT: A VISIT \n\n" + item.text + body);
    std::string name = "-", section = "-", letters;
    if (message.classified_by && message.classified_by->name) name = *message.classified_by->name;
    if (message.reasons) section = or_dash(message.reasons->section);
    if (message.reasons) {
      for (const std::string& letter : message.reasons->letters) letters += letter;
    }
    EXPECT_EQ(name, item.name) << item.text;
    EXPECT_EQ(section, item.section) << item.text;
    EXPECT_EQ(or_dash(letters), item.letters) << item.text;
  }
}

TEST(Fields, Tags) {
  for (const Field& item : tags) {
    const Message message = only_message(wire + item.text + "\nSUBJECT: A VISIT \n" + body);
    std::string read;
    for (const Tag& tag : message.tags) {
      read += (read.empty() ? "" : " ") + tag.id + (tag.person ? "(" + *tag.person + ")" : "");
    }
    EXPECT_EQ(read, item.expected) << item.text;
    for (const Segment& segment : message.segments) {
      EXPECT_NE(segment.kind, SegmentKind::other) << item.text;
    }
  }
}

TEST(Fields, References) {
  for (const Field& item : references) {
    const Message message = only_message(wire + "TAGS: PREL\nSUBJECT: A VISIT \n" + item.text +
                                         "\n\nClassified By: DCM Jane Roe, reasons 1.4 (b)" + body);
    std::string read;
    for (const Reference& one : message.references) {
      read += (read.empty() ? "" : " ") + one.bullet.value_or("-") + ":" + one.id.value_or("None");
    }
    EXPECT_EQ(read, item.expected) << item.text;
  }
}

TEST(Fields, Subjects) {
  for (const Field& item : subjects) {
    const Message message = only_message(wire + "TAGS: PREL\n" + item.text + body);
    EXPECT_EQ(message.subject.value_or("-"), item.expected) << item.text;
  }
}

TEST(Fields, DateTimeGroups) {
  for (const Field& item : date_time_groups) {
    const Message message = only_message(item.text +
                                         "\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n"
                                         "CONFIDENTIAL BERN 000881\n\nSUBJECT: A VISIT" +
                                         body);
    EXPECT_EQ(message.date_time.value_or("None") + " " + message.precedence.value_or("None"),
              item.expected)
        << item.text;
  }
}

TEST(Fields, Banners) {
  for (const Field& item : banners) {
    const Message message =
        only_message("P 291030Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1234\n" + item.text +
                     "\n\nE.O. 12958: DECL: 01/28/2018\nTAGS: PREL\nSUBJECT: A VISIT" + body);
    std::string read = message.document_id.value_or("None");
    read += message.marking.level ? " " + std::string(name_of(*message.marking.level)) : " -";
    read += message.sections.empty() ? " - "
                                     : " " + std::to_string(message.sections.front().number) + "/" +
                                           std::to_string(message.sections.front().of) + " ";
    for (const std::string& caption : message.captions) {
      read += (read.back() == ' ' ? "" : ",") + caption;
    }
    EXPECT_EQ(read, item.expected) << item.text;
  }
}

std::string shown(const std::vector<Address>& list) {
  const auto or_none = [](const std::string& text) { return text.empty() ? "None" : text; };
  std::string out;
  for (const Address& one : list) {
    out += (out.empty() ? "" : ";") + or_none(one.route) + "|" + one.post + "|" +
           or_none(one.precedence) + "|" + or_none(one.serial);
  }
  return out;
}

TEST(Fields, Addresses) {
  for (const Field& item : addresses) {
    const Message message = only_message("P 291030Z JAN 08\nFM AMEMBASSY BERN\n" + item.text +
                                         "\nCONFIDENTIAL BERN 000881\n\nSUBJECT: A VISIT" + body);
    EXPECT_EQ(shown(message.to) + " / " + shown(message.info), item.expected) << item.text;
  }
}

TEST(Fields, Signatures) {
  for (const Field& item : signatures) {
    const Message message = only_message(wire +
                                         "TAGS: PREL\nSUBJECT: A VISIT\n\n1. (C) The text.\n\n"
                                         "2. (U) Mr. Doe has cleared this message." +
                                         item.text);
    EXPECT_EQ(message.signature.value_or("-"), item.expected) << item.text;
  }
}

}  // namespace
}  // namespace declass
