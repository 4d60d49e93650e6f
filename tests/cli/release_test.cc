#include <gtest/gtest.h>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

/// A policy over one list, in the folder.
void write_policy(const ScratchFolder& folder, const std::string& list,
                  const std::string& naming = "document-id") {
  folder.write("words.yaml",
               "policy: words\nversion: 1\ntitle: T\naudience: internal\n"
               "settings: {cut: 0.30, review: 0.05}\n"
               "output: {marker: foia, show_amount: none, markings: keep, file_name: " +
                   naming +
                   "}\nlists: {words: list.yaml}\nclauses:\n"
                   "  - {id: open, when: {status: [declassified, not-classified, not-yet, review, "
                   "refer, unknown]}, action: release, because: open}\n"
                   "  - {id: cut, when: {finding: term, listed_in: words}, action: redact, "
                   "exemption: \"(b)(6)\", because: privacy, harm: harm}\n");
  folder.write("list.yaml", "version: 1\nterms:\n" + list);
}

const std::string petrov = "  - {term: Ivan Petrov, kind: person}\n";

ProgramRun redact(const ScratchFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"redact", "-p", "./words.yaml"});
  return declass(arguments, folder.path());
}

std::string document(const std::string& text) {
  return "UNCLAS BERN 000881\n\n1. (U) " + text + "\n";
}

// C3: no path of a release, and nothing that is kept beside it, may name what was cut.
TEST(Release, C3NoPathShowsWhatWasCut) {
  const ScratchFolder folder;
  write_policy(folder, petrov, "source");
  folder.write("petrov_debrief.txt", document("PETROV came."));
  const std::pair<const char*, std::vector<std::string>> refused[] = {
      {"named after the source", {"petrov_debrief.txt", "-o", "out/"}},
      {"the file", {"petrov_debrief.txt", "-o", "ivan-petrov.txt"}},
      {"a folder of the path", {"petrov_debrief.txt", "-o", "petrov/out.txt"}},
      {"the log's folder", {"petrov_debrief.txt", "-o", "out.txt", "--log", "petrov-log"}},
      {"in base64", {"petrov_debrief.txt", "-o", "SXZhbiBQZXRyb3Y.txt"}},
  };
  for (const auto& [story, arguments] : refused) {
    const ProgramRun run = redact(folder, arguments);
    EXPECT_EQ(run.exit, 4) << story << run.err;
    EXPECT_NE(run.err.find("DA0405"), std::string::npos) << story << run.err;
    EXPECT_FALSE(fs::exists(folder / "out.txt")) << story;
    EXPECT_FALSE(fs::exists(folder / "out")) << story;
  }
  EXPECT_EQ(redact(folder, {"petrov_debrief.txt", "-o", "out.txt"}).exit, 0);
  for (const auto& [name, bytes] : files_below(folder / "declass-log")) {
    EXPECT_EQ(bytes.find("etrov"), std::string::npos) << name;
  }
}

// X4: a list entry that matches nothing may be a typing error; a dry run names it.
TEST(Release, X4AnEntryThatMatchedNothingIsNamed) {
  const ScratchFolder folder;
  write_policy(folder, "  - {term: Ivna Petorv, kind: person}\n");
  folder.write("in.txt", document("Nothing."));
  const ProgramRun run = redact(folder, {"in.txt", "-n"});
  EXPECT_NE((run.out + run.err).find("matched nothing"), std::string::npos) << run.out << run.err;
}

TEST(Release, EncodedFormsRefuseAndSayWhere) {
  const ScratchFolder folder;
  write_policy(folder, petrov);
  folder.write("in.txt", document("b64 SVZBTiBQRVRST1Y= and\nurl IVAN%20PETROV."));
  const ProgramRun run = redact(folder, {"in.txt", "-o", "out.txt"});
  EXPECT_EQ(run.exit, 4);
  EXPECT_NE(run.err.find("in.txt:3:12: error:"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("DA0408"), std::string::npos) << run.err;
  EXPECT_EQ(run.err.find("PETROV"), std::string::npos) << run.err;
  EXPECT_EQ(run.err.find("SVZ"), std::string::npos) << run.err;
  EXPECT_FALSE(fs::exists(folder / "out.txt"));
}

TEST(Release, SuspectsNeedAPerson) {
  const ScratchFolder folder;
  write_policy(folder, petrov);
  for (const char* text : {"Met PETROF.", "Met PE<b>TR</b>OV.", "Signed by I.P. alone.",
                           "A marker [(b)(6)] of old.", "A bell \x07."}) {
    folder.write("in.txt", document(text));
    const ProgramRun run = redact(folder, {"in.txt", "-n"});
    EXPECT_EQ(run.exit, 1) << text << run.out << run.err;
  }
}

TEST(Release, LinesWithACutCanBeFolded) {
  const ScratchFolder folder;
  write_policy(folder, petrov);
  folder.write("in.txt", document("IVAN PETROV came late to the meeting at the mill."));
  const ProgramRun run = redact(folder, {"in.txt", "-q", "--wrap", "30"});
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_NE(run.out.find("1. (U) [(b)(6)] came late to\nthe meeting at the mill.\n"),
            std::string::npos)
      << run.out;
  EXPECT_EQ(redact(folder, {"in.txt", "--wrap", "x"}).exit, 2);
}

TEST(Release, WithoutAnAuthorityNobodyApproved) {
  const ScratchFolder folder;
  write_policy(folder, petrov);
  folder.write("in.txt", document("Nothing."));
  EXPECT_NE(redact(folder, {"in.txt", "-q"}).out.find("No one has approved this release."),
            std::string::npos);
  const ProgramRun run = redact(folder, {"in.txt", "-q", "--authority", "Jane Roe, Archivist"});
  EXPECT_NE(run.out.find("Approved by Jane Roe, Archivist."), std::string::npos);
}

// Everything that a run leaves behind, for documents that differ only inside what is cut.
TEST(Release, NothingPublicDependsOnWhatWasCut) {
  const char* names[] = {"PETROV",        "Ivan Petrov",
                         "I. PETROV",     "P E T R O V",
                         "IVAN\nPETROV",  "PETROV, IVAN",
                         "PET-\nROV",     "Petrov",
                         "IVAN   PETROV", "\xE2\x80\xAEvorteP\xE2\x80\xAC",
                         "P\xC3\xA9trov", "PETR0V"};
  std::vector<std::string> seen;
  for (const char* name : names) {
    const ScratchFolder folder;
    write_policy(folder, petrov);
    folder.write("in.txt", document(std::string("Today ") + name + " came to the mill, and " +
                                    name + "'s wife."));
    const ProgramRun run = redact(folder, {"in.txt", "-o", "out/"});
    std::string all = std::to_string(run.exit) + run.out + run.err;
    for (const auto& [path, bytes] : files_below(folder / "out")) all += path + "\n" + bytes;
    seen.push_back(all);
  }
  for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_EQ(seen[i], seen[0]) << names[i];
}

}  // namespace
}  // namespace declass::testing
