#include "document/parse.h"

#include "document/body.h"
#include "document/head.h"
#include "document/header_fields.h"
#include "document/inherit.h"
#include "document/outline.h"

namespace declass {

std::vector<Message> parse_messages(const SourceText& source, const Forms& forms,
                                    const Vocabulary& vocabulary) {
  std::vector<Message> messages;
  std::vector<Line> lines = lines_of(source, source.whole());
  std::size_t at = 0;
  std::size_t begin = 0;
  do {
    Message message;
    message.span = {begin, begin};
    Outline outline(source, forms.compiled(), vocabulary, message);
    outline.lines = std::move(lines);
    if (!messages.empty()) {
      outline.anomaly("DC0110", "second-message", "another message begins here",
                      outline.lines[at].content);
    }
    at = read_body(outline, read_head(outline, at));
    begin = at < outline.lines.size() ? outline.lines[at].span.begin : source.size();
    outline.close(begin);
    split_signature(outline);
    read_fields(outline);
    split_foreign_text(outline);
    inherit_markings(outline);
    split_stronger_marks(outline);
    check_message(outline);
    lines = std::move(outline.lines);
    messages.push_back(std::move(message));
  } while (at < lines.size());
  return messages;
}

}  // namespace declass
