import type { TargetSetting } from "../partnership/settings/targets.ts";
import type { TargetFinding } from "../values/target-findings.ts";
import { numberOf, sizeOf } from "./change.ts";
import { formatPeriod } from "./dates.ts";
import { formatPercent, spellSmall } from "./numbers.ts";
import { type Inline, label, runs, series, text } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";
import { limitWords, targetStatus } from "./target.ts";

/** How a target was set, in a few words: "12% fewer than in 2014/15". Nothing of one that is a number by itself. */
export function formWords({ statedPercent, baselinePeriod, baselineAgreed, baselineNow }: TargetFinding): string {
  const percent = statedPercent ? numberOf(statedPercent) : undefined;
  const base = baselineAgreed ?? baselineNow;
  if (percent === undefined) return "";
  const size = Number.isInteger(percent) ? `${Math.abs(percent)}%` : formatPercent(percent);
  const than = baselinePeriod ?? (base ? periodOf(base) : undefined);
  return `${size} ${percent < 0 ? "fewer" : "more"}${than ? ` than in ${inPeriod(than)}` : ""}`;
}

/** What a cell says of a target: its limit or, where it has none, its state. */
export function targetWords(target: TargetFinding | undefined): Inline[] {
  if (target?.limit && numberOf(target.limit) !== undefined) return limitWords(target);
  const states = ["to-be-confirmed", "see-elsewhere", "not-available"];
  return [text(target && states.includes(target.status) ? targetStatus(target).words : "Not set")];
}

/** The state of a target, with what is missing where it cannot be judged. */
export const performanceStatus = (target: TargetFinding): ReturnType<typeof targetStatus> =>
  target.status === "not-available" &&
  target.notAvailableBecause === "actual" &&
  target.actual?.value.state === "missing"
    ? { mark: "not-available", words: "Actual not available" }
    : targetStatus(target);

/** "17 over", "6 under": by how much a target was passed. */
export function gapWords({ gap, bound }: TargetFinding): Inline[] {
  const number = gap ? numberOf(gap) : undefined;
  if (!gap || number === undefined) return [text("–")];
  if (number === 0) return [text("none")];
  const isOver = bound === "at-least" ? number < 0 : number > 0;
  return runs`${sizeOf(gap)} ${isOver ? "over" : "under"}`;
}

const lead: readonly (readonly [words: readonly string[], one: string, many: string])[] = [
  [["Met", "Met so far"], "was met", "were met"],
  [["Missed", "Missed so far"], "was missed", "were missed"],
  [["Near miss"], "was missed narrowly", "were missed narrowly"],
  [["Not available"], "cannot be judged", "cannot be judged"],
  [["To be confirmed"], "is to be confirmed", "are to be confirmed"],
  [["Set elsewhere"], "is set elsewhere", "are set elsewhere"],
  [["Not set"], "is not set", "are not set"],
];

/** "Of the nine targets for 2015/16, two were missed, one was met and three cannot be judged." */
export function performanceLead(targets: readonly TargetFinding[], year: string): Inline[] {
  const words = targets.map((target) => targetStatus(target).words);
  const parts = lead.flatMap(([those, one, many]) => {
    const count = words.filter((word) => those.includes(word)).length;
    return count === 0 ? [] : [[label(`${spellSmall(count)} ${count === 1 ? one : many}`)]];
  });
  return runs`Of the ${spellSmall(targets.length)} ${targets.length === 1 ? "target" : "targets"} for ${year}, ${series(parts)}.`;
}

/** "For 2017/18 targets are not set yet: serious youth violence victims, gun discharges. To be set at a later date." */
export function laterTargets(targets: readonly TargetSetting[], nounOf: (indicator: string) => string): Inline[][] {
  const years = [...new Map(targets.map(({ year }) => [year.id, year])).values()];
  return years.map((year) => {
    const those = targets.filter((target) => target.year.id === year.id);
    const notes = [...new Set(those.flatMap(({ note }) => (note ? [note] : [])))];
    const state = those.every(({ form }) => form.kind === "state") ? "are not set yet" : "are set in part";
    return [
      label(
        `For ${formatPeriod(year)}, targets ${state}: ${those.map(({ indicator }) => nounOf(indicator)).join(", ")}.${notes.map((note) => ` ${note.replace(/\.?$/, ".")}`).join("")}`,
      ),
    ];
  });
}

/** "To be confirmed" and the like, so that nobody takes a blank for a target that was met. */
export const statesNote = label(
  "“Actual not available”: no source holds the year’s count. “To be confirmed” and “not set”: nobody has agreed a number. “Set elsewhere”: another document holds it. None of these is a target that was met.",
);

export const noTargets =
  "The settings hold no targets for this year, so that nothing can be said of how the last plan’s were met. To show it, list them under “targets:”.";
