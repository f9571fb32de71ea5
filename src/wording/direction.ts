import type { ChangeFinding } from "../values/change-findings.ts";
import type { StatusMark } from "./runs.ts";

/** The mark and word of a change: "More" and "Fewer" only where it is clear. */
export function directionStatus(change: Pick<ChangeFinding, "direction" | "evidence" | "notTestedBecause">): {
  mark: StatusMark;
  words: string;
} {
  if (change.notTestedBecause === "late-records" || change.notTestedBecause === "unknown-share-moved")
    return { mark: "not-compared", words: "No verdict" };
  if (change.evidence === "not-tested" || change.direction === "not-compared")
    return { mark: "not-compared", words: "Not compared" };
  if (change.evidence === "not-clear" || change.direction === "same")
    return { mark: "no-clear-change", words: "No clear change" };
  return change.direction === "more" ? { mark: "more", words: "More" } : { mark: "fewer", words: "Fewer" };
}
