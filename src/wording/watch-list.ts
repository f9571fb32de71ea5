import type { ChangeFinding } from "../values/change-findings.ts";
import { type Inline, runs, series, text } from "./runs.ts";

/** Which of several places clearly changed. Those that did not are not named one by one. */
export function watchedSentence(
  places: readonly { readonly name: string; readonly change: ChangeFinding }[],
): Inline[] {
  const tested = places.filter(({ change }) => change.evidence !== "not-tested");
  if (tested.length === 0) return [text("No verdict can be given on the zones on the watch list.")];
  const clear = tested.filter(({ change }) => change.evidence.startsWith("clear"));
  if (clear.length === 0) return [text("No zone on the watch list clearly changed on the year before.")];
  const phrases = clear.map(
    ({ name, change }) =>
      runs`${name} clearly ${change.direction === "more" ? "rose" : "fell"} (${change.to} against ${change.from})`,
  );
  const rest = clear.length < places.length ? "; the others did not clearly change" : "";
  return runs`Of the zones on the watch list, ${series(phrases)}${rest}.`;
}
