#pragma once

#include <array>
#include <string_view>

/// The flags that evaluation itself sets; their words and codes are in rules/declassify/flags.yaml.
namespace declass::flags {

inline constexpr std::string_view instruction_conflict = "instruction-conflict";
inline constexpr std::string_view contradicts_level = "instruction-contradicts-level";
inline constexpr std::string_view not_of_its_order = "instruction-not-of-its-order";
inline constexpr std::string_view order_not_in_force = "order-not-in-force";
inline constexpr std::string_view order_unknown = "order-unknown";
inline constexpr std::string_view order_repaired = "order-number-repaired";
inline constexpr std::string_view kind_repaired = "kind-word-repaired";
inline constexpr std::string_view label_repaired = "label-repaired";
inline constexpr std::string_view trailing_text = "trailing-text";
inline constexpr std::string_view doubtful_text = "doubtful-text";
inline constexpr std::string_view beyond_25_years = "date-beyond-25-years";
inline constexpr std::string_view beyond_limit = "date-beyond-limit";
inline constexpr std::string_view before_origin = "date-before-origin";
inline constexpr std::string_view absurd = "date-absurd";
inline constexpr std::string_view no_such_day = "no-such-day";
inline constexpr std::string_view ambiguous = "date-ambiguous";
inline constexpr std::string_view century_chosen = "century-chosen";
inline constexpr std::string_view century_unknown = "century-unknown";
inline constexpr std::string_view source_date_unreadable = "source-date-unreadable";
inline constexpr std::string_view source_after_origin = "source-date-after-origin";
inline constexpr std::string_view review_date_unreadable = "review-date-unreadable";
inline constexpr std::string_view no_schedule_for_level = "level-without-schedule";
inline constexpr std::string_view level_not_of_its_time = "level-not-of-its-time";
inline constexpr std::string_view downgraded = "downgraded";
inline constexpr std::string_view extended = "extended";
inline constexpr std::string_view event_before_origin = "event-before-origin";
inline constexpr std::string_view foreign_reason = "foreign-reason";
inline constexpr std::string_view inherited = "inherited";
inline constexpr std::string_view stamp_without_proof = "stamp-without-proof";
inline constexpr std::string_view stamp_in_part = "stamp-in-part";
inline constexpr std::string_view stamp_denied = "stamp-denied";
inline constexpr std::string_view of_withheld_text = "of-withheld-text";
inline constexpr std::string_view blocker_cancelled = "blocker-cancelled";

inline constexpr std::array all = {instruction_conflict,
                                   contradicts_level,
                                   not_of_its_order,
                                   order_not_in_force,
                                   order_unknown,
                                   order_repaired,
                                   kind_repaired,
                                   label_repaired,
                                   trailing_text,
                                   doubtful_text,
                                   beyond_25_years,
                                   beyond_limit,
                                   before_origin,
                                   absurd,
                                   no_such_day,
                                   ambiguous,
                                   century_chosen,
                                   century_unknown,
                                   source_date_unreadable,
                                   source_after_origin,
                                   review_date_unreadable,
                                   no_schedule_for_level,
                                   level_not_of_its_time,
                                   downgraded,
                                   extended,
                                   event_before_origin,
                                   foreign_reason,
                                   inherited,
                                   stamp_without_proof,
                                   stamp_in_part,
                                   stamp_denied,
                                   of_withheld_text,
                                   blocker_cancelled};

}  // namespace declass::flags
