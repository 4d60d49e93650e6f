#include "detect/persons.h"

#include <algorithm>
#include <unordered_map>

namespace declass {
namespace {

constexpr std::ptrdiff_t reach = 8;  // tokens that a description may run to

// What the words round one mention say about the person's part in public life.
class RoleReader {
 public:
  RoleReader(const std::vector<Token>& tokens, const NameSpan& span, Signer signer)
      : tokens_(tokens), span_(span), signer_(signer) {}

  Role read() {
    const Token& own = tokens_[span_.strongest];
    if (own.zone == Zone::signature) return official("role-signature", own);
    if (own.zone == Zone::classified_by) return official("role-classified-by", own);
    if (own.signer && signer_ == Signer::office) return official("role-signature", own);
    if (title_before()) return Role::official;
    if (kin_before()) return Role::private_person;
    return description_after();
  }

  std::optional<Evidence> evidence;

 private:
  const Token* before(std::ptrdiff_t distance) const {
    const auto place = static_cast<std::ptrdiff_t>(span_.first) - distance;
    return place < 0 ? nullptr : &tokens_[static_cast<std::size_t>(place)];
  }
  const Token* after(std::ptrdiff_t distance) const {
    const std::size_t place = span_.last + static_cast<std::size_t>(distance);
    return place < tokens_.size() ? &tokens_[place] : nullptr;
  }

  Role official(std::string_view cue, const Token& place) {
    evidence = Evidence{cue, 0, place.begin};
    return Role::official;
  }
  bool by_office(const Token& office) {
    constexpr std::string_view cues[] = {"role-office", "role-office-head", "role-office-senior",
                                         "role-office-staff"};
    official(cues[std::min<std::size_t>(office.facts.seniority, 3)], office);
    return true;
  }

  // `AMBASSADOR X`, `Deputy Chief of Mission X`. A private body before the office, or an office
  // in the possessive, makes nobody official.
  bool title_before() {
    const Token* next = after(1);
    if (next != nullptr && next->near == Near::organisation) return false;  // … of the Roe Company
    bool of = false;
    bool direct = true;
    for (std::ptrdiff_t distance = 1; distance <= reach; ++distance) {
      const Token* token = before(distance);
      if (token == nullptr || token->possessive) return false;
      switch (token->near) {
        case Near::office:
          if (!direct && !of) return false;
          return !private_body_before(distance) && !somebodys_own(distance) && by_office(*token);
        case Near::courtesy:
        case Near::given:
        case Near::initials:
          break;
        case Near::comma:
          if (distance > 2 || !direct) return false;  // U.S. Deputy Representative, X
          break;
        case Near::of:
        case Near::to:
          of = true;
          break;
        case Near::place_preposition:
        case Near::article:
        case Near::conjunction:
        case Near::body:
        case Near::nation:
        case Near::demonym:
        case Near::place:
        case Near::abbreviation:
        case Near::plain:
        case Near::office_rank:
        case Near::hyphen:
        case Near::slash:
        case Near::rare:
          if (token->mixed && !token->capital && token->kind == Token::Kind::word &&
              token->near != Near::article && token->near != Near::conjunction) {
            return false;
          }
          direct = false;
          break;
        default:
          return false;
      }
    }
    return false;
  }

  // `his deputy, X`: whose deputy is not said, so the lowest offices show no public officer.
  bool somebodys_own(std::ptrdiff_t distance) const {
    constexpr std::size_t lowest = 3;
    const Token* owner = before(distance + 1);
    return before(distance)->facts.seniority >= lowest && owner != nullptr &&
           (owner->near == Near::possessive_pronoun || owner->possessive);
  }

  bool private_body_before(std::ptrdiff_t distance) const {
    for (std::ptrdiff_t back = distance + 1; back <= distance + 2; ++back) {
      const Token* token = before(back);
      if (token == nullptr || token->kind != Token::Kind::word) return false;
      if (token->near == Near::organisation) return true;
      if (token->near != Near::office_rank && token->near != Near::office) return false;
    }
    return false;
  }

  bool kin_before() const {
    const Token* token = before(1);
    if (token != nullptr && token->near == Near::comma) token = before(2);
    return token != nullptr && (token->near == Near::kin || token->near == Near::occupation);
  }

  // `X, Office Director, …`, `X of the … Bureau`, `X, a student`, `X (“the applicant”)`.
  Role description_after() {
    const Token* first = after(1);
    if (first == nullptr) return Role::unknown;
    const bool comma = first->near == Near::comma || first->near == Near::open;
    if (!comma && first->near != Near::of) return Role::unknown;
    const Token* office = nullptr;
    for (std::ptrdiff_t distance = 2; distance <= reach + 2; ++distance) {
      const Token* token = after(distance);
      if (token == nullptr) break;
      switch (token->near) {
        case Near::office:
          if (office == nullptr) office = token;
          break;
        case Near::body:
          if (office == nullptr && !comma) office = token;
          break;
        case Near::organisation:
          return Role::unknown;
        case Near::occupation:
        case Near::kin:
          if (office == nullptr) return Role::private_person;
          break;
        case Near::article:
        case Near::office_rank:
        case Near::demonym:
        case Near::nation:
        case Near::place:
        case Near::plain:
        case Near::rare:
        case Near::abbreviation:
        case Near::hyphen:
        case Near::slash:
        case Near::quote:
        case Near::possessive_pronoun:
          break;
        case Near::of:
        case Near::to:
        case Near::conjunction:
          if (office == nullptr && comma) return Role::unknown;
          break;
        case Near::surname:
        case Near::given:
        case Near::unknown:
          if (office == nullptr) distance = reach + 2;  // else: … of the Roe Company
          break;
        default:
          distance = reach + 2;
          break;
      }
    }
    if (office == nullptr) return Role::unknown;
    by_office(*office);
    return Role::official;
  }

  const std::vector<Token>& tokens_;
  const NameSpan& span_;
  Signer signer_;
};

// One person so far.
struct Person {
  std::uint64_t surname = 0;
  std::uint64_t given = 0;  // 0: not known
  char32_t initial = 0;     // 0: not known
  Role role = Role::unknown;
  std::optional<Evidence> evidence;
};

class Register {
 public:
  explicit Register(const std::vector<Token>& tokens) : tokens_(tokens) {}

  void add(NameSpan& span) {
    const std::uint64_t surname = surname_of(span);
    const std::uint64_t given = given_of(span);
    int entity = find(surname, given, span.role);
    if (entity == 0) {
      persons_.push_back({surname, given, 0, span.role, span.role_evidence});
      entity = static_cast<int>(persons_.size());
    }
    Person& person = persons_[static_cast<std::size_t>(entity - 1)];
    if (person.given == 0) person.given = given;
    if (span.role == Role::official && person.role != Role::official) {
      person.role = span.role;
      person.evidence = span.role_evidence;
    } else if (person.role == Role::unknown) {
      person.role = span.role;
    }
    for (std::size_t at = span.first; at <= span.last; ++at) {
      if (tokens_[at].kind == Token::Kind::word && tokens_[at].length > 2) {
        by_form_[tokens_[at].form] = entity;
      }
    }
    by_form_[surname] = entity;
    by_surname_[surname].push_back(entity);
    span.entity = entity;
  }

  void settle(NameSpan& span) const {
    const Person& person = persons_[static_cast<std::size_t>(span.entity - 1)];
    if (span.role != Role::unknown) return;
    span.role = person.role;
    span.role_evidence = person.evidence;
  }

 private:
  std::uint64_t surname_of(const NameSpan& span) const {
    for (std::size_t at = span.last + 1; at-- > span.first;) {
      const Token& token = tokens_[at];
      if (token.kind == Token::Kind::word && !token.facts.is(WordClass::suffix)) return token.form;
    }
    return tokens_[span.strongest].form;
  }

  std::uint64_t given_of(const NameSpan& span) const {
    const Token& first = tokens_[span.first];
    if (span.first == span.last || first.kind != Token::Kind::word) return 0;
    return first.facts.is(WordClass::particle) ? 0 : first.form;
  }

  // The latest person that the mention can be: by surname with the same given name or none, by
  // any other part of the name where the mention is one word.
  int find(std::uint64_t surname, std::uint64_t given, Role role) const {
    const auto same = by_surname_.find(surname);
    if (same != by_surname_.end()) {
      std::size_t looked = 0;
      for (auto at = same->second.rbegin(); at != same->second.rend() && looked < 16;
           ++at, ++looked) {
        if (fits(persons_[static_cast<std::size_t>(*at - 1)], given, role)) return *at;
      }
      return 0;
    }
    if (given != 0) return 0;
    const auto part = by_form_.find(surname);
    if (part == by_form_.end()) return 0;
    return fits(persons_[static_cast<std::size_t>(part->second - 1)], 0, role) ? part->second : 0;
  }

  static bool fits(const Person& person, std::uint64_t given, Role role) {
    if (role == Role::private_person && person.role == Role::official) return false;
    return given == 0 || person.given == 0 || given == person.given;
  }

  const std::vector<Token>& tokens_;
  std::vector<Person> persons_;
  std::unordered_map<std::uint64_t, int> by_form_;
  std::unordered_map<std::uint64_t, std::vector<int>> by_surname_;
};

}  // namespace

void identify(const std::vector<Token>& tokens, std::vector<NameSpan>& spans, Signer signer) {
  Register known(tokens);
  for (NameSpan& span : spans) {
    RoleReader reader(tokens, span, signer);
    span.role = reader.read();
    span.role_evidence = reader.evidence;
    known.add(span);
  }
  for (NameSpan& span : spans) known.settle(span);
}

}  // namespace declass
