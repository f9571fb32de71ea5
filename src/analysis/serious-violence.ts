import type { IsoDate, Period } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";

/** In force in England and Wales from this day: Police, Crime, Sentencing and Courts Act 2022, Part 2 Chapter 1. */
export const seriousViolenceDutyFrom: IsoDate = "2023-01-31";

/** A body that the duty names, and what of its data a needs assessment asks for. */
export interface DutyHolder {
  readonly id: "police" | "health" | "youth-justice" | "probation" | "fire" | "council" | "education" | "prisons";
  /** Any of these shows that something of it is held; none where no kind of record here can hold it. */
  readonly kinds: readonly RecordKind[];
  /** A specified authority, or a relevant one, which only co-operates. */
  readonly bound: "specified" | "relevant";
}

/** In the order of the statutory guidance of December 2022. */
export const dutyHolders: readonly DutyHolder[] = [
  { id: "police", kinds: ["offence", "victim", "suspect"], bound: "specified" },
  { id: "health", kinds: ["ambulance", "emergency-department"], bound: "specified" },
  { id: "youth-justice", kinds: ["youth-justice"], bound: "specified" },
  { id: "probation", kinds: [], bound: "specified" },
  { id: "fire", kinds: ["fire"], bound: "specified" },
  { id: "council", kinds: ["council-asb", "referral"], bound: "specified" },
  { id: "education", kinds: [], bound: "relevant" },
  { id: "prisons", kinds: [], bound: "relevant" },
];

export interface DutyData {
  readonly holder: DutyHolder;
  /** Names of the sources that hold something of it; none where nothing is held. */
  readonly sources: readonly string[];
}

/** What is held of each body's data, by the kinds of records that the sources have. */
export const dutyData = (
  sources: readonly { readonly name: string; readonly kinds: readonly RecordKind[]; readonly isHeld: boolean }[],
): DutyData[] =>
  dutyHolders.map((holder) => ({
    holder,
    sources: sources.flatMap(({ name, kinds, isHeld }) =>
      isHeld && kinds.some((kind) => holder.kinds.includes(kind)) ? [name] : [],
    ),
  }));

/** The duty bound the partnership at the end of the period. */
export const dutyApplies = ({ end }: Pick<Period, "end">): boolean => end >= seriousViolenceDutyFrom;
