import { coarseWithin } from "../records/coarse-categories.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { Binder } from "./binder.ts";
import { codedConditions, codedValuesOf } from "./coded-conditions.ts";
import type { Predicate, WholeRange } from "./indicator.ts";
import { compileHours, compileNights, compileSchoolDays, compileWeekdays } from "./time-window.ts";

/**
 * A predicate as an SQL expression over one row of `records`, true, false or, where a field that decides is unknown, NULL.
 * SQL's own three-valued AND, OR and NOT carry the NULL: a record of unknown age that fails on another ground is false.
 *
 * @param named what to write for the SQL of a single condition: itself, or the name under which its outcome is known. What a category
 * is compared with stands over `category` itself, which has few values
 */
export function compilePredicate(
  predicate: Predicate,
  kind: RecordKind,
  binder: Binder,
  named: (sql: string) => string = (sql) => sql,
): string {
  const inner = (part: Predicate): string => compilePredicate(part, kind, binder, named);
  if ("all" in predicate) return joined(predicate.all.map(inner), " AND ", "true");
  if ("any" in predicate) return joined(predicate.any.map(inner), " OR ", "false");
  if ("not" in predicate) return `(NOT ${inner(predicate.not)})`;
  // A category that no mapping knows is none of those named, not an undecided one: it is what "other" is for.
  // A publisher's coarse category is one of them when all that it may be is; see `choose-sources.ts` for where only a part is.
  if ("category" in predicate)
    return `coalesce(category IN (${binder.list([...predicate.category, ...coarseWithin(predicate.category)])}), false)`;
  return named(compileCondition(predicate, kind, binder));
}

type Condition = Exclude<
  Predicate,
  Record<"all", unknown> | Record<"any", unknown> | Record<"not", unknown> | Record<"category", unknown>
>;

function compileCondition(predicate: Condition, kind: RecordKind, binder: Binder): string {
  if ("flag" in predicate) {
    const [flag, ...others] = predicate.flag;
    // To look for one is quicker than to compare two lists.
    return flag !== undefined && others.length === 0
      ? `list_contains(flags, ${binder.bind(flag)})`
      : `list_has_any(flags, [${binder.list(predicate.flag)}])`;
  }
  if ("age" in predicate) return compileRange("victim_age", predicate.age, binder);
  if ("suspectAge" in predicate) return compileRange("suspect_age", predicate.suspectAge, binder);
  if ("coded" in predicate) {
    const values = codedValuesOf(predicate.coded, predicate.oneOf);
    return `(${codedConditions[predicate.coded].column(kind)} IN (${binder.list(values)}))`;
  }
  if ("repeat" in predicate) return predicate.repeat ? "repeat_case" : "(NOT repeat_case)";
  if ("operation" in predicate) return `list_contains(operations, ${binder.bind(predicate.operation)})`;
  if ("referralSource" in predicate) return `(referral_source IN (${binder.list(predicate.referralSource)}))`;
  if ("nights" in predicate) return compileNights(predicate, kind, binder);
  if ("weekdays" in predicate) return compileWeekdays(predicate.weekdays, kind, binder);
  if ("lag" in predicate) return compileRange("date_diff('day', committed_date, recorded_date)", predicate.lag, binder);
  if ("schoolDays" in predicate) return compileSchoolDays(predicate.schoolDays, kind, binder);
  return compileHours(predicate.hours, binder);
}

const joined = (parts: readonly string[], word: string, ofNone: string): string =>
  parts.length === 0 ? ofNone : `(${parts.join(word)})`;

function compileRange(column: string, age: WholeRange, binder: Binder): string {
  const bounds = [
    ...(age.from === undefined ? [] : [`${column} >= ${binder.bind(age.from)}`]),
    ...(age.to === undefined ? [] : [`${column} <= ${binder.bind(age.to)}`]),
  ];
  return joined(bounds, " AND ", "true");
}
