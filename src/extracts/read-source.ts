import type { ReferralService, Settings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import { isOffenceKind } from "../values/record-kind.ts";
import { checkAccount } from "./account.ts";
import { spreadsByArea } from "./area-coverage.ts";
import { classificationProblems } from "./classification-problems.ts";
import { noOffences, offenceClassing } from "./classification-spans.ts";
import { areasBeside } from "./compared-areas.ts";
import { type CoverageResult, coverDays, coverMonths } from "./coverage.ts";
import { coverageProblems, gapsOfMonthly } from "./coverage-problems.ts";
import { countSource } from "./detect/count-source.ts";
import { detectSigns } from "./detect/detect.ts";
import type { FormatReading, SourceFile, TimeSpread } from "./format.ts";
import { heldExtracts } from "./held-extracts.ts";
import { placeInDrawnZones } from "./places/drawn-zones.ts";
import { placeProblems } from "./places/place-problems.ts";
import { placeRecords } from "./places/place-records.ts";
import type { Places } from "./places/places.ts";
import { checkZones } from "./places/zone-check.ts";
import type { PreparedSource } from "./prepare.ts";
import type { Coverage, FileReading, PlaceReading, RecordField, Reject, SourceReading } from "./reading.ts";
import { otherAreaProblem, rejectProblems, unmappedProblem } from "./source-problems.ts";
import { withheldCategories } from "./withheld-categories.ts";

export interface ReadSourceInput extends PreparedSource {
  readonly settings: Settings;
  readonly store: RecordStore;
  readonly places: Places;
  readonly signal?: AbortSignal | undefined;
}

export interface SourceOutcome {
  readonly reading: SourceReading;
  readonly rejects: readonly Reject[];
  readonly problems: readonly Problem[];
  /** Problems after which no figure can be trusted. */
  readonly fatal: readonly Problem[];
}

/** Reads the files of one source, checks that every row is accounted for, and says what the source covers. */
export async function readSource(input: ReadSourceInput): Promise<SourceOutcome> {
  const { source, format, settings, store } = input;
  const beside = areasBeside(settings, source.id);
  const scope = beside.length > 0 ? { ...settings, area: { ...settings.area, beside } } : settings;
  const formatReading = await format.read({ ...input, settings: scope });
  const ownOnly = beside.length > 0 ? [settings.area.id] : [];
  const placed = await placeRecords(input.store, input.places, source.id, ...ownOnly);
  const files = input.files.map((file) => withDate(file, formatReading.extractDates?.get(file.file)));
  const hasPoints = await placeInDrawnZones(input.store, settings.zones, source.id);
  const zones = await checkZones(input.store, source, settings.zones);
  const fileReadings = [
    ...files.map((file) => fileReading(file, formatReading)),
    ...input.repeated.map(repeatedReading),
  ].sort((first, second) => first.file - second.file);
  const classing =
    formatReading.kinds.some(isOffenceKind) || format.precision === "month"
      ? await offenceClassing(input.store, source.id)
      : noOffences;
  const withheld = withheldCategories(classing, source.holds);
  const spreads =
    beside.length > 0 && !hasSeriesOnly(formatReading)
      ? await spreadsByArea(
          input.store,
          { id: source.id, precision: format.precision, own: settings.area.id },
          formatReading.spread,
        )
      : undefined;
  // What is said of the source's months is said of the partnership's own area, where the source holds it.
  const covered = cover(input, spreads?.get(settings.area.id) ?? formatReading.spread, formatReading);
  const extracts = await heldExtracts(
    input.store,
    source.id,
    format,
    files.filter(({ companion }) => !companion),
  );
  const unexamined = {
    source: source.id,
    name: source.name,
    provider: source.provider,
    format: source.format,
    grain: formatReading.grain,
    precision: format.precision,
    ...(formatReading.kinds.includes("referral") ? { service: serviceOf(source) } : {}),
    kinds: formatReading.kinds,
    provides: withPlaces(formatReading.provides, input.places, placed, hasPoints),
    ...(formatReading.coarse && formatReading.coarse.length > 0 ? { coarse: formatReading.coarse } : {}),
    ...(formatReading.absentMeansZero ? { absentMeansZero: true as const } : {}),
    ...(source.extends ? { extends: source.extends } : {}),
    files: fileReadings,
    coverage: covered.coverage,
    ...(spreads
      ? {
          areaCoverage: Object.fromEntries(
            [...spreads].map(([area, spread]) => [area, cover(input, spread, formatReading).coverage]),
          ),
        }
      : {}),
    ...(extracts.length > 0 ? { extracts } : {}),
    ...indicatorCoverage(input, formatReading),
    records: formatReading.records,
    unmappedCategories: formatReading.unmappedCategories,
    setApart: formatReading.setApart,
    ...classing,
    ...(withheld.length > 0 ? { withheld } : {}),
    ...(placed ? { places: placed } : {}),
    ...(zones.notHeld.length > 0 ? { zonesNotHeld: zones.notHeld } : {}),
  };
  const counts = await countSource(store, { ...unexamined, area: settings.area.id, ownOnly: beside.length > 0 });
  return {
    reading: { ...unexamined, signs: detectSigns(unexamined, counts) },
    rejects: [...formatReading.rejects].sort(
      (first, second) => first.file.localeCompare(second.file, "en") || first.line - second.line,
    ),
    problems: [
      ...formatReading.problems,
      ...rejectProblems(fileReadings, formatReading.rejects, settings.maxRejects),
      ...(placed ? placeProblems(source, placed) : []),
      ...zones.problems,
      ...classificationProblems(source, classing),
      ...unmappedProblem(
        source,
        formatReading.unmappedCategories,
        format.labels?.(source.preset),
        formatReading.absentMeansZero && formatReading.kinds.length === 0 ? "series" : "totals",
        classing.offenceMonths,
      ),
      ...(formatReading.spreadByIndicator === undefined
        ? coverageProblems(source, covered.findings, true)
        : coverageProblems(source, gapsOfMonthly(covered.findings, covered.coverage.months), false)),
    ],
    fatal: [...fileReadings.flatMap(checkAccount), ...otherAreaProblem(source, settings.area, fileReadings)],
  };
}

/** The words by which a source's id or name tells the service that people are referred to. */
const serviceWords: readonly (readonly [RegExp, ReferralService])[] = [
  [/\bmarac\b/i, "marac"],
  [/\bidva\b/i, "idva"],
  [/\bvictim[- ]support\b/i, "victim-support"],
];

/** Referrals are to a domestic abuse service unless the settings, or the source's own name, say otherwise. */
const serviceOf = ({ service, id, name }: PreparedSource["source"]): ReferralService =>
  service ?? serviceWords.find(([words]) => words.test(id) || words.test(name))?.[1] ?? "domestic-abuse";

/** A ward that is found through a code, a lookup or boundaries is as good as one whose name is given. */
function withPlaces(
  provides: readonly RecordField[],
  places: Places,
  placed: PlaceReading | undefined,
  hasPoints: boolean,
): readonly RecordField[] {
  const byLookup = places.hasLookup && provides.includes("lsoa");
  const knowsWards = byLookup || Object.keys(placed?.placed ?? {}).length > 0;
  return [
    ...provides,
    ...(knowsWards && !provides.includes("ward") ? (["ward"] as const) : []),
    ...(hasPoints ? (["point"] as const) : []),
  ];
}

function fileReading(file: SourceFile, { outcomes }: FormatReading): FileReading {
  const outcome = outcomes.find((candidate) => candidate.file === file.file);
  const none = { accepted: 0, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 0 };
  return {
    ...identity(file),
    rows: { read: file.rows, ...(outcome?.rows ?? none) },
    ...(outcome?.cells ? { cells: outcome.cells } : {}),
    rejectsByReason: outcome?.rejectsByReason ?? {},
  };
}

/** A date that stands in the file itself is better than one of its name. */
const withDate = (file: SourceFile, date: IsoDate | undefined): SourceFile =>
  date === undefined ? file : { ...file, extractDate: date, rank: Number(date.replaceAll("-", "")) };

const repeatedReading = (file: PreparedSource["files"][number]): FileReading => ({
  ...identity(file),
  rows: { read: file.rows, accepted: 0, rejected: 0, duplicate: file.rows, superseded: 0, outOfScope: 0 },
  rejectsByReason: {},
});

const identity = ({ file, path, sha256, bytes, extractDate, encoding, form }: PreparedSource["files"][number]) => ({
  file,
  path,
  sha256,
  bytes,
  encoding,
  form,
  ...(extractDate === undefined ? {} : { extractDate }),
});

/** Ready-made series have areas and months of their own. */
const hasSeriesOnly = ({ kinds }: FormatReading): boolean => kinds.length === 0;

function cover({ source, format, files }: ReadSourceInput, spread: TimeSpread, reading: FormatReading): CoverageResult {
  if (format.precision === "month") {
    // Where indicators come and go, a source's own level says nothing.
    return coverMonths(spread, source.covers, reading.spreadByIndicator === undefined);
  }
  const extractDate = files
    .flatMap((file) => (file.companion ? [] : (file.extractDate ?? [])))
    .sort()
    .at(-1);
  return coverDays(spread, extractDate, source.covers);
}

function indicatorCoverage(
  { source }: ReadSourceInput,
  { spreadByIndicator }: FormatReading,
): { readonly indicatorCoverage?: Readonly<Record<string, Coverage>> } {
  if (!spreadByIndicator) return {};
  const entries = [...spreadByIndicator].map(
    ([indicator, spread]) => [indicator, coverMonths(spread, source.covers, false).coverage] as const,
  );
  return { indicatorCoverage: Object.fromEntries(entries) };
}
