import type { IsoMonth } from "./period.ts";

/**
 * A sign that a source's data may not be what they seem. Signs are counted among as they are: a sign says where to look and
 * whom to ask, and which figures are less certain for it. Worded in `wording/signs.ts`.
 */
export type Sign =
  | UnusualMonthSign
  | SeriesEndSign
  | HeapedTimesSign
  | UnknownShiftSign
  | RepeatedRowsSign
  | ScarceAreaSign
  | PartsApartSign;

const kinds: Readonly<Record<Sign["kind"], true>> = {
  "month-unusual": true,
  "series-stops": true,
  "series-starts": true,
  "times-heaped": true,
  "unknown-shift": true,
  "rows-repeated": true,
  "area-scarce": true,
  "parts-apart": true,
};
/** Every kind that there is. A sign's kind is the code of its problem. */
export const signKinds = new Set(Object.keys(kinds) as Sign["kind"][]);

interface About {
  readonly source: string;
  /** `warning`: somebody should ask before figures are used. `note`: worth knowing. */
  readonly severity: "warning" | "note";
}

/** A month far outside its usual level. It can be real: an event, an operation, a lockdown. */
export interface UnusualMonthSign extends About {
  readonly kind: "month-unusual";
  readonly month: IsoMonth;
  /** A category, or an indicator of a list of counts; the source as a whole when left out. */
  readonly subject?: string;
  readonly count: number;
  readonly usual: number;
  readonly direction: "high" | "low";
}

/** Something that was counted every month and then is not, to the end of the data; or the other way round. */
export interface SeriesEndSign extends About {
  readonly kind: "series-stops" | "series-starts";
  readonly of: "category" | "indicator" | "ward" | "lsoa";
  /** Blank stands for records whose category no mapping knows. */
  readonly subjects: readonly string[];
  /** The last month that has any, or the first. */
  readonly month: IsoMonth;
  /** Records a month before it stopped, or after it started, all subjects together. */
  readonly usual: number;
  /** What starts where these stop, and may be the same under another name. */
  readonly instead: readonly string[];
}

/** More records at a time of day than the hours around it explain: a form's default, not the hour of the crime. */
export interface HeapedTimesSign extends About {
  readonly kind: "times-heaped";
  readonly at: "midnight" | "noon";
  /** Financial years in which they are heaped, by the year in which each begins. */
  readonly years: readonly number[];
  /** Of these years: records at these minutes, records that the hours around lead one to expect, records with a time. */
  readonly count: number;
  readonly expected: number;
  readonly timed: number;
}

export const unknownFields = ["category", "age", "ethnicity", "time", "place"] as const;
export type UnknownField = (typeof unknownFields)[number];

/** The share of records of which something is not known moved by more than two points. */
export interface UnknownShiftSign extends About {
  readonly kind: "unknown-shift";
  readonly field: UnknownField;
  /** Ids of financial years or quarters. */
  readonly from: string;
  readonly to: string;
  /** Percent, from 0 to 100. */
  readonly shareFrom: number;
  readonly shareTo: number;
}

/** Most rows of a file were there already: the same rows given twice. */
export interface RepeatedRowsSign extends About {
  readonly kind: "rows-repeated";
  readonly file: string;
  readonly repeated: number;
  readonly rows: number;
}

/** Hardly any row is of the area, where many name another: a wrong file, or another column names the area. */
export interface ScarceAreaSign extends About {
  readonly kind: "area-scarce";
  /** The files of which that is so. */
  readonly files: readonly string[];
  /** Whether they are all of the source's. */
  readonly isWhole: boolean;
  /** Rows of the area, and all rows that were looked at for it. */
  readonly count: number;
  readonly rows: number;
}

/** Parts of a published number that nearly add up to it, so that they were probably meant to. */
export interface PartsApartSign extends About {
  readonly kind: "parts-apart";
  /** The indicator, and what it is split by: `type`, `sex`. */
  readonly subject: string;
  readonly by: string;
  /** The first month in which they differ, with both numbers, and in how many months they do. */
  readonly month: IsoMonth;
  readonly parts: number;
  readonly whole: number;
  readonly months: number;
}
