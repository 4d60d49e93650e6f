#pragma once

#include <optional>
#include <string>
#include <vector>

#include "marking/shared_marking.h"
#include "text/date.h"
#include "text/span.h"

namespace declass {

/// Where a piece of text stands in a message.
enum class SegmentKind {
  header,   ///< transmission header, addresses, date-time group, electronic header fields
  banner,   ///< the line with the overall classification
  caption,  ///< SIPDIS, NOFORN, EXDIS …, a line each
  order,    ///< `E.O. 12958: DECL: …` or another line that carries an instruction
  tags,
  subject,
  reference,
  classified_by,  ///< Classified By, Derived From, Reason
  paragraph,      ///< a portion of the body, or a sub-item with a mark of its own
  heading,
  page_line,  ///< page and section lines: furniture, wherever they fall
  signature,
  note,  ///< what was put on the paper later: stamps, trailers
  other  ///< text of no recognised kind
};

/// `paragraph`, `page-line` …: the words of the JSON output and of policies.
std::string_view name_of(SegmentKind kind);
std::optional<SegmentKind> segment_kind_named(std::string_view name);

/// Segments of these kinds are how a message is handled, not what it says: never classified by
/// themselves, still searched for names and terms.
bool is_administrative(SegmentKind kind);

/// A stretch of a message with one marking. Segments tile the file: sorted, disjoint, covering
/// every byte. Offsets are the file's.
struct Segment {
  SegmentKind kind = SegmentKind::other;
  Span span;                               ///< from its number or label to the next segment
  Span text;                               ///< after number and mark, or after the field's label
  Span label;                              ///< the number or field label as it stands; may be empty
  Span mark;                               ///< the mark as it stands; empty: none of its own
  std::optional<int> number;               ///< paragraph number, repaired
  std::optional<int> parent;               ///< of a sub-item: its paragraph's number
  std::optional<int> part;                 ///< 1, 2 …: of a paragraph that page lines split
  std::size_t portion = 0;                 ///< the index of the first segment of the same portion
  bool inherited = false;                  ///< the marking is not written here
  SharedMarking marking;                   ///< what holds for it: its mark, or what it inherits
  std::vector<std::string> mark_controls;  ///< the controls that its own mark writes
};

struct Anomaly {
  std::string code, id, message;  ///< never text of the document
  Span span;
};

struct Address {
  std::string route, post, precedence, serial;  ///< empty where absent
  Span span;
};

struct Banner {
  Span span;
  Marking marking;
};

struct Section {
  int number = 0, of = 0;
  Span span;
};

struct Tag {
  std::string id;
  std::optional<std::string> person;
};

struct Reference {
  std::optional<std::string> bullet;
  std::optional<std::string> id;  ///< `08STATE6074`; nothing for mails and telephone calls
  std::string text;
  Span span;
};

struct ClassifiedBy {
  std::optional<std::string> name, title;
  Span text;
};

struct Reasons {
  std::string section;               ///< `1.4`
  std::vector<std::string> letters;  ///< `b`, `d`
};

/// One cable, memorandum or e-mail of a file.
struct Message {
  Span span;
  std::optional<std::string> document_id, transmission_id, precedence;
  std::optional<Date> date;
  std::optional<std::string> date_time;  ///< `2008-01-29T10:30Z`
  std::optional<std::string> from;
  std::vector<Address> to, info;
  std::optional<Level> prosign;
  std::vector<Banner> banners;        ///< the first is the message's, others its sections'
  std::vector<std::string> captions;  ///< ids of rules/document, in order, once each
  Marking marking;                    ///< the overall one: level and controls of banner and prosign
  std::optional<Marking> entire_text;  ///< one mark stated for every paragraph
  std::optional<std::string> order;    ///< number of the executive order
  std::vector<Span> instructions;      ///< each declassification instruction as it stands
  std::vector<Tag> tags;
  std::optional<std::string> subject;
  std::vector<Reference> references;
  std::optional<ClassifiedBy> classified_by;
  std::optional<Reasons> reasons;
  std::vector<Section> sections;
  std::optional<std::string> signature;
  std::vector<Segment> segments;
  std::vector<Anomaly> anomalies;
};

}  // namespace declass
