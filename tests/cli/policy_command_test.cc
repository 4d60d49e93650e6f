#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/program.h"

namespace declass::testing {
namespace {

namespace fs = std::filesystem;

const std::string cable =
    "O 141455Z MAY 07\nFM AMEMBASSY VALLETTA\nTO SECSTATE WASHDC 2210\n\n"
    "C O N F I D E N T I A L VALLETTA 000112\n\nE.O. 12958: DECL: 05/13/2017\nTAGS: EWWT\n"
    "SUBJECT: (U) THE FERRY WAS LATE\n\n"
    "Classified By: Ambassador Helen R. Marwick, reasons 1.4 (b) and (d)\n\n"
    "1. (C) The harbour master, Mr. Carl Zelnik, said so.\n\n"
    "2. (X) The engine of the old boat failed.\n\n"
    "3. (S/FGI GBR) They said that it was old.\n";

const std::string head =
    "policy: mine\nversion: 1\naudience: internal\nclauses:\n"
    "  - {id: all, when: {status: [not-classified, declassified, not-yet, review, refer, "
    "unknown]}, "
    "action: release}\n";

ProgramRun policy(std::vector<std::string> arguments, const fs::path& folder) {
  arguments.insert(arguments.begin(), "policy");
  return declass(arguments, folder);
}

TEST(PolicyCheck, ShippedPoliciesHaveNothingToRemark) {
  const ScratchFolder folder;
  const ProgramRun run = policy({"check", "--strict"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  EXPECT_NE(run.out.find("without a remark"), std::string::npos);
}

TEST(PolicyCheck, SaysEverythingAtOnceAndEndsAsTheWorstOfIt) {
  const ScratchFolder folder;
  folder.write("mine.yaml", head);
  folder.write("bad.yaml", "policy: bad\nversion: 2\nclauses:\n  - {id: a, when: {statis: x}}\n");
  const ProgramRun warned = policy({"check", "./mine.yaml"}, folder.path());
  EXPECT_EQ(warned.exit, 0) << warned.out << warned.err;
  EXPECT_NE(warned.out.find("[DP0203]"), std::string::npos) << warned.out;
  EXPECT_EQ(policy({"check", "./mine.yaml", "--strict"}, folder.path()).exit, 1);
  const ProgramRun failed = policy({"check", "./mine.yaml", "./bad.yaml"}, folder.path());
  EXPECT_EQ(failed.exit, 2);
  for (const char* part : {"[DP0203]", "[DP0106]", "bad.yaml:4:20: error: unknown key `statis`",
                           "did you mean `status`?", "has no `action`"}) {
    EXPECT_NE(failed.out.find(part), std::string::npos) << part << "\n" << failed.out;
  }
  std::istringstream lines(policy({"check", "./bad.yaml", "--json"}, folder.path()).out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ(nlohmann::json::parse(line)["file"], "./bad.yaml");
  }
  EXPECT_GE(count, 3U);
}

TEST(PolicyTests, ShippedPoliciesAndRulesPass) {
  const ScratchFolder folder;
  const ProgramRun run = policy({"test"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  EXPECT_NE(run.out.find(" 0 fail, 0 error"), std::string::npos) << run.out;
}

TEST(PolicyTests, TheDecidingClauseIsPartOfTheExpectation) {
  const ScratchFolder folder;
  folder.write("mine.yaml", head +
                                "  - {id: also, when: {segment: heading}, action: withhold, "
                                "exemption: referral, because: b}\n");
  const auto test = [&](const std::string& expect) {
    folder.write(
        "mine.test.yaml",
        "version: 1\npolicy: mine\nas_of: 2026-11-24\ntests:\n  - name: one # two\n"
        "    document: |\n      SECRET\n\n      1. (S) The ferry was late.\n    expect:\n" +
            expect);
    return policy({"test", "./mine.yaml", "--format", "tap"}, folder.path());
  };
  const std::string good = "      - {portion: 1, action: release, clause: all}\n";
  const ProgramRun passed = test(good);
  EXPECT_EQ(passed.exit, 0) << passed.out << passed.err;
  EXPECT_EQ(passed.out, "TAP version 14\n1..1\nok 1 - mine: one\n");
  const std::pair<const char*, const char*> cases[] = {
      {"      - {portion: 1, action: release, clause: also}\n", "[DP0802]"},
      {"      - {portion: 1, action: withhold, clause: all}\n", "[DP0802]"},
      {"      - {portion: 1, action: release, clause: alll}\n", "did you mean `all`?"},
      {"      - {portion: 2, action: release, clause: all}\n", "no portion `2`"},
      {"      - {text: ferry, action: release, clause: all}\n", "has no expectation"},
      {"      - {portion: 1, action: release, clause: all}\n"
       "      - {text: boat, action: redact, clause: also}\n",
       "stands nowhere"}};
  for (const auto& [expect, said] : cases) {
    const ProgramRun run = test(expect);
    EXPECT_EQ(run.exit, 1) << expect << run.out << run.err;
    EXPECT_TRUE(run.out.starts_with("TAP version 14\n1..1\nnot ok 1 - mine: one")) << run.out;
    EXPECT_NE(run.out.find(said), std::string::npos) << said << "\n" << run.out;
  }
  EXPECT_EQ(test("      - {action: release, clause: all}\n").exit, 2);
  EXPECT_EQ(test("      - {portion: 1, action: release, clause: all, why: x}\n").exit, 2);
}

/// The first block of the page on policies that begins with this fence.
std::string block_of_page(const std::string& fence) {
  const std::string page = read_file(source_folder() / "docs" / "policy-format.md");
  const std::size_t begin = page.find("```" + fence + "\n") + fence.size() + 4;
  return page.substr(begin, page.find("\n```", begin) + 1 - begin);
}

TEST(PolicyTests, TheExampleOfTheDocumentationPasses) {
  const ScratchFolder folder;
  folder.write("example.yaml", block_of_page("yaml"));
  folder.write("example.test.yaml", block_of_page("yaml test"));
  const ProgramRun run = policy({"test", "./example.yaml"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
}

TEST(PolicyDiff, ShowsWhatIsNewlyReleasedFirst) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  const ProgramRun run =
      policy({"diff", "strict", "public", "in.txt", "--as-of", "2026-11-24"}, folder.path());
  EXPECT_EQ(run.exit, 1) << run.err;
  EXPECT_TRUE(run.out.starts_with("newly released")) << run.out;
  EXPECT_EQ(run.out.find("Zelnik"), std::string::npos);
  const ProgramRun back =
      policy({"diff", "public", "strict", "in.txt", "--as-of", "2026-11-24"}, folder.path());
  EXPECT_TRUE(back.out.starts_with("newly withheld")) << back.out;
  EXPECT_EQ(policy({"diff", "public", "public", "in.txt"}, folder.path()).exit, 0);
  const ProgramRun days = policy({"diff", "public", "in.txt", "--as-of", "2016-12-31", "--against",
                                  "2026-11-24", "--json", "--show-text"},
                                 folder.path());
  EXPECT_EQ(days.exit, 1) << days.err;
  const auto first = nlohmann::json::parse(days.out.substr(0, days.out.find('\n')));
  EXPECT_EQ(first["kind"], "newly-released");
  EXPECT_EQ(first["segment"], "1");
  EXPECT_EQ(policy({"diff", "public", "in.txt"}, folder.path()).exit, 2);
  EXPECT_EQ(policy({"diff", "public", "nosuch", "in.txt"}, folder.path()).exit, 2);
}

TEST(Explain, GivesFactsClausesAndWinnerWithTheirPlaces) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  const std::vector<std::string> what = {"explain", "in.txt:13:32", "--as-of", "2026-11-24"};
  const ProgramRun run = declass(what, folder.path());
  EXPECT_EQ(run.exit, 0) << run.err;
  for (const char* part : {"redact by protect-private-persons ((b)(6)), stricter than release by "
                           "release-what-is-not-classified",
                           "row 2 of the declassification table", "rules/declassify/table.yaml:",
                           "policies/public.yaml:", "silent: status is declassified, it asks for",
                           "courtesy-before", "rules/detect/cues.yaml:"}) {
    EXPECT_NE(run.out.find(part), std::string::npos) << part << "\n" << run.out;
  }
  EXPECT_EQ(run.out.find("Zelnik"), std::string::npos);
  auto shown = what;
  shown.emplace_back("--show-text");
  EXPECT_NE(declass(shown, folder.path()).out.find("Zelnik"), std::string::npos);
  shown = {"explain", "in.txt:13", "--json"};
  std::istringstream lines(declass(shown, folder.path()).out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_TRUE(nlohmann::json::parse(line).is_object());
  }
  EXPECT_GE(count, 3U) << "the line holds text before and after a name";
  for (const char* bad : {"in.txt", "in.txt:0", "in.txt:999", "in.txt:13:999"}) {
    EXPECT_EQ(declass({"explain", bad}, folder.path()).exit, 2) << bad;
  }
}

std::set<std::string> codes_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
    out.insert((*at)[1]);
  }
  return out;
}

TEST(Help, ExplainsEveryCodeThatSourcesAndRulesKnowAndNoOther) {
  std::set<std::string> known;
  const std::pair<const char*, const char*> places[] = {{"src", R"re("(D[MCDIPA][0-9]{4})")re"},
                                                        {"rules", R"re(\b(D[MCIPA][0-9]{4})\b)re"}};
  for (const auto& [folder, pattern] : places) {
    for (const auto& entry : fs::recursive_directory_iterator(source_folder() / folder)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".txt") continue;
      known.merge(codes_in(read_file(entry.path()), std::regex(pattern)));
    }
  }
  const std::string page = read_file(source_folder() / "docs" / "diagnostics.md");
  EXPECT_EQ(known, codes_in(page, std::regex("### (D[A-Z][0-9]{4}): [^\n]+\n\n[^#\n]")));
  const ScratchFolder folder;
  const ProgramRun run = declass({"help", "dp0103"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with("DP0103: unknown exemption code\n")) << run.out;
  EXPECT_EQ(run.out.find("###"), std::string::npos);
  const ProgramRun none = declass({"help", "DP9999"}, folder.path());
  EXPECT_EQ(none.exit, 2);
  EXPECT_NE(declass({"help", "redact"}, folder.path()).out.find("--dry-run"), std::string::npos);
}

// The attacks of a hostile author. Each is refused with its place, in a second and a gigabyte.
// A sanitizer's own memory has no limit: there only the refusals are held.
#ifdef __SANITIZE_ADDRESS__
const std::string limits;
#else
const std::string limits = "ulimit -v 1048576; ulimit -t 1; ";
#endif

TEST(HostilePolicy, IsRefusedWithPlaceAndReasonWithinASecondAndAGigabyte) {
  std::string many = "policy: p\nversion: 1\nclauses:\n";
  for (int i = 0; i <= 10'000; ++i) many += "  - {id: c" + std::to_string(i) + "}\n";
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i <= 7; ++i) {
    const std::string n = std::to_string(i), before = "*a" + std::to_string(i - 1);
    bomb += "a" + n + ": &a" + n + " [" + before + ", " + before + "]\n";
  }
  const std::string clause = "clauses:\n  - {id: a, when: {status: not-yet}, action: withhold, ";
  const std::pair<std::string, const char*> cases[] = {
      {",", "p.yaml:1:1"},
      {bomb, "[DP0002]"},
      {std::string(1'000'000, '['), "[DP0004]"},
      {std::string(1'000'000, '{'), "[DP0004]"},
      {std::string(2'000'000, 'a'), "[DP0004]"},
      {many, "[DP0004]"},
      {"policy: p\npolicy: p\n", "p.yaml:2:1"},
      {"policy: p\nversion: 1\ntitle: \"open\nclauses:\n  - {id: \"a\"}\n", "p.yaml:3:8"},
      {"policy: p\nversion: 1\n---\nclauses: []\n", "[DP0005]"},
      {"policy: p\n\tversion: 1\n", "[DP0008]"},
      {"\xEF\xBB\xBFpolicy: p\n", "[DP0008]"},
      {"policy: p\xFF\n", "[DP0008]"},
      {"policy: !!python/object p\n", "[DP0002]"},
      {"policy: p\nversion: 1.0\n" + clause + "exemption: no, because: on}\n", "[DP0103]"},
      {"policy: p\nversion: 1\n" + clause + "exemption: 1.4, because: on}\n", "[DP0103]"},
      {"policy: p\nversion: 01\n" + clause + "exemption: classified, because: b}\n", "[DP0106]"},
  };
  for (const auto& [bytes, said] : cases) {
    const ScratchFolder folder;
    folder.write("p.yaml", bytes);
    const ProgramRun run = shell(limits + "timeout 20 declass policy check p.yaml", folder.path());
    EXPECT_EQ(run.exit, 2) << bytes.substr(0, 60) << "\n" << run.out << run.err;
    EXPECT_NE(run.out.find(said), std::string::npos) << said << "\n"
                                                     << bytes.substr(0, 60) << "\n"
                                                     << run.out.substr(0, 500) << run.err;
  }
}

TEST(Settings, ComeFromTheNearestFileUpwardBelowFlagsAndEnvironment) {
  const ScratchFolder folder;
  folder.write("mine.yaml", head);
  folder.write(".declass.yaml",
               "version: 1\npolicy: mine.yaml\nlog: logs\nauthority: R. Ewer, Director\n");
  folder.write("a/b/in.txt", cable);
  const auto policy_of = [&](const std::vector<std::string>& more,
                             const std::map<std::string, std::string>& environment) {
    std::vector<std::string> arguments = {"redact", "in.txt", "-n", "-q", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun run = declass(arguments, folder / "a/b", "", environment);
    EXPECT_LE(run.exit, 1) << run.err;
    return nlohmann::json::parse(run.out)["policy"].get<std::string>();
  };
  EXPECT_EQ(policy_of({}, {}), "mine");
  EXPECT_EQ(policy_of({}, {{"DECLASS_POLICY", "strict"}}), "strict");
  EXPECT_EQ(policy_of({"-p", "public"}, {{"DECLASS_POLICY", "strict"}}), "public");
  const ProgramRun run = declass({"redact", "in.txt", "-q"}, folder / "a/b");
  EXPECT_NE(run.out.find("Approved by R. Ewer, Director."), std::string::npos) << run.out;
  EXPECT_TRUE(fs::exists(folder / "logs/checkpoint"));
}

// A policy that fails to load is never replaced by another.
TEST(Settings, ThatCannotBeReadStopTheRun) {
  for (const char* bytes :
       {"version: 1\npolicyy: public\n", "version: 2\n", "version: 1\npolicy: gone.yaml\n",
        "version: 1\npolicy: nosuch\n", "[", ""}) {
    const ScratchFolder folder;
    folder.write(".declass.yaml", bytes);
    folder.write("in.txt", cable);
    const ProgramRun run = declass({"redact", "in.txt", "-o", "out.txt"}, folder.path());
    EXPECT_EQ(run.exit, 2) << bytes << run.out << run.err;
    EXPECT_FALSE(fs::exists(folder / "out.txt")) << bytes;
  }
}

/// The review file of a dry run with every entry answered so.
std::string answered(const ScratchFolder& folder, const std::string& word) {
  const ProgramRun run =
      declass({"redact", "in.txt", "-n", "-q", "--review-out", "review.yaml", "-f"}, folder.path());
  EXPECT_EQ(run.exit, 1) << run.out << run.err;
  std::string text = read_file(folder / "review.yaml");
  text = std::regex_replace(text, std::regex("decision:\n"), "decision: " + word + "\n");
  text = std::regex_replace(text, std::regex("by:\n"), "by: R. Ewer\n");
  return std::regex_replace(text, std::regex("because:\n"), "because: it was asked\n");
}

TEST(Review, APersonsWordIsAppliedAndRecorded) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  folder.write("done.yaml", answered(folder, "release"));
  EXPECT_EQ(fs::status(folder / "review.yaml").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  const ProgramRun run =
      declass({"redact", "in.txt", "-o", "out.txt", "--review", "done.yaml"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.out << run.err;
  const std::string released = read_file(folder / "out.txt");
  EXPECT_NE(released.find("The engine of the old boat failed."), std::string::npos) << released;
  EXPECT_NE(released.find("They said that it was old."), std::string::npos) << released;
  EXPECT_EQ(released.find("Zelnik"), std::string::npos) << "what a clause cuts stays cut";
  EXPECT_NE(released.find("Declassified on review as of 2026-11-24"), std::string::npos);
  const ProgramRun show = declass({"audit", "show", "declass-log"}, folder.path());
  EXPECT_NE(show.out.find("R. Ewer decided release of status-unknown"), std::string::npos)
      << show.out;
  EXPECT_EQ(declass({"audit", "verify", "declass-log"}, folder.path()).exit, 0);
}

TEST(Review, ADecisionToRedactConfirmsTheCut) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  const std::string before = declass({"redact", "in.txt", "-q"}, folder.path()).out;
  folder.write("done.yaml", answered(folder, "redact"));
  const ProgramRun run =
      declass({"redact", "in.txt", "-q", "--review", "done.yaml"}, folder.path());
  EXPECT_EQ(run.exit, 0) << run.err;
  EXPECT_EQ(run.out, before);
}

// With `cut: 1.0` a name is never more than possible: a person decides on each.
TEST(Review, APossibleNameIsCutOrLetThroughAsAPersonSays) {
  const ScratchFolder folder;
  folder.write("in.txt",
               "UNCLAS BERN 000881\n\nTAGS: PREL\nSUBJECT: FERRIES\n\n"
               "1. (U) The ferry was late, Ivor Quimbalo told us.\n");
  std::string policy = read_file(source_folder() / "policies" / "public.yaml");
  policy = std::regex_replace(policy, std::regex("policy: public"), "policy: careful");
  policy = std::regex_replace(policy, std::regex("cut: 0.30"), "cut: 1.0");
  folder.write("careful.yaml", policy);
  const std::vector<std::string> dry = {"redact", "in.txt", "-p",           "./careful.yaml", "-n",
                                        "-q",     "-f",     "--review-out", "review.yaml"};
  ASSERT_EQ(declass(dry, folder.path()).exit, 1);
  const std::string asked = read_file(folder / "review.yaml");
  EXPECT_NE(asked.find("kind: possible-person"), std::string::npos) << asked;
  for (const auto& [word, stays] : {std::pair("redact", false), std::pair("release", true)}) {
    std::string text = asked;
    text = std::regex_replace(text, std::regex("decision:\n"),
                              std::string("decision: ") + word + "\n");
    text = std::regex_replace(text, std::regex("by:\n"), "by: R. Ewer\n");
    text = std::regex_replace(text, std::regex("because:\n"), "because: it was asked\n");
    folder.write("done.yaml", text);
    const ProgramRun run = declass(
        {"redact", "in.txt", "-p", "./careful.yaml", "-q", "--review", "done.yaml"}, folder.path());
    EXPECT_EQ(run.exit, 0) << word << run.out << run.err;
    EXPECT_EQ(run.out.find("Quimbalo") != std::string::npos, stays) << word << run.out;
  }
}

TEST(Review, WhatNoLongerFitsStopsTheRun) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  const std::string good = answered(folder, "release");
  const auto replaced = [&](const char* what, const char* with) {
    return std::regex_replace(good, std::regex(what), with,
                              std::regex_constants::format_first_only);
  };
  const std::pair<std::string, const char*> cases[] = {
      {replaced("kind: status-unknown", "kind: referral"), "[DP0702]"},
      {replaced("begin: [0-9]+", "begin: 1"), "[DP0702]"},
      {replaced("end: [0-9]+", "end: 999999"), "[DP0702]"},
      {replaced("digest: \"..", "digest: \"xx"), "[DP0701]"},
      {replaced("by: R. Ewer", "by:"), "[DP0703]"},
      {replaced("because: it was asked", "because:"), "[DP0703]"},
      {replaced("decision: release", "decision: releas"), "did you mean `release`?"},
      {replaced("it was asked", "Zelnik is known"), "[DP0705]"},
      {replaced("version: 1", "version: 2"), "[DP0106]"}};
  for (const auto& [text, said] : cases) {
    folder.write("changed.yaml", text);
    const ProgramRun run =
        declass({"redact", "in.txt", "-o", "out.txt", "--review", "changed.yaml"}, folder.path());
    EXPECT_EQ(run.exit, 2) << said << run.out << run.err;
    EXPECT_NE(run.err.find(said), std::string::npos) << said << "\n" << run.err;
    EXPECT_FALSE(fs::exists(folder / "out.txt"));
    EXPECT_FALSE(fs::exists(folder / "declass-log"));
  }
  folder.write("good.yaml", good);
  folder.write("in.txt", cable + "\n");
  EXPECT_EQ(declass({"redact", "in.txt", "--review", "good.yaml"}, folder.path()).exit, 2);
  EXPECT_EQ(declass({"redact", "in.txt", "--review-out", "x.yaml"}, folder.path()).exit, 2)
      << "only a dry run leaves one";
}

TEST(DryRun, ShowsTextOnlyWhereAskedAndLessWhereItMayBeShared) {
  const ScratchFolder folder;
  folder.write("in.txt", cable);
  const auto run = [&](const char* flag) {
    const ProgramRun plain = declass({"redact", "in.txt", "-n", "-q", flag}, folder.path());
    return plain.out + declass({"redact", "in.txt", "-n", "-q", "--json", flag}, folder.path()).out;
  };
  EXPECT_EQ(run("-f").find("Zelnik"), std::string::npos);
  EXPECT_NE(run("-f").find("in.txt"), std::string::npos);
  EXPECT_NE(run("--show-text").find("Zelnik"), std::string::npos);
  const std::string less = run("--no-text");
  EXPECT_EQ(less.find("Zelnik"), std::string::npos);
  EXPECT_EQ(less.find("in.txt"), std::string::npos) << less;
  EXPECT_EQ(declass({"redact", "in.txt", "-n", "--no-text", "--show-text"}, folder.path()).exit, 2);
}

TEST(DryRun, SaysWhichClausesAndEntriesTouchedNothing) {
  const ScratchFolder folder;
  folder.write("mine.yaml", "policy: mine\nversion: 1\nlists: {some: some.txt}\n" +
                                head.substr(head.find("audience")) +
                                "  - {id: words, when: {finding: term, listed_in: some}, action: "
                                "redact, exemption: \"(b)(6)\", because: b, harm: h}\n"
                                "  - {id: never, when: {finding: iban}, action: redact, exemption: "
                                "\"(b)(6)\", because: b, harm: h}\n");
  folder.write("some.txt", "Zelnik\nnothing at all\n");
  folder.write("in.txt", cable);
  const ProgramRun run =
      declass({"redact", "in.txt", "-n", "-q", "-p", "./mine.yaml"}, folder.path());
  EXPECT_NE(run.out.find("clauses that touched nothing: never\n"), std::string::npos)
      << run.out << run.err;
  EXPECT_NE(run.out.find("  ./some.txt:2:1\n"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("some.txt:1:1"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("nothing at all"), std::string::npos) << "the place, never the entry";
}

}  // namespace
}  // namespace declass::testing
