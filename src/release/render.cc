#include "release/release.h"
#include "release/writer.h"

namespace declass {

std::string_view stamp_of(Disposition disposition) {
  switch (disposition) {
    case Disposition::in_full:
      return "RELEASED IN FULL";
    case Disposition::in_part:
      return "RELEASED IN PART";
    case Disposition::denied:
      return "DENIED IN FULL";
  }
  return "DENIED IN FULL";
}

Release render(const SourceText& source, const std::vector<Message>& messages,
               const std::vector<MessageStyle>& styles, const std::vector<Decision>& tiles,
               const std::vector<Finding>& findings, const Heading& heading,
               const OutputStyle& output, const Layout& layout) {
  Writer writer(source, tiles, findings, output, layout);
  for (const std::string& line : heading.lines) writer.say(line + "\n");
  writer.say("\n");
  for (std::size_t i = 0; i < messages.size(); ++i) writer.write_message(messages[i], styles[i], i);
  for (const std::string& line : heading.foot) writer.say(line + "\n");
  return writer.take();
}

}  // namespace declass
