import type { HeadersByField, Settings, SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate, IsoMonth } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { ColumnMap, FieldDefinition } from "./fields.ts";
import type { Places } from "./places/places.ts";
import type { PreflightFile } from "./preflight/preflight.ts";
import type { CellAccount, RecordField, Reject, RowAccount, SourceReading } from "./reading.ts";
import type { ScopeArea } from "./scope.ts";

/** A file of a source, past preflight and with its columns found. */
export interface SourceFile extends PreflightFile {
  /** Index in the run. */
  readonly file: number;
  readonly columns: ColumnMap;
  readonly extractDate?: IsoDate;
  /** A second file that only adds to what the other files of the source say, see {@link Format.companionFields}. */
  readonly companion?: true;
  /** Orders extracts: of two that hold the same thing, the one with the greater number is the later. */
  readonly rank: number;
}

export interface FormatContext {
  readonly store: RecordStore;
  /** The partnership's, its area with the others that this source is read for. */
  readonly settings: Settings & { readonly area: ScopeArea };
  readonly source: SourceSettings;
  readonly files: readonly SourceFile[];
  /** The settings' own mapping of labels, checked. */
  readonly ownLabels: ReadonlyMap<string, string>;
  /** For rows that name no borough. Records need not ask: what they give of their place is placed after reading. */
  readonly places: Places;
  readonly signal?: AbortSignal | undefined;
}

/** What became of the rows of one file, beside the number read, which preflight knows. */
export interface FileOutcome {
  readonly file: number;
  readonly rows: Omit<RowAccount, "read">;
  readonly cells?: CellAccount;
  readonly rejectsByReason: Readonly<Record<string, number>>;
}

/** How much of the records lies where in time, for coverage. */
export interface TimeSpread {
  /** Records by day, or by month at month precision, in scope only. */
  readonly counts: ReadonlyMap<IsoDate | IsoMonth, number>;
  /** Months that the files name, whether or not anything is counted in them. Month precision only. */
  readonly months?: readonly IsoMonth[];
  /** Months of which some counts could not be read. */
  readonly damaged?: ReadonlySet<IsoMonth>;
}

/** What a format makes of the files of one source. */
export interface FormatReading {
  readonly grain: string;
  /** The kinds of record that the files can hold: none of one of them is a true zero. Empty for ready-made counts. */
  readonly kinds: readonly RecordKind[];
  readonly provides: readonly RecordField[];
  /** Coarse categories among the records (`records/coarse-categories.ts`); none when left out. */
  readonly coarse?: readonly string[];
  readonly outcomes: readonly FileOutcome[];
  readonly records: SourceReading["records"];
  readonly unmappedCategories: SourceReading["unmappedCategories"];
  readonly setApart: SourceReading["setApart"];
  readonly spread: TimeSpread;
  /** Month precision: the spread of each indicator, where they differ from one another. */
  readonly spreadByIndicator?: ReadonlyMap<string, TimeSpread>;
  /** A series without a row for a month that it covers counts 0 there. */
  readonly absentMeansZero?: true;
  /** Dates of extracts that stand in the files themselves, by index in the run. */
  readonly extractDates?: ReadonlyMap<number, IsoDate>;
  readonly rejects: readonly Reject[];
  readonly problems: readonly Problem[];
}

/**
 * A format: which columns its files have and how their rows become records. To add one, write a file in `formats/` and list
 * it in `registry.ts`.
 */
export interface Format {
  readonly id: string;
  /** What its rows are, for the documentation. */
  readonly title: string;
  readonly precision: "record" | "month";
  /** Variants with columns of their own; empty when there is one only. */
  readonly presets: readonly string[];
  /** The variant where the settings name none; without it they must. */
  readonly defaultPreset?: string;
  fields(preset?: string): readonly FieldDefinition[];
  /** What a label of the settings' `categories` file may be mapped to. */
  meanings(preset?: string): readonly string[];
  /** The labels that it knows, of categories and the like: the nearest is named beside one that it does not. */
  labels?(preset?: string): readonly string[];
  /** Lists of fields of which a file needs at least one. */
  alternatives?(preset?: string): readonly (readonly string[])[];
  /** Headers that it knows by their form, such as months. */
  knowsHeader?(header: string, preset?: string): boolean;
  /** The fields of a file that has no records of its own and adds to those of the source's other files; undefined for any other. */
  companionFields?(header: readonly string[], mapped: HeadersByField): readonly FieldDefinition[] | undefined;
  /** Problems of a header beyond missing and doubled columns. */
  checkHeader?(header: readonly string[], path: string): readonly Problem[];
  /** The last day that a file can know, from its header, where its name has no date. */
  lastDay?(header: readonly string[]): IsoDate | undefined;
  /**
   * A column whose values tell its files from those of other formats and presets, and whether a value is one of its own. Asked
   * only when a file is to be recognised whose headers fit several.
   */
  tellsBy?(preset?: string): { readonly field: string; readonly knows: (value: string) => boolean } | undefined;
  read(context: FormatContext): Promise<FormatReading>;
}
