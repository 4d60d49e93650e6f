#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "policy/voices.h"
#include "unit/policy/policy_for_tests.h"

namespace declass {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

struct Spoken {
  Span span;
  Action action;
  Reason reason;
};

std::vector<Spoken> spoken_at_random(Random& random, std::size_t size) {
  std::vector<Spoken> out;
  for (std::size_t count = below(random, 8); count > 0; --count) {
    std::size_t begin = below(random, size + 1), end = below(random, size + 1);
    if (begin > end) std::swap(begin, end);
    Reason reason;
    reason.clause = below(random, 5);
    reason.id = "c" + std::to_string(reason.clause);
    if (below(random, 2) == 0) reason.finding = below(random, 3);
    out.push_back({{begin, end}, static_cast<Action>(below(random, 4)), reason});
  }
  return out;
}

std::vector<Decision> tiles_of(const std::vector<Spoken>& all, std::size_t size) {
  Decisions decisions({0, size});
  for (const auto& [span, action, reason] : all) decisions.argue(span, action, reason);
  return decisions.tiles();
}

/// What holds for one byte, from the definition.
struct ByteDecision {
  Action action = Action::withhold;
  std::vector<Reason> reasons;
  std::vector<Argument> weaker;
};

bool before(const Reason& a, const Reason& b) {
  return std::tie(a.clause, a.finding) < std::tie(b.clause, b.finding);
}

ByteDecision slow_decision(const std::vector<Spoken>& all, std::size_t at) {
  ByteDecision out;
  std::optional<Action> strictest;
  for (const Spoken& one : all) {
    if (one.span.contains(at)) strictest = std::max(strictest.value_or(one.action), one.action);
  }
  if (!strictest) return out;
  out.action = *strictest;
  for (const Spoken& one : all) {
    if (!one.span.contains(at)) continue;
    const Argument argument{one.action, one.reason};
    if (one.action == out.action) {
      if (std::find(out.reasons.begin(), out.reasons.end(), one.reason) == out.reasons.end()) {
        out.reasons.push_back(one.reason);
      }
    } else if (std::find(out.weaker.begin(), out.weaker.end(), argument) == out.weaker.end()) {
      out.weaker.push_back(argument);
    }
  }
  std::sort(out.reasons.begin(), out.reasons.end(), before);
  std::sort(out.weaker.begin(), out.weaker.end(), [](const Argument& a, const Argument& b) {
    return std::tie(a.reason.clause, a.action, a.reason.finding) <
           std::tie(b.reason.clause, b.action, b.reason.finding);
  });
  return out;
}

/// Sorted, disjoint, covering every byte, and no two neighbours alike.
void expect_tiling(const std::vector<Decision>& tiles, std::size_t size) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    ASSERT_EQ(tiles[i].span.begin, at);
    ASSERT_LT(tiles[i].span.begin, tiles[i].span.end);
    at = tiles[i].span.end;
    if (i == 0) continue;
    ASSERT_FALSE(tiles[i].action == tiles[i - 1].action &&
                 tiles[i].reasons == tiles[i - 1].reasons && tiles[i].lost == tiles[i - 1].lost);
  }
  ASSERT_EQ(at, size);
}

bool same_tiles(const std::vector<Decision>& a, const std::vector<Decision>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Decision& x, const Decision& y) {
                      return x.span == y.span && x.action == y.action && x.reasons == y.reasons &&
                             x.lost == y.lost;
                    });
}

TEST(DecisionsLaw, EachByteTakesTheStrictestActionAsTheDefinitionSays) {
  constexpr std::uint64_t seed = 7201;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 100'000; ++round) {
    const std::size_t size = below(random, 9);
    const std::vector<Spoken> all = spoken_at_random(random, size);
    const std::vector<Decision> tiles = tiles_of(all, size);
    expect_tiling(tiles, size);
    for (const Decision& tile : tiles) {
      for (std::size_t at = tile.span.begin; at < tile.span.end; ++at) {
        const ByteDecision slow = slow_decision(all, at);
        ASSERT_EQ(tile.action, slow.action);
        ASSERT_EQ(std::vector<Reason>(tile.reasons.begin(), tile.reasons.end()), slow.reasons);
        ASSERT_EQ(tile.weaker(), slow.weaker);
      }
    }
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(DecisionsLaw, TheOrderOfCallsNeverMatters) {
  constexpr std::uint64_t seed = 7202;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<Spoken> all = spoken_at_random(random, 12);
    const std::vector<Decision> tiles = tiles_of(all, 12);
    std::shuffle(all.begin(), all.end(), random);
    ASSERT_TRUE(same_tiles(tiles, tiles_of(all, 12)));
  }
}

TEST(DecisionsLaw, OneMoreVoiceNeverWeakensWhatWasSpokenAbout) {
  constexpr std::uint64_t seed = 7203;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<Spoken> all = spoken_at_random(random, 10);
    if (all.empty()) continue;
    const Spoken last = all.back();
    const auto with = tiles_of(all, 10);
    all.pop_back();
    for (std::size_t at = 0; at < 10; ++at) {
      const ByteDecision without = slow_decision(all, at);
      const bool spoken = !without.reasons.empty();
      for (const Decision& tile : with) {
        if (!tile.span.contains(at)) continue;
        if (spoken) {
          ASSERT_GE(tile.action, without.action);
        } else if (!last.span.contains(at)) {
          ASSERT_EQ(tile.action, Action::withhold);
        }
      }
    }
  }
}

// From here on whole policies: clauses and messages at random.

struct ClauseText {
  std::string text;
  Action action = Action::release;
};

const std::vector<std::string> segment_facts = {"status: not-yet",
                                                "status: [declassified, not-classified]",
                                                "level: secret",
                                                "level: confidential",
                                                "segment: paragraph",
                                                "segment: [heading, page-line]",
                                                "inherited: true",
                                                "control: any",
                                                "level_at_most: confidential",
                                                "caption: exdis",
                                                "status: unknown",
                                                "control: none"};
const std::vector<std::string> finding_facts = {"finding: person", "finding: [person, phone]",
                                                "role: official", "min_score: 0.5"};

template <class T>
const T& one_of(Random& random, const std::vector<T>& all) {
  return all[below(random, all.size())];
}

ClauseText clause_at_random(Random& random, std::size_t number) {
  const bool findings = below(random, 2) == 0;
  std::string when = findings ? one_of(random, finding_facts) : one_of(random, segment_facts);
  if (findings && below(random, 2) == 0) when += ", " + one_of(random, segment_facts);
  ClauseText out;
  out.action = findings ? static_cast<Action>(1 + below(random, 3))
                        : one_of(random, std::vector<Action>{Action::release, Action::release,
                                                             Action::withhold, Action::refuse});
  out.text = "  - {id: c" + std::to_string(number) + ", when: {" + when + "}";
  if (below(random, 3) == 0) {
    const bool about = findings && below(random, 2) == 0;
    out.text += ", unless: {" +
                (about ? one_of(random, finding_facts) : one_of(random, segment_facts)) + "}";
  }
  out.text += ", action: " + std::string(name_of(out.action));
  if (out.action != Action::release) out.text += ", exemption: \"(b)(6)\", because: b";
  out.text += "}\n";
  return out;
}

Scene scene_at_random(Random& random) {
  Scene scene;
  const std::vector<SegmentKind> kinds = {SegmentKind::paragraph, SegmentKind::heading,
                                          SegmentKind::page_line, SegmentKind::signature};
  const std::vector<Status> statuses = {Status::unknown, Status::not_yet, Status::declassified,
                                        Status::not_classified};
  for (std::size_t count = 1 + below(random, 4); count > 0; --count) {
    Segment& segment = scene.add("1. (S) abc ", one_of(random, kinds), one_of(random, statuses));
    segment.marking.edit().level =
        one_of(random,
               std::vector<std::optional<Level>>{Level::secret, Level::confidential, std::nullopt});
    segment.inherited = below(random, 2) == 0;
    if (below(random, 2) == 0) add_control(segment.marking.edit(), "noforn");
    if (below(random, 2) == 0) {
      segment.label = {segment.span.begin, segment.span.begin + 2};
      segment.mark = {segment.span.begin + 3, segment.span.begin + 6};
    }
    const std::size_t here = scene.message.segments.size() - 1;
    const bool split = here >= 2 && below(random, 3) == 0 &&
                       scene.message.segments[here - 1].kind == SegmentKind::page_line;
    if (split) segment.portion = scene.message.segments[here - 2].portion;
  }
  if (below(random, 2) == 0) scene.message.captions = {"exdis"};
  for (std::size_t count = below(random, 4); count > 0; --count) {
    Finding finding;
    finding.span.begin = below(random, scene.text.size() - 1);
    finding.span.end = std::min(scene.text.size(), finding.span.begin + 1 + below(random, 8));
    finding.kind = below(random, 2) == 0 ? "person" : "phone";
    finding.score = static_cast<double>(below(random, 11)) / 10;
    if (below(random, 2) == 0) finding.role = Role::official;
    scene.findings.push_back(finding);
  }
  return scene;
}

std::vector<Action> by_byte(const Scene& scene, const std::string& clauses) {
  const std::vector<Decision> tiles = scene.decide(policy_of(clauses)).tiles;
  expect_tiling(tiles, scene.text.size());
  std::vector<Action> out;
  for (const Decision& tile : tiles) out.insert(out.end(), tile.span.size(), tile.action);
  return out;
}

std::vector<bool> spoken_about(const Scene& scene, const std::string& clauses) {
  std::vector<bool> out;
  for (const Decision& tile : scene.decide(policy_of(clauses)).tiles) {
    out.insert(out.end(), tile.span.size(), !tile.reasons.empty());
  }
  return out;
}

TEST(PolicyLaw, AddingAClauseNeverReleasesMoreButWhatNobodySpokeAbout) {
  constexpr std::uint64_t seed = 7204;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 1'500; ++round) {
    const Scene scene = scene_at_random(random);
    std::string clauses = clause_at_random(random, 0).text;
    for (std::size_t i = 1; i < 4; ++i) {
      const std::vector<Action> without = by_byte(scene, clauses);
      const std::vector<bool> spoken = spoken_about(scene, clauses);
      const ClauseText added = clause_at_random(random, i);
      clauses += added.text;
      const std::vector<Action> with = by_byte(scene, clauses);
      for (std::size_t at = 0; at < with.size(); ++at) {
        if (spoken[at]) {
          ASSERT_GE(with[at], without[at]) << clauses;
        }
      }
    }
  }
}

TEST(PolicyLaw, TheOrderOfClausesNeverMatters) {
  constexpr std::uint64_t seed = 7205;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 2'000; ++round) {
    const Scene scene = scene_at_random(random);
    std::vector<std::string> clauses;
    for (std::size_t i = 0; i < 4; ++i) clauses.push_back(clause_at_random(random, i).text);
    std::string one, other;
    for (const std::string& clause : clauses) one += clause;
    std::shuffle(clauses.begin(), clauses.end(), random);
    for (const std::string& clause : clauses) other += clause;
    ASSERT_EQ(by_byte(scene, one), by_byte(scene, other)) << one << other;
  }
}

TEST(PolicyLaw, AnExceptionNeverCutsMore) {
  constexpr std::uint64_t seed = 7206;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 2'000; ++round) {
    const Scene scene = scene_at_random(random);
    const std::string release =
        "  - {id: all, when: {segment: [paragraph, heading, page-line, "
        "signature]}, action: release}\n";
    std::string cutting = clause_at_random(random, 0).text;
    if (cutting.find("action: release") != std::string::npos) continue;
    const std::size_t unless = cutting.find(", unless: {");
    if (unless == std::string::npos) continue;
    const std::vector<Action> with = by_byte(scene, release + cutting);
    cutting.erase(unless, cutting.find('}', unless) + 1 - unless);
    const std::vector<Action> without = by_byte(scene, release + cutting);
    for (std::size_t at = 0; at < with.size(); ++at) {
      ASSERT_LE(with[at], without[at]) << cutting;
    }
  }
}

TEST(PolicyLaw, ANumberAndAMarkSurviveWithholdingOfTheirPortion) {
  constexpr std::uint64_t seed = 7207;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 2'000; ++round) {
    Scene scene = scene_at_random(random);
    const std::vector<Action> actions =
        by_byte(scene,
                "  - {id: all, when: {segment: [paragraph, heading, page-line, signature]}, "
                "action: release}\n"
                "  - {id: w, when: {level: secret}, action: withhold, exemption: classified, "
                "because: b}\n");
    const std::vector<Segment>& segments = scene.message.segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const bool cut = segments[i].marking->level == Level::secret;
      if (segments[i].portion != i || !cut) continue;
      for (std::size_t at = segments[i].span.begin; at < segments[i].span.end; ++at) {
        const bool sign = segments[i].label.contains(at) || segments[i].mark.contains(at);
        const bool inside = i > 0 && actions[at] == Action::withhold && sign;
        if (!sign) {
          ASSERT_EQ(actions[at], Action::withhold);
        } else if (!inside) {
          ASSERT_EQ(actions[at], Action::release);
        }
      }
    }
  }
}

/// What a whole policy decides of each byte, clause by clause from what each says about each
/// segment and finding: no tiles, no sweep.
std::vector<Action> slow_policy(const Scene& scene, const Policy& policy) {
  const SourceText source("f", scene.text);
  const MessageFacts facts{&scene.message, &scene.determination, &scene.findings};
  const std::vector<Segment>& segments = scene.message.segments;
  std::vector<std::optional<Action>> asked(scene.text.size());
  const auto ask = [&](std::size_t at, Action action) {
    asked[at] = std::max(asked[at].value_or(action), action);
  };
  const auto ask_portion = [&](std::size_t portion, Action action) {
    Span whole = segments[portion].span;
    for (const Segment& segment : segments) {
      if (segment.portion == portion) whole.end = std::max(whole.end, segment.span.end);
    }
    for (std::size_t at = whole.begin; at < whole.end; ++at) {
      const bool sign = segments[portion].label.contains(at) || segments[portion].mark.contains(at);
      ask(at, sign && action != Action::refuse ? Action::release : action);
    }
  };
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (const ClauseVoice& voice :
         voices_about(source, facts, {i, nullptr}, policy, scene.as_of)) {
      if (voice.kind != ClauseVoice::Kind::speaks) continue;
      const Action action = policy.clauses()[voice.clause].action;
      if (action == Action::release) {
        for (std::size_t at = segments[i].span.begin; at < segments[i].span.end; ++at) {
          ask(at, action);
        }
      } else {
        ask_portion(segments[i].portion, action);
      }
    }
    for (const Finding& finding : scene.findings) {
      if (!finding.span.overlaps(segments[i].span)) continue;
      for (const ClauseVoice& voice :
           voices_about(source, facts, {i, &finding}, policy, scene.as_of)) {
        if (voice.kind != ClauseVoice::Kind::speaks) continue;
        const Action action = policy.clauses()[voice.clause].action;
        if (action == Action::redact) {
          for (std::size_t at = finding.span.begin; at < finding.span.end; ++at) ask(at, action);
          continue;
        }
        for (const Segment& segment : segments) {
          if (segment.span.overlaps(finding.span)) ask_portion(segment.portion, action);
        }
      }
    }
  }
  std::vector<Action> out;
  for (const std::optional<Action>& action : asked)
    out.push_back(action.value_or(Action::withhold));
  return out;
}

TEST(PolicyLaw, EachByteIsDecidedAsItsClausesSayOneByOne) {
  constexpr std::uint64_t seed = 7208;
  SCOPED_TRACE(seed);
  Random random(seed);
  for (int round = 0; round < 5'000; ++round) {
    std::string clauses;
    for (std::size_t i = 0; i < 4; ++i) clauses += clause_at_random(random, i).text;
    const Policy policy = policy_of(clauses);
    for (int scenes = 0; scenes < 20; ++scenes) {
      const Scene scene = scene_at_random(random);
      std::vector<Action> fast;
      for (const Decision& tile : scene.decide(policy).tiles) {
        fast.insert(fast.end(), tile.span.size(), tile.action);
      }
      ASSERT_EQ(fast, slow_policy(scene, policy)) << clauses << scene.text;
    }
  }
}

}  // namespace
}  // namespace declass
