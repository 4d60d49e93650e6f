#include <algorithm>
#include <utility>

#include "field_text.h"

// Who classified a cable, and why, in the forms in which typists and wires leave it.
// Every text is made up.

namespace declass {
namespace {

using testing::body;
using testing::only_message;
using testing::or_dash;
using testing::wire;

struct Officer {
  std::string text, name, section, letters;
};

const Officer officers[] = {
    {"Classified By: Deputy Chief of Mission Robert G. Elsom, reasons 1.4 (b  \nand d)",
     "Robert G. Elsom", "1.4", "bd"},
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
    {"Classified By: Charge d'Affaires a.i. Ivor L \nee for reasons 1.4 (b) and (d)", "Ivor Lee",
     "1.4", "bd"},
    {"Classified By: Ambassador Richa \nrd Penhallow, reasons 1.4 (b) and (d)", "Richard Penhallow",
     "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1.4 (b) a \nnd (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Ambassador Jane Roe for reasons 1. \n4 (b) and (d)", "Jane Roe", "1.4", "bd"},
    {"Classified By: Classified by Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"(U) Classified By: Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"(C) Classified By: (U) Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"Classified By: 1. Ambassador Jane Roe, reasons: 1.4 (b)", "Jane Roe", "1.4", "b"},
    {"CLASSIFIED BY: AMBASSAD0R JANE B0RDEN. REAS0N: 1.5 (B) AND (D)", "JANE BORDEN", "1.5", "bd"},
    {"CLASSIFIED BY: AMBASSADOR JANE BORDEN. REASON 1.5 (B,D).", "JANE BORDEN", "1.5", "bd"},
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
    {"Classified By: DepPolCouns Arne Bystrom for reasons 1.4 (b) and (d).", "Arne Bystrom", "1.4",
     "bd"},
    {"Classified By: ISN Acting A/S C.S. Ellington, Reason: 1.4 (b, d, h)", "C.S. Ellington", "1.4",
     "bdh"},
    {"Classified By: T - Harry Tamm, Reason: 1.4 (b) and (d)", "Harry Tamm", "1.4", "bd"},
    {"Classified By: Ambassador Olga Stein per E.O. 12958 sections 1.4 (b) and (d)", "Olga Stein",
     "1.4", "bd"},
    {"Classified By: DCM Olga Stein; reasons 1.4 (b) ad (d)", "Olga Stein", "1.4", "bd"},
    {"Classified By: DCM Olga Stein; reasons 1.4 subparas b and d", "Olga Stein", "1.4", "bd"},
    {"Classified By: DCM Olga Stein fro reasons 1.4 (b) and (d)", "Olga Stein", "1.4", "bd"},
    {"Classified By: AmbassadorOlga Stein for reasons 1.4 (b) and (d)", "Olga Stein", "1.4", "bd"},
    {"Classified By: DCMOlga Stein for reasons 1.4 (b) and (d)", "Olga Stein", "1.4", "bd"},
    {"Classified By: Political CounselorOlga Stein for reasons 1.4 (b) and (d)", "Olga Stein",
     "1.4", "bd"},
    {"Classified Bt: Ambassador Olga Stein for reasons 1.4 (b) and (d)", "Olga Stein", "1.4", "bd"},
    {"Classified By: Ambassador Jose-Luis de la Fuente, reasons 1.4 (b) and (d)",
     "Jose-Luis de la Fuente", "1.4", "bd"},
    {"Classified By: Ambassador J.B. McTavish for reasons 1.4 (b) and (d)", "J.B. McTavish", "1.4",
     "bd"},
    {"Classified By: Ambassador Robert (Bob) McTavish for reasons 1.4 (b) and (d)",
     "Robert (Bob) McTavish", "1.4", "bd"},
    {"Classified By: DCM Stephen Major for reasons 1.4 (b) and (d)", "Stephen Major", "1.4", "bd"},
    {"Classified By: Deputy Chief of Mission Charlotte E \n. Wainwright for reasons 1.4 (b) and "
     "(d).",
     "Charlotte E. Wainwright", "1.4", "bd"},
    {"Classified By: Ambassador Rupert L. Mc \nAllister for reasons 1.4 (b) and (d).",
     "Rupert L. McAllister", "1.4", "bd"},
    {"Classified By: Ambassador Rupert L. O' \nHanlon for reasons 1.4 (b) and (d).",
     "Rupert L. O'Hanlon", "1.4", "bd"},
    {"Classified By: Ambassador Rupert Hanlon- \nSmythe for reasons 1.4 (b) and (d).",
     "Rupert Hanlon-Smythe", "1.4", "bd"},
    {"Classified By: Derived from multiple sources", "-", "-", "-"},
    {"Classified By: Deputy Chief of Mission Charlotte E \n. Wainwright for reasons 1.4 (b) and "
     "(d).",
     "Charlotte E. Wainwright", "1.4", "bd"},
    {"Classified By: DCM TIMOTHY A. BRACE FOR REASONS 1.4(b) and (d)", "TIMOTHY A. BRACE", "1.4",
     "bd"},
    {"Classified By: Ambassador-designate Susan Ziadel for reasons 1.4 (d)", "Susan Ziadel", "1.4",
     "d"},
    {"Classified By: Special Envoy for Sudan Susan Ziadel for reasons 1.4 (d)", "Susan Ziadel",
     "1.4", "d"},
    {"Classified By: VCI Assistant Secretary Susan A. DeForrest, Reasons: 1.4 (b) and (d).",
     "Susan A. DeForrest", "1.4", "bd"},
    {"Classified By: Acting Deputy Chief of Mission Frederic Van Aal \nst for reasons 1.4 (b) and "
     "(d).",
     "Frederic Van Aalst", "1.4", "bd"},
    {"Classified By: Ambassador R.E. Timberlake. Reasons: E.O. 12958, as amended, 1.4 (b) and (d)",
     "R.E. Timberlake", "1.4", "bd"},
    {"Classified By: DepDir Ross Timberlake for reason 1.4 (b)", "Ross Timberlake", "1.4", "b"},
    {"Classified By: Political Minister Counselor Ross W. A. Timberlake, reasons 1.4 (b),(d).",
     "Ross W. A. Timberlake", "1.4", "bd"},
    {"Classified By: ChargÃ© Ross Timberlake, reasons 1.4 (b),(d).", "Ross Timberlake", "1.4",
     "bd"},
    {"Classified By: Acting Coordinator for Counterterrorism Craig Osterberg for reasons 1.4 (d)",
     "Craig Osterberg", "1.4", "d"},
    {"Classified By: INR - Craig Osterberg, Acting Assistant Secretary. Reason: 1.4 (b)",
     "Craig Osterberg", "1.4", "b"},
    {"Classified By: AmbassadorOsterberg for reasons 1.4 (b) and (d)", "Osterberg", "1.4", "bd"},
    {"Classified By: ambassador craig osterberg for reasons 1.4 (b) and (d)", "craig osterberg",
     "1.4", "bd"},
    {"Classified By: DCM Craig Osterberg for reasons1.4 (b) and (d)", "Craig Osterberg", "1.4",
     "bd"},
    {"Classified By: Senior Advisor to the Governor Beatrix Lindgren for reasons 1.4 (b)",
     "Beatrix Lindgren", "1.4", "b"},
    {"Classified By: Deputy Director for Strategy Beatrix Lindgren for reasons 1.4 (b)",
     "Beatrix Lindgren", "1.4", "b"},
    {"Classified By: Ambassador Anthony A. Holmgren. Reasons 1.4 (b/d)", "Anthony A. Holmgren",
     "1.4", "bd"},
    {"CLASSIFIED BY AMBASSADOR ANTHONY A HOLMGREN, REASONS 1.5(B/D)", "ANTHONY A HOLMGREN", "1.5",
     "bd"},
    {"Classified By: DCM Rose Head for reasons 1.4 (d)", "Rose Head", "1.4", "d"},
    {"Classified By: DCM Peter Public for reasons 1.4 (d)", "Peter Public", "1.4", "d"},
    {"Classified By: Econ Counselor Mark Consul for reasons 1.4 (d)", "Mark Consul", "1.4", "d"},
    {"Classified By: Ambassador Ben de Witt for reasons 1.4 (d)", "Ben de Witt", "1.4", "d"},
    {"Classified By: Ambassador Rosa del Valle y Cruz for reasons 1.4 (d)", "Rosa del Valle y Cruz",
     "1.4", "d"},
    {"Classified By: Rosa Valle/DCM, for reasons 1.4 (d)", "Rosa Valle", "1.4", "d"},
    {"Classified By: DCM/Rosa Valle, for reasons 1.4 (d)", "Rosa Valle", "1.4", "d"},
    {"Classified By: WHA Assistant Secretary Thomas A. Sheldon for reasons 1.4 (b) and (d)",
     "Thomas A. Sheldon", "1.4", "bd"},
    {"Classified By: Acting EAP Assistant Secretary Thomas A. Sheldon. Reasons: 1.4 (b) and (d)",
     "Thomas A. Sheldon", "1.4", "bd"},
    {"Classified By: Ambassador Thomas Sheld \non for reasons 1.4 (b) and (d)", "Thomas Sheldon",
     "1.4", "bd"},
};

TEST(ClassifiedBy, WhoClassifiedAndWhy) {
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

TEST(ClassifiedBy, TitlesAsTheyStand) {
  const std::pair<std::string, std::string> lines[] = {
      {"Deputy Chief of Missi \non Jane Roe, reasons 1.4 (b)", "Deputy Chief of Mission"},
      {"AmbassadorJane Roe for reasons 1.4 (b)", "Ambassador"},
      {"Jane Roe, Consul, AMCON Exton.\nREASON: 1.4 (b)", "Consul, AMCON Exton"},
      {"Jane Roe, DCM; John Doe, Pol Chief, reasons 1.4 (d)", "DCM"},
      {"AMBASSAD0R JANE R0E. REAS0N 1.4 (B)", "AMBASSADOR"},
      {"CHARGE D,AFFAIRES JANE ROE, REASON 1.4 (B)", "CHARGE D'AFFAIRES"},
      {"EUR - Jane Roe, reasons 1.4 (b)", "EUR"},
      {"Special Envoy for Chad Jane Roe, reasons 1.4 (b)", "Special Envoy for Chad"},
  };
  for (const auto& [line, title] : lines) {
    const Message message =
        only_message(wire + "SUBJECT: A VISIT \n\nClassified By: " + line + body);
    ASSERT_TRUE(message.classified_by) << line;
    EXPECT_EQ(message.classified_by->title.value_or("-"), title) << line;
  }
}

TEST(ClassifiedBy, ALineMayEndAnywhere) {
  const std::pair<std::string, std::string> lines[] = {
      {"Deputy Chief of Mission Charlotte E. Wainwright for reasons 1.4 (b) and (d).",
       "Charlotte E. Wainwright"},
      {"Charge d'Affaires Liam O'Hanlon, reasons 1.4 (b/d)", "Liam O'Hanlon"},
      {"Political Counselor Greta van Hoorn for reasons 1.4 (b) and (d)", "Greta van Hoorn"},
      {"Marcus J. Tull, Consul General, Exton. REASON: 1.4 (b), (d)", "Marcus J. Tull"},
  };
  for (const auto& [line, name] : lines) {
    for (std::size_t at = 1; at < line.size(); ++at) {
      std::string broken = line;
      broken.insert(at, " \n");
      const Message message =
          only_message(wire + "TAGS: PREL \nSUBJECT: A VISIT \n\nClassified By: " + broken + body);
      ASSERT_TRUE(message.classified_by && message.reasons) << broken;
      EXPECT_EQ(message.classified_by->name.value_or("-"), name) << broken;
      EXPECT_EQ(message.reasons->section, "1.4") << broken;
      EXPECT_EQ(message.reasons->letters, (std::vector<std::string>{"b", "d"})) << broken;
    }
  }
}

TEST(ClassifiedBy, APageMayEndWithin) {
  const Message message =
      only_message(wire +
                   "TAGS: PREL \nSUBJECT: A VISIT \n\nClassified By: Political Chief Jean-Marc \n"
                   "BERN 00000881  002 OF 003 \nDupont for reasons 1.4 (b) and (d)" +
                   body);
  ASSERT_TRUE(message.classified_by && message.reasons);
  EXPECT_EQ(message.classified_by->name.value_or("-"), "Jean-Marc Dupont");
  EXPECT_EQ(message.reasons->letters, (std::vector<std::string>{"b", "d"}));
}

TEST(ClassifiedBy, BelowAMemorandumALineOfNamesIsReadAndStaysText) {
  const std::pair<std::string, std::string> lines[] = {
      {"Jane Roe, Director of the Office of \nCoastal Affairs\nReason: 1.4 (b)",
       "Jane Roe|Director of the Office of Coastal Affairs"},
      {"Director Jane Q. \nRoe-Doe\nReason: 1.4 (b)", "Jane Q. Roe-Doe|Director"},
      {"Jane Roe, Director\nThe source left.\n", "Jane Roe|Director"},
      {"Jane Roe, Director.\nIvan Petrov\n", "Jane Roe|Director"},
  };
  for (const auto& [line, expected] : lines) {
    const Message message = only_message(
        "SECRET\n\nMEMORANDUM FOR THE RECORD\n\nSUBJECT: A visit\n\n(S) Text.\n\nClassified By: " +
        line);
    ASSERT_TRUE(message.classified_by) << line;
    EXPECT_EQ(message.classified_by->name.value_or("-") + "|" +
                  message.classified_by->title.value_or("-"),
              expected)
        << line;
    const auto held =
        std::count_if(message.segments.begin(), message.segments.end(), [](const Segment& segment) {
          return segment.kind == SegmentKind::other ||
                 (segment.kind == SegmentKind::paragraph && segment.part && *segment.part == 2);
        });
    EXPECT_EQ(held, 1) << line;
  }
}

TEST(ClassifiedBy, InTheFirstParagraph) {
  for (const char* text :
       {"1. (U) This cable is classified by DCM Jane Roe for reasons 1.5 (b) and (d).",
        "1. CLASSIFIED BY: DCM Jane Roe, REASON 1.5 (B) \nAND (D)."}) {
    const Message message = only_message(wire + "SUBJECT: A VISIT \n\n" + text + "\n\n2. (C) T.\n");
    ASSERT_TRUE(message.classified_by && message.reasons) << text;
    EXPECT_EQ(message.classified_by->name.value_or("-"), "Jane Roe") << text;
    EXPECT_EQ(message.reasons->section, "1.5") << text;
  }
}

}  // namespace
}  // namespace declass
