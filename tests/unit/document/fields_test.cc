#include "field_text.h"

// Fields of a cable's head in the forms in which typists, wires and readers of pages leave them.
// Every text is made up.

namespace declass {
namespace {

using testing::body;
using testing::only_message;
using testing::or_dash;
using testing::wire;

struct Field {
  std::string text, expected;
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
    {"TAGS = PREL, PGOV", "PREL PGOV"},
    {"TSAGS: PREL PGOV", "PREL PGOV"},
    {"TASGS: PREL PGOV", "PREL PGOV"},
    {"TAGS: PREL PGOV \\\nKDEM XX", "PREL PGOV KDEM XX"},
    {"SUBJECT: PREL, PGOV, KDEM", "PREL PGOV KDEM"},
    {"TAGGS: PGOV PHUM", "PGOV PHUM"},
    {"TAGA: PGOV PHUM", "PGOV PHUM"},
    {"TAG PREL PGOV", "PREL PGOV"},
};

// Read, while what may be text as well stays text of no known kind.
const Field doubtful_tags[] = {
    {"TAGS: PREL, PGOV, KD\nEM, XX", "PREL PGOV KDEM XX"},
    {"TAGS: PREL, PGOV, KDE \nM, XX", "PREL PGOV KDEM XX"},
    {"TAGS: OVIP [ROE, JANE], PREL", "OVIP(ROE, JANE) PREL"},
    {"TAGS: OVIP (ROE, JANE, PREL, PGOV", "OVIP(ROE, JANE) PREL PGOV"},
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
    {"SUBJECT: (U) (C) MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT: MINISTER ON PORT REFORM (C)", "MINISTER ON PORT REFORM"},
    {"SUBJETC: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJRCT: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBBJECT: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJCET: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"BJECT: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT- MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT, MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT: SUBJECT: MINISTER ON PORT REFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT: MINISTER ON PORT\nBERN 00000881  002 OF 003\n\nREFORM", "MINISTER ON PORT REFORM"},
    {"SUBJECT: E.O. 12958 REVIEW AT POST", "E.O. 12958 REVIEW AT POST"},
    {"SUBJECT: MINISTER ON PORT REFORM \\\n", "MINISTER ON PORT REFORM"},
    {"SUBJECT: MINISTER ON PORT REFORM\n--------\n", "MINISTER ON PORT REFORM"},
    {"SUBJECT (C): THE PORT", "THE PORT"},
    {"SUBJECT: THE BAY (U)", "THE BAY"},
    {"SUBJECT: THE BAY REFTEL: PAGO 1", "THE BAY"},
    {"SUBJECT: THE BAYREF(S): PAGO 1", "THE BAY"},
    {"SUBJECT: BUDGET (LOU)", "BUDGET"},
    {"SUBJECT: BUDGET \nREF A: PAGO 1", "BUDGET"},
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
    {"R151856Z JAN 73", "1973-01-15T18:56Z routine"},
    {"R 15l856Z JAN 73", "1973-01-15T18:56Z routine"},
    {"R 151856Z JAN 73 ZFF-4", "1973-01-15T18:56Z routine"},
    {"r 151856z jan 73", "1973-01-15T18:56Z routine"},
    {"15/1856Z JAN 08", "2008-01-15T18:56Z None"},
    {"R 011159Z AUG 03 ZDK CTG RUEHEK 1234", "2003-08-01T11:59Z routine"},
};

const Field banners[] = {
    {"C O N F I D E N T I A L USNATO 000412", "08USNATO412 confidential - "},
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
    {"CONFIDENTIAL USNATO 412", "08USNATO412 confidential - "},
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
    {"UNCLAS E F T O PAGO 000123", "08PAGO123 unclassified - efto"},
    {"C O N F I D E N T I A L SECTION 0l OF 02 PAGO 000123", "08PAGO123 confidential 1/2 "},
    {"C O N F I D E N T I A L PAGO 000123 SIPDIS STATE FOR EUR/CE",
     "08PAGO123 confidential - sipdis"},
    {"UNCLAS SBU MANAMA 000033", "08MANAMA33 unclassified - "},
    {"SECRET NODIS PAGO 0101", "08PAGO101 secret - nodis"},
    {"CONFIDENTIAL LIMDIS PAGO 0101", "08PAGO101 confidential - limdis"},
    {"C O N F I D E N T I A L SIPDIS PAGO 000101", "08PAGO101 confidential - sipdis"},
    {"UNCLAS E F T O TALLINN 0071", "08TALLINN71 unclassified - efto"},
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
    {"\nHALDEN##\n", "HALDEN"},
    {"\nMCARDLEY.\n", "MCARDLEY"},
    {"\nDE VREEL\n", "DE VREEL"},
    {"\nO'HANLEY\n", "O'HANLEY"},
    {"\nBRANDT-HALE\n", "BRANDT-HALE"},
    {" END OF TEXT. BAKER\n", "BAKER"},
    {"\nKEELINGPORT\n", "KEELINGPORT"},
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
    {"\nHolloway\n", "Holloway"},
    {"\nRoe\n", "Roe"},
    {"\n\nRoe\n", "Roe"},
    {"\nJANE ROE\n", "JANE ROE"},
    {"\n\nJANE ROE\n", "JANE ROE"},
    {"\nJane Roe\n", "Jane Roe"},
    {"\nMcALLISTER\n", "McALLISTER"},
    {"\nHORAN #\n", "HORAN"},
    {" END COMMENT. HORAN\n", "HORAN"},
    {" HORAN\n", "HORAN"},
    {"\nHORAN (ACTING)\n", "HORAN"},
    {"\nHORAN NNNN\n", "HORAN"},
    {"\n--HORAN\n", "HORAN"},
    {"\n(Visit our SIPRNET site at example)\n\nHORAN\n", "HORAN"},
    {"\n\nVisit Embassy Bern's Classified "
     "website:\nhttp://www.state.sgov.gov/p/eur/bern\n\nHORAN\n",
     "HORAN"},
    {"\nNG\n", "NG"},
    {"\n\nVisit Embassy Bern's Classified "
     "website:\nhttp://www.state.sgov.gov/p/eur/bern\n\nHORAN\n",
     "HORAN"},
    {"\n\n     Wainwright \n", "Wainwright"},
    {"\n\nWAINWRIGHT NNNN\n", "WAINWRIGHT"},
    {"\nO HARA\n", "O HARA"},
    {"\nMacLEOD\n", "MacLEOD"},
    {" (END COMMENT)\nWAINWRIGHT\n", "WAINWRIGHT"},
    {"\n------------------\nWAINWRIGHT\n", "WAINWRIGHT"},
    {"\nJ. WAINWRIGHT\n", "J. WAINWRIGHT"},
    {" END SUMMARY. WAINWRIGHT\n", "WAINWRIGHT"},
    {"\n\n\nOsterberg\n", "Osterberg"},
    {" OSTERBERG##\n", "OSTERBERG"},
    {"\nGP-3\nOSTERBERG\n", "OSTERBERG"},
    {"\nDECL ON: 12/01/2017\nOSTERBERG\n", "OSTERBERG"},
    {"\nHolmgren.\n", "Holmgren"},
    {"\nMc HALE\n", "Mc HALE"},
    {"\nLE MAIRE NNNN\n", "LE MAIRE"},
    {" End Comment. HOLMGREN\n", "HOLMGREN"},
    {" (END TEXT)\n\nHOLMGREN\n", "HOLMGREN"},
    {"\n\nEND CABLE TEXT\nHOLMGREN\n", "HOLMGREN"},
    {"\nCastell\n", "Castell"},
    {"\nJUDITH CASTELL\n", "JUDITH CASTELL"},
};

std::string tags_of(const Message& message) {
  std::string out;
  for (const Tag& tag : message.tags) {
    out += (out.empty() ? "" : " ") + tag.id + (tag.person ? "(" + *tag.person + ")" : "");
  }
  return out;
}

TEST(Fields, Tags) {
  for (const Field& item : tags) {
    const Message message = only_message(wire + item.text + "\nSUBJECT: A VISIT \n" + body);
    EXPECT_EQ(tags_of(message), item.expected) << item.text;
    for (const Segment& segment : message.segments) {
      EXPECT_NE(segment.kind, SegmentKind::other) << item.text;
    }
  }
  for (const Field& item : doubtful_tags) {
    const Message message = only_message(wire + item.text + "\nSUBJECT: A VISIT \n" + body);
    EXPECT_EQ(tags_of(message), item.expected) << item.text;
  }
}

TEST(Fields, TagsUnderTheLabelOfASubject) {
  const Message message = only_message(wire + "SUBJECT: PREL, PGOV, KDEM\nSUBJECT: A VISIT" + body);
  EXPECT_EQ(tags_of(message), "PREL PGOV KDEM");
  EXPECT_EQ(message.subject.value_or("-"), "A VISIT");
}

TEST(Fields, AnOrderAboveItsInstruction) {
  const Parsed parsed("UNCLAS BERN 000001\nE.O. 12958:\nDECL: 01/28/2018\nTAGS: PREL" + body);
  ASSERT_EQ(parsed.messages[0].instructions.size(), 1U);
  EXPECT_EQ(parsed.text(parsed.messages[0].instructions[0]), "01/28/2018");
}

TEST(Fields, ASignerWhoseLineMayBeTextIsNamedAndStaysText) {
  for (const char* name : {"Roe", "JANE ROE", "Jane Roe"}) {
    const Message message =
        only_message(wire + "SUBJECT: A VISIT\n\n1. (C) He went home.\n" + name + "\n");
    EXPECT_EQ(message.signature.value_or("-"), name);
    EXPECT_EQ(message.segments.back().kind, SegmentKind::paragraph) << name;
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
