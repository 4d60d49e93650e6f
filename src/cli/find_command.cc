#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/session.h"
#include "detect/detector.h"
#include "fmt/format.h"
#include "store/files.h"
#include "text/escape.h"

namespace declass {
namespace {

struct FindOptions {
  std::vector<std::string> files;
  double min_score = 0.30;
  std::vector<std::string> kinds;
  bool json = false, explain = false, cues = false, show_text = false;
};

// A text of which nothing is known but that it is one.
Message whole_text(const SourceText& source) {
  Message message;
  message.span = source.whole();
  Segment segment;
  segment.kind = SegmentKind::paragraph;
  segment.span = segment.text = source.whole();
  message.segments.push_back(segment);
  return message;
}

nlohmann::ordered_json evidence_json(const std::vector<Evidence>& evidence) {
  auto out = nlohmann::ordered_json::array();
  for (const Evidence& one : evidence) {
    nlohmann::ordered_json entry{{"cue", one.cue}, {"weight", one.weight}};
    entry["offset"] = one.offset ? nlohmann::ordered_json(*one.offset) : nullptr;
    out.push_back(std::move(entry));
  }
  return out;
}

nlohmann::ordered_json finding_json(const SourceText& source, const Finding& finding,
                                    const FindOptions& options) {
  nlohmann::ordered_json out;
  out["kind"] = finding.kind;
  out["rule"] = finding.rule;
  out["begin"] = finding.span.begin;
  out["end"] = finding.span.end;
  out["begin_cp"] = source.code_points_before(finding.span.begin);
  out["end_cp"] = source.code_points_before(finding.span.end);
  out["score"] = std::round(finding.score * 1000) / 1000;
  out["entity"] = finding.entity ? nlohmann::ordered_json(*finding.entity) : nullptr;
  out["role"] = finding.role ? nlohmann::ordered_json(name_of(*finding.role)) : nullptr;
  out["evidence"] = evidence_json(finding.evidence);
  if (options.show_text) out["text"] = source.slice(finding.span);
  return out;
}

std::string place_of(const SourceText& source, std::size_t offset) {
  const Position position = source.position(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

std::string finding_line(const SourceText& source, const Finding& finding,
                         const FindOptions& options) {
  std::string out = fmt::format("{}:{}: {} {:.2f}", escaped(source.name()),
                                place_of(source, finding.span.begin), finding.kind, finding.score);
  if (finding.entity) out += fmt::format(" #{}", *finding.entity);
  if (finding.role) out += fmt::format(" {}", name_of(*finding.role));
  if (options.show_text) out += fmt::format(" `{}`", escaped(source.slice(finding.span)));
  std::size_t shown = 0;
  for (const Evidence& one : finding.evidence) {
    if (!options.explain && ++shown > 3) break;
    out += options.explain ? "\n    " : shown == 1 ? ": " : ", ";
    out += fmt::format("{} {:+.1f}", one.cue, one.weight);
    if (one.offset) out += fmt::format(" (at {})", place_of(source, *one.offset));
  }
  return out + "\n";
}

nlohmann::ordered_json cues_json(const SourceText& source, const std::vector<WordCues>& words) {
  auto out = nlohmann::ordered_json::array();
  for (const WordCues& word : words) {
    out.push_back({source.code_points_before(word.span.begin),
                   source.code_points_before(word.span.end), word.mixed ? 1 : 0, word.score,
                   word.cues});
  }
  return {{"document", source.name()}, {"words", std::move(out)}};
}

void print_findings(const Session& session, const SourceText& source,
                    const std::vector<Finding>& findings, const FindOptions& options) {
  auto list = nlohmann::ordered_json::array();
  std::string lines;
  for (const Finding& finding : findings) {
    if (finding.score < options.min_score) continue;
    if (!options.kinds.empty() && std::find(options.kinds.begin(), options.kinds.end(),
                                            finding.kind) == options.kinds.end()) {
      continue;
    }
    if (options.json) {
      list.push_back(finding_json(source, finding, options));
    } else {
      lines += finding_line(source, finding, options);
    }
  }
  if (options.json) {
    lines = nlohmann::ordered_json{{"document", source.name()}, {"findings", std::move(list)}}.dump(
                -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
            "\n";
  }
  session.print(lines);
}

void find_in(Session& session, const Detector& detector, const std::string& path,
             const FindOptions& options) {
  const auto source = read_input(path);
  if (!source) {
    session.complain(source.error());
    session.finish(options.files.size() > 1 ? exit_code::some_failed : exit_code::refused);
    return;
  }
  if (const auto text = check_text(*source, max_document_size); !text) {
    session.complain(text.error());
    session.finish(options.files.size() > 1 ? exit_code::some_failed : exit_code::refused);
    return;
  }
  const Message message = whole_text(*source);
  if (options.cues) {
    session.print(cues_json(*source, detector.cues(*source, message)).dump() + "\n");
    return;
  }
  print_findings(session, *source, detector.find(*source, message, TermIndex({})), options);
}

void run_find(Session& session, const FindOptions& options) {
  const auto detector = session.load<Detector>("detect");
  if (!detector) return;
  for (const std::string& kind : options.kinds) {
    const auto& known = detector->kinds();
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    session.complain(fmt::format("declass: error: unknown kind `{}`\n   hint: known kinds are {}\n",
                                 escaped(kind), fmt::join(known, ", ")));
    return session.finish(exit_code::usage);
  }
  if (options.cues) session.print(nlohmann::json(Detector::cue_names()).dump() + "\n");
  for (const std::string& path : options.files) find_in(session, *detector, path, options);
}

}  // namespace

void add_find_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<FindOptions>();
  CLI::App* command =
      app.add_subcommand("find", "Names, identifiers and terms, each with its score and why");
  command->add_option("FILE", options->files, "Files; - is standard input")->required();
  command->add_option("--min-score", options->min_score, "Leave out what scores less")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--kind", options->kinds, "Only findings of this kind; may be repeated");
  command->add_flag("--json", options->json, "One JSON object a file");
  command->add_flag("--explain", options->explain, "Every cue with what it contributed");
  command->add_flag("--show-text", options->show_text, "Also the text that was found");
  command->add_flag("--cues", options->cues, "The cues of every word, for scripts/train-names");
  command->callback([options, &session] { run_find(session, *options); });
}

}  // namespace declass
