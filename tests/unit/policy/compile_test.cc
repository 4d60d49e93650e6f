#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

#include "unit/policy/policy_for_tests.h"

namespace declass {
namespace {

namespace fs = std::filesystem;

const fs::path& golden_folder() {
  static const fs::path folder = fs::path(DECLASS_SOURCE_DIR) / "tests" / "golden" / "policy";
  return folder;
}

SourceText source_of(const fs::path& path) {
  return SourceText(path.filename().string(), bytes_of(path));
}

Result<Policy> compile_file(const fs::path& path) {
  return Policy::compile(source_of(path), shipped_policy_rules(),
                         [&](const std::string& list) -> Result<SourceText> {
                           const fs::path file = path.parent_path() / list;
                           if (fs::is_regular_file(file)) return SourceText(list, bytes_of(file));
                           Diagnostic none;
                           none.message = "there is no such file";
                           return failure(none);
                         });
}

std::vector<fs::path> golden_policies() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(golden_folder())) {
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// With DECLASS_UPDATE_GOLDEN set the expectations are written anew, to be read as a change.
TEST(PolicyGolden, EveryFaultIsShownAsItsFileExpects) {
  ASSERT_GT(golden_policies().size(), 20U);
  for (const fs::path& path : golden_policies()) {
    const auto policy = compile_file(path);
    const Diagnostics problems = policy ? policy->warnings(source_of(path)) : policy.error();
    const std::string shown = problems.empty() ? "no problem\n" : render(problems);
    fs::path expected = path;
    expected.replace_extension(".txt");
    if (std::getenv("DECLASS_UPDATE_GOLDEN") != nullptr) std::ofstream(expected) << shown;
    EXPECT_EQ(shown, bytes_of(expected)) << path;
  }
}

std::set<std::string> codes_in(const std::string& text) {
  static const std::regex code("DP0[0-9]{3}");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) {
    out.insert(at->str());
  }
  return out;
}

TEST(PolicyGolden, EveryCodeOfTheSourcesIsShownInOne) {
  std::set<std::string> emitted, shown;
  for (const char* module : {"yaml", "policy"}) {
    for (const auto& entry :
         fs::directory_iterator(fs::path(DECLASS_SOURCE_DIR) / "src" / module)) {
      if (entry.path().extension() == ".cc") emitted.merge(codes_in(bytes_of(entry.path())));
    }
  }
  for (fs::path path : golden_policies()) {
    shown.merge(codes_in(bytes_of(path.replace_extension(".txt"))));
  }
  EXPECT_EQ(emitted, shown);
}

/// The caret's column and width, and the line above it, of a rendered diagnostic.
struct Caret {
  std::string line, marked, quoted, message;
};

std::vector<Caret> carets_in(const std::string& shown) {
  std::vector<Caret> out;
  std::istringstream lines(shown);
  std::string message, source;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t caret = line.find('^');
    if (line.size() > 8 && line.substr(6, 2) == "| " && line[4] != ' ') {
      source = line.substr(8);
    } else if (caret != std::string::npos && line.find_first_not_of(" |^~") == std::string::npos) {
      const std::size_t open = message.find('`'), close = message.find('`', open + 1);
      out.push_back(
          {source, caret - 8 < source.size() ? source.substr(caret - 8, line.size() - caret) : "",
           close == std::string::npos ? "" : message.substr(open + 1, close - open - 1), message});
    } else {
      message = line;
    }
  }
  return out;
}

/// Whether a message quotes the word that is at fault, not the key that it stands under.
bool quotes_the_fault(const std::string& message) {
  for (const char* words : {"error: unknown ", " stands twice", "no clause uses", " is no "}) {
    if (message.find(words) != std::string::npos) return true;
  }
  return false;
}

TEST(PolicyGolden, TheCaretStandsUnderTheWordThatIsAtFault) {
  std::size_t count = 0;
  for (fs::path path : golden_policies()) {
    for (const Caret& caret : carets_in(bytes_of(path.replace_extension(".txt")))) {
      if (caret.quoted.empty() || !quotes_the_fault(caret.message)) continue;
      if (caret.line.find(caret.quoted) == std::string::npos) continue;
      ++count;
      EXPECT_NE(caret.marked.find(caret.quoted), std::string::npos) << path << "\n"
                                                                    << caret.line << "\n"
                                                                    << caret.marked << "\n"
                                                                    << caret.quoted;
    }
  }
  EXPECT_GT(count, 20U);
}

/// The page's table of values, as the rules have them.
std::string fact_table() {
  std::string out = "| key | values |\n|---|---|\n";
  for (const FactKey key : fact_keys()) {
    std::string words;
    for (const std::string& word : fact_words(key, shipped_policy_rules())) {
      words += (words.empty() ? "`" : " `") + word + "`";
    }
    if (key == FactKey::owner) words = "`us` `nato` `joint` `foreign`, or the code of a country";
    if (key == FactKey::releasable_to) words = "the code of a country or a group";
    if (key == FactKey::reason) words = "one small letter";
    if (key == FactKey::age_years_at_least) words = "a whole number from 0 to 1000";
    if (key == FactKey::min_score) words = "a number from 0 to 1";
    if (key == FactKey::listed_in) words = "the names under `lists:`";
    out += "| `" + std::string(name_of(key)) + "` | " + words + " |\n";
  }
  return out;
}

TEST(PolicyFormat, ThePageHasTheValuesThatTheRulesHave) {
  const fs::path path = fs::path(DECLASS_SOURCE_DIR) / "docs" / "policy-format.md";
  std::string page = bytes_of(path);
  const std::size_t begin = page.find('\n', page.find("<!-- facts:")) + 1;
  const std::size_t end = page.find("<!-- end of facts -->");
  if (std::getenv("DECLASS_UPDATE_GOLDEN") != nullptr) {
    page.replace(begin, end - begin, fact_table());
    std::ofstream(path) << page;
    return;
  }
  EXPECT_EQ(page.substr(begin, end - begin), fact_table());
}

/// The blocks of the page that begin with a fence and these words.
std::vector<std::string> blocks_of_page(const std::string& fence) {
  const std::string page = bytes_of(fs::path(DECLASS_SOURCE_DIR) / "docs" / "policy-format.md");
  std::vector<std::string> out;
  const std::string opening = "```" + fence + "\n";
  for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at)) {
    at += opening.size();
    out.push_back(page.substr(at, page.find("\n```", at) + 1 - at));
  }
  return out;
}

TEST(PolicyFormat, TheExamplesOfThePageLoad) {
  const std::vector<std::string> blocks = blocks_of_page("yaml");
  ASSERT_EQ(blocks.size(), 2U) << "a policy and a list";
  const auto policy = policy_from(blocks[0]);
  ASSERT_TRUE(policy) << render(policy.error());
  EXPECT_TRUE(policy->warnings(SourceText("example.yaml", blocks[0])).empty())
      << render(policy->warnings(SourceText("example.yaml", blocks[0])));
  const auto listed = policy_from(
      "policy: p\nversion: 1\nlists: {some: some.yaml}\nclauses:\n  - {id: a, when: {listed_in: "
      "some}, "
      "action: redact, exemption: \"(b)(6)\", because: b}\n",
      {{"some.yaml", blocks[1]}});
  EXPECT_TRUE(listed) << render(listed.error());
}

TEST(Policy, ThoseThatAreShippedLoad) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(DECLASS_SOURCE_DIR) / "policies")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".yaml") || name.ends_with(".test.yaml")) continue;
    const auto policy = compile_file(entry.path());
    EXPECT_TRUE(policy) << render(policy.error());
    ++count;
  }
  EXPECT_GT(count, 0U);
}

TEST(Policy, TheDocumentedPolicyReadsAsItSays) {
  const auto policy = compile_file(golden_folder() / "public.yaml");
  ASSERT_TRUE(policy) << render(policy.error());
  EXPECT_EQ(policy->name(), "public");
  EXPECT_EQ(policy->title(), "Release to the public under FOIA");
  EXPECT_TRUE(policy->is_public());
  EXPECT_EQ(policy->settings().calculated_dates, CalculatedDates::review);
  EXPECT_FALSE(policy->settings().trust_stamps);
  EXPECT_EQ(policy->settings().cut, 0.30);
  EXPECT_EQ(policy->settings().review, 0.05);
  EXPECT_EQ(policy->output().marker, "foia");
  EXPECT_EQ(policy->output().show_amount, Amount::lines);
  EXPECT_EQ(policy->output().markings, MarkStyle::strike);
  EXPECT_EQ(policy->output().file_name, FileNaming::document_id);
  ASSERT_EQ(policy->clauses().size(), 6U);
  EXPECT_FALSE(policy->clauses()[2].about_findings);
  EXPECT_TRUE(policy->clauses()[4].about_findings);
  EXPECT_FALSE(policy->clauses()[4].about_segments);
  EXPECT_EQ(policy->clauses()[5].unless.size(), 2U);
  EXPECT_EQ(policy->clauses()[5].exemption, "(b)(6)");
  EXPECT_EQ(policy->list_files().size(), 2U);
  ASSERT_EQ(policy->terms().size(), 5U);
  EXPECT_EQ(policy->terms()[0].list, "officials");
  EXPECT_EQ(policy->terms()[0].text, "Maria Holt");
  EXPECT_EQ(policy->terms()[3].list, "sources");
  EXPECT_TRUE(policy->terms()[3].person);
  EXPECT_EQ(policy->terms()[3].aliases, std::vector<std::string>{"the engineer"});
  EXPECT_FALSE(policy->terms()[4].person);
}

TEST(Policy, WhatIsNotSaidIsTheCautiousChoice) {
  const Policy policy = policy_of("  - {id: a, when: {status: declassified}, action: release}\n");
  EXPECT_EQ(policy.title(), "p");
  EXPECT_TRUE(policy.is_public());
  EXPECT_EQ(policy.settings().calculated_dates, CalculatedDates::review);
  EXPECT_FALSE(policy.settings().trust_stamps);
}

std::string with_head(const std::string& head) {
  const auto policy = policy_from("policy: p\nversion: 1\n" + head +
                                  "clauses: [{id: a, when: {status: refer}, action: release}]\n");
  return policy ? "" : render(policy.error());
}

TEST(PolicySettings, HoldToTheirRanges) {
  for (const char* good :
       {"cut: 0.3", "cut: 1", "cut: 1, review: 1", "cut: 0.05, review: 0.05",
        "cut: 0.9, review: 0.0001", "calculated_dates: declassify", "trust_stamps: true"}) {
    EXPECT_EQ(with_head("settings: {" + std::string(good) + "}\n"), "") << good;
  }
  for (const char* bad : {"cut: 0", "cut: -0.1", "cut: 1.01", "cut: nan", "cut: inf", "cut: x",
                          "cut: [0.3]", "review: 0", "review: 0.4", "cut: 0.01",
                          "trust_stamps: yes", "calculated_dates: always", "cuts: 0.3"}) {
    EXPECT_NE(with_head("settings: {" + std::string(bad) + "}\n"), "") << bad;
  }
  EXPECT_NE(with_head("settings: []\n"), "");
}

TEST(PolicyOutput, MarkersAreStylesOrTemplates) {
  for (const char* good : {"foia", "frus", "bracket", "\"[REDACTED {codes}]\"", "\"{kind}\"",
                           "\"[{kind} {amount} {codes}]\""}) {
    EXPECT_EQ(with_head("output: {marker: " + std::string(good) + "}\n"), "") << good;
  }
  for (const char* bad :
       {"foya", "\"\"", "\"[REDACTED]\"", "\"[{code}]\"", "\"[{codes]\"", "\"[{}]\"",
        "\"{codes} {names}\"", "\"{codes}\\n\"", "\"{codes}\\x1b\"", "[foia]"}) {
    EXPECT_NE(with_head("output: {marker: " + std::string(bad) + "}\n"), "") << bad;
  }
  for (const char* good : {"show_amount: none", "show_amount: words", "markings: keep",
                           "markings: drop", "file_name: source"}) {
    EXPECT_EQ(with_head("output: {" + std::string(good) + "}\n"), "") << good;
  }
  EXPECT_NE(with_head("output: {show_amount: characters}\n"), "");
}

struct List {
  std::string name, bytes, problem;
  std::vector<std::string> terms;
};

TEST(PolicyLists, HoldTermsOrSayWhyNot) {
  const std::vector<List> cases = {
      {"a.txt", "Ivan Petrov\n", "", {"Ivan Petrov"}},
      {"a.txt", "# head\n\n  Ivan   Petrov \r\nLI WEI", "", {"Ivan Petrov", "LI WEI"}},
      {"a.txt",
       "Ivan Petrov  # the engineer\nCase #12\nC# notes\n",
       "",
       {"Ivan Petrov", "Case #12", "C# notes"}},
      {"a.txt", "L\n", "a.txt:1:1: error: a term needs two letters or more [DP0120]", {}},
      {"a.txt", "ok\n-.-\n", "a.txt:2:1: error: a term needs two letters or more [DP0120]", {}},
      {"a.txt", "A.\n", "a.txt:1:1: error: a term needs two letters or more [DP0120]", {}},
      {"a.txt",
       "Ivan Petrov\nli\n  IVAN  PETROV\n",
       "a.txt:3:3: error: the term `IVAN PETROV` stands twice [DP0121]",
       {}},
      {"a.txt", "P\xC3\xA9trov\nPETROV\n", "a.txt:2:1: error: the term `PETROV` stands twice", {}},
      {"a.txt", "", "a.txt: error: the list holds no term [DP0122]", {}},
      {"a.txt", "# nothing\n\n", "a.txt: error: the list holds no term [DP0122]", {}},
      {"a.txt", "Ivan\nPetr\xFFov\n", "a.txt:2:5: error: this byte is not UTF-8 [DP0008]", {}},
      {"a.txt", "Ivan\rPetrov\n", "a.txt:1:5: error: a control character [DP0008]", {}},
      {"a.txt", std::string("Ivan\0\n", 6), "a.txt:1:5: error: a control character", {}},
      {"a.txt",
       "\xEF\xBB\xBFIvan\n",
       "a.txt:1:1: error: the list begins with a byte order mark",
       {}},
      {"a.yaml", "version: 1\nterms:\n  - term: Ivan Petrov\n", "", {"Ivan Petrov"}},
      {"a.yaml",
       "version: 1\nterms:\n  - {term: MARK, spelling: exact}\n"
       "  - {term: Mark, spelling: exact}\n",
       "",
       {"MARK", "Mark"}},
      {"a.yaml",
       "version: 1\nterms: [{kind: person, term: X}]\n",
       "a.yaml:2:30: error: a term needs two letters or more [DP0120]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [{term: Ivan, aliases: [Vanya, I]}]\n",
       "a.yaml:2:39: error: an alias needs two letters or more [DP0120]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [{term: Ivan, aliases: ivan}]\n",
       "a.yaml:2:31: error: the term `ivan` stands twice [DP0121]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [{term: Ivan}, {term: IVAN}]\n",
       "a.yaml:2:30: error: the term `IVAN` stands twice [DP0121]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [{aliases: [Vanya]}]\n",
       "a.yaml:2:9: error: a term has no `term` [DP0102]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [Ivan]\n",
       "a.yaml:2:9: error: a term must be keys with values [DP0104]",
       {}},
      {"a.yaml", "version: 1\nterms: []\n", "a.yaml: error: the list holds no term [DP0122]", {}},
      {"a.yaml", "version: 1\n", "a.yaml:1:1: error: the list has no `terms` [DP0102]", {}},
      {"a.yaml",
       "version: 2\nterms: [{term: Ivan}]\n",
       "a.yaml:1:10: error: version `2` is not known to this program [DP0106]",
       {}},
      {"a.yaml",
       "version: 1\nterms: [{term: Ivan, kind: persn}]\n",
       "a.yaml:2:28: error: unknown kind `persn` [DP0105]",
       {}},
      {"a.yaml", "[", "a.yaml:1:", {}},
      {"a.yml",
       "version: 1\n",
       "policy:3:12: error: the list `a.yml` is neither .txt nor .yaml",
       {}},
      {"b.txt",
       "x",
       "policy:3:12: error: the list `b.txt` cannot be read: there is no such file",
       {}},
  };
  for (const auto& [name, bytes, problem, terms] : cases) {
    const ListFiles files = name == "b.txt" ? ListFiles{} : ListFiles{{name, bytes}};
    const auto policy =
        policy_from("policy: p\nversion: 1\nlists: {l: " + name +
                        "}\nclauses: [{id: a, when: {finding: term, listed_in: l}, action: redact, "
                        "exemption: \"(b)(6)\", because: b}]\n",
                    files);
    if (!problem.empty()) {
      ASSERT_FALSE(policy) << bytes;
      EXPECT_TRUE(render(policy.error()).starts_with(problem)) << render(policy.error());
      continue;
    }
    ASSERT_TRUE(policy) << render(policy.error());
    std::vector<std::string> found;
    for (const Term& term : policy->terms()) found.push_back(term.text);
    EXPECT_EQ(found, terms);
  }
}

TEST(Policy, FilesBearTheNameOfTheirPolicy) {
  const std::string text =
      "version: 1\npolicy: other\nclauses: [{id: a, when: {status: refer}, action: release}]\n";
  const auto no_list = [](const std::string&) -> Result<SourceText> {
    return failure(Diagnostics());
  };
  EXPECT_TRUE(Policy::compile(SourceText("a/other.yaml", text), shipped_policy_rules(), no_list));
  EXPECT_TRUE(Policy::compile(SourceText("-", text), shipped_policy_rules(), no_list));
  const auto refused =
      Policy::compile(SourceText("a/b.yaml", text), shipped_policy_rules(), no_list);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(render(refused.error()).starts_with("a/b.yaml:2:9: error: "));
}

TEST(Policy, TenThousandClausesAreEnough) {
  std::string clauses;
  for (int i = 0; i < 10'000; ++i) {
    clauses += "  - {id: c" + std::to_string(i) + ", when: {status: refer}, action: release}\n";
  }
  EXPECT_EQ(policy_from("policy: p\nversion: 1\nclauses:\n" + clauses).has_value(), true);
  EXPECT_FALSE(policy_from("policy: p\nversion: 1\nclauses:\n" + clauses +
                           "  - {id: d, when: {status: refer}, action: release}\n"));
}

}  // namespace
}  // namespace declass
