/**
 * Why a figure has no number: the codes in `because` of the values that measuring yields, for wording to put into words.
 *
 * - `not-covered`: no source holds any of the period. `partly-covered`: some of the period is not held.
 * - `unserved`: no source knows what the indicator needs; of a sum, what a part needs.
 * - `month-precision`: the source counts by month, so it has no parts of a month, no nights and no hours.
 * - `ready-made`: a count as published, of which the records that could not be decided are not known.
 * - `area-not-valid`: the area was drawn otherwise on some day of the period.
 * - `member-not-held`: the comparator's source lacks a member, so that a total would be too low.
 * - `look-back`: the extracts do not reach back far enough before it to tell what is a repeat.
 * - `no-school-terms`: the settings do not say of its days whether there was school.
 * - `other-measure`: the indicator is a share or a number at a date, and was asked for as something else.
 * - `no-percentage`: a row of a survey gives no percentage. `not-a-part`: more than all of them would be counted.
 * - `base-0`: a share of nothing.
 * - `no-such-breakdown`, `area-not-counted`, `not-defined`: the question does not apply to the indicator or the area.
 */
export type AbsenceReason =
  | "not-covered"
  | "partly-covered"
  | "unserved"
  | "month-precision"
  | "ready-made"
  | "no-such-breakdown"
  | "area-not-valid"
  | "area-not-counted"
  | "member-not-held"
  | "look-back"
  | "no-school-terms"
  | "other-measure"
  | "no-percentage"
  | "not-a-part"
  | "base-0"
  | "not-defined";
