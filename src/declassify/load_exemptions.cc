#include "declassify/load.h"

namespace declass {
namespace {

Exemption exemption_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "an exemption");
  Exemption out;
  out.code = fields.text("code");
  out.protects = fields.text("protects");
  out.stamp = fields.text("stamp");
  fields.required("outlives");
  out.outlives_declassification = fields.flag("outlives");
  return out;
}

Exemption category_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "a category");
  Exemption out;
  out.code = fields.text("code");
  out.protects = fields.text("protects");
  return out;
}

ReasonSection section_of(Reader& reader, const Node& node) {
  Fields fields(reader, node, "a section");
  ReasonSection out;
  out.section = fields.text("section");
  out.from = day_of(reader, fields, "from");
  out.until = day_of(reader, fields, "until");
  out.letters = fields.texts("letters");
  return out;
}

StampForm::Effect effect_of(Fields& fields) {
  using Effect = StampForm::Effect;
  fields.required("effect");
  return fields
      .choice<Effect>("effect", {{"whole", Effect::whole},
                                 {"part", Effect::part},
                                 {"released", Effect::released},
                                 {"released-part", Effect::released_part},
                                 {"denied", Effect::denied},
                                 {"cancelled", Effect::cancelled},
                                 {"taken-out", Effect::taken_out}})
      .value_or(Effect::part);
}

}  // namespace

void load_exemptions(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  fields.required("exemptions");
  for (const Node& node : fields.list("exemptions")) {
    out.exemptions.push_back(exemption_of(reader, node));
  }
  for (const Node& node : fields.list("categories")) {
    out.categories.push_back(category_of(reader, node));
  }
  out.classified_code = fields.text("classified");
  out.foreign_letter = fields.text("foreign_letter");
  for (const Node& node : fields.list("reasons")) out.reasons.push_back(section_of(reader, node));
  for (const Node& node : fields.list("extended")) {
    Fields extended(reader, node, "an extended category");
    const std::string cites = extended.text("cites");
    if (auto pattern = pattern_of(reader, extended, "pattern", {})) {
      out.extended.push_back({std::move(*pattern), cites});
    }
  }
}

void load_stamps(Reader& reader, Fields& fields, Schedule::Compiled& out) {
  const Placeholders known{{{"date", out.dates.any_date}, {"month", out.dates.any_month}}};
  fields.required("stamps");
  for (const Node& node : fields.list("stamps")) {
    Fields stamp(reader, node, "a stamp");
    const std::string id = stamp.text("id");
    const auto effect = effect_of(stamp);
    const std::string authority = stamp.text_or("authority", "");
    const std::vector<std::string> lifts = stamp.texts("lifts");
    auto pattern = pattern_of(reader, stamp, "pattern", known);
    if (!pattern) continue;
    out.stamps.push_back({id, effect, *pattern, authority, lifts});
  }
  out.footers = patterns_of(reader, fields, "footers", known);
}

}  // namespace declass
