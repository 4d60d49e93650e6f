#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/classified_by_forms.h"
#include "document/forms.h"
#include "document/lint_forms.h"
#include "document/message.h"
#include "document/reference_forms.h"
#include "pattern/pattern.h"
#include "pattern/whole_match_set.h"

namespace declass {

/// One rule of rules/document/lines.yaml.
struct LineRule {
  enum class Zone { head, body, any };
  enum class Place { anywhere, top, before_banner };

  std::string id;
  SegmentKind kind = SegmentKind::other;
  Zone zone = Zone::head;
  Place place = Place::anywhere;  ///< top: not behind text of no known kind
  int continues = 0;              ///< lines that may follow as part of it
  bool repeats = false;           ///< also at the head of a later section
  std::string behind;             ///< only below a line of this rule
  std::string starts_before;      ///< in a body: begins a message before a line of this rule
  bool starts_message = false, starts_addresses = false, after_addresses = false, ends_body = false,
       opens_notes = false;
  bool has_values = false;  ///< the pattern names values that furniture of a body gives, too
  std::optional<Pattern> pattern, unless, resumes;
};

/// How much of the text of an administrative field is the field's own.
struct OwnText {
  SegmentKind kind = SegmentKind::other;
  std::optional<Pattern> pattern;  ///< behind the label
  std::optional<Pattern> resumed;  ///< behind a page line inside the field
};

struct CaptionRule {
  enum class Concerns { nothing, classified, unmarked_unclassified };

  std::string id;
  std::optional<Pattern> pattern;
  std::string control;
  Concerns concerns = Concerns::nothing;
  bool listed = true;
  bool free = false;  ///< holds words of its own
};

struct HeadingForm {
  std::size_t longest = 0, lines = 0;
  std::optional<Pattern> unless, ends_sentence;
};

struct SignatureForm {
  std::size_t longest = 0;
  std::optional<Pattern> pattern, unless, after, not_after, same_line;
  /// Of a signer that is named and whose line stays text.
  std::optional<Pattern> named, named_in_line, unless_named, after_named;
};

struct ParagraphForms {
  std::optional<Pattern> number, mark_after_word, item_label, entire_text, inline_boundary,
      rule_line, complete, number_inside, number_named, table_line;
  std::size_t wrapped_from = 0;  ///< code points of a line that may have been broken
  HeadingForm heading;
  SignatureForm signature;
};

struct BannerForms {
  std::optional<Pattern> rest, embedded_label, embedded_passing;
  std::map<char, Level> prosigns;
  std::map<char, std::string> precedences;
  std::vector<std::string> address_precedences;
  std::vector<std::string> months;
  int century_pivot = 0;
};

/// What Forms::compile made of the files. Every optional pattern is there once compile succeeded.
struct Forms::Compiled {
  std::vector<LineRule> lines;
  std::optional<WholeMatchSet> line_patterns;  ///< the patterns of `lines`, in their order
  std::vector<OwnText> own;
  /// Quick questions: is this line any rule's of the body; may a message begin here; is it a field
  /// that only a head has; does a caption begin here.
  std::optional<Pattern> any_body_line, any_message_start, any_field, any_caption;
  std::vector<CaptionRule> captions;
  BannerForms banners;
  ParagraphForms paragraphs;
  ReferenceForms references;
  ClassifiedByForms classified_by;
  LintForms lint;
};

}  // namespace declass
