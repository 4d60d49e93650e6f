#include "declassify/determine.h"

#include "declassify/determiner.h"

namespace declass {

MessageDetermination determine(const SourceText& source, const Message& message,
                               const Schedule& schedule, const Vocabulary& vocabulary, Date as_of,
                               const Confirmations& confirmations) {
  return Determiner(source, message, schedule, vocabulary, confirmations).on(as_of);
}

}  // namespace declass
