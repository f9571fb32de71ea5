import { type Candidate, candidatesOf } from "./candidates.ts";
import { contentOf } from "./content.ts";
import type { Format } from "./format.ts";
import type { Sample } from "./sample.ts";

export type Confidence = "sure" | "likely" | "unsure";

/** What a file looks like, and how much that is worth. */
export interface Recognition {
  readonly format: string;
  readonly preset?: string;
  /** For the settings' `columns`: our field name to a header that is only near one it is known by. */
  readonly columns: Readonly<Record<string, string>>;
  /** The fields that were found. */
  readonly fields: ReadonlySet<string>;
  /** `sure`: can be read without asking. `likely`: a person should look. `unsure`: nothing is to be made of it unasked. */
  readonly confidence: Confidence;
  /** A sentence for a person; names headers, never a cell. */
  readonly why: string;
  /** Other formats that its columns fit nearly as well, as `format` or `format (preset)`. */
  readonly others: readonly string[];
}

/** The format that a file is nearest to when it fits none. */
export interface Nearest {
  readonly format: string;
  readonly missing: readonly string[];
}

export type Recognised =
  | { readonly kind: "extract"; readonly recognition: Recognition }
  | { readonly kind: "unknown"; readonly nearest?: Nearest };

/** Another format with this share of the evidence cannot be told apart by headers. */
const tie = 0.85;
/** Another format with this share of the evidence leaves a doubt. */
const doubt = 0.6;
const wellKnown = 0.5;
const hardlyKnown = 0.45;
/** As many columns of its own make a format sure. */
const telling = 2;

/**
 * Tells what format and preset a file is of, from its header, with its first rows deciding between formats whose columns
 * are alike. Ties are said, not broken.
 */
export function recognise(sample: Sample, formats: readonly Format[]): Recognised {
  const candidates = candidatesOf(sample, formats);
  const complete = candidates
    .filter(({ missing }) => missing.length === 0)
    .map((candidate) => {
      const content = contentOf(candidate, sample);
      return { candidate, content, weight: candidate.evidence + content.bonus };
    })
    .sort(
      (first, second) => Number(first.content.isOdd) - Number(second.content.isOdd) || second.weight - first.weight,
    );
  const [best, ...rest] = complete.filter(isFirstChoice);
  if (!best) return { kind: "unknown", ...nearestOf(candidates) };
  const rivals = rest.filter(({ content, weight }) => !content.isOdd && weight >= best.weight * doubt);
  const { candidate, content } = best;
  const isTied = rivals.some(({ weight }) => weight >= best.weight * tie);
  const near = Object.entries(candidate.columns);
  const isWeak = candidate.evidence < 1 || candidate.knownShare < hardlyKnown;
  const isPlain =
    near.length === 0 &&
    rivals.length === 0 &&
    candidate.evidence >= telling &&
    candidate.knownShare >= wellKnown &&
    content.fits;
  const confidence: Confidence = content.isOdd || isTied || isWeak ? "unsure" : isPlain ? "sure" : "likely";
  return {
    kind: "extract",
    recognition: {
      ...nameOf(candidate),
      columns: candidate.columns,
      fields: new Set(candidate.positions.keys()),
      confidence,
      why: [...reasons(candidate, sample), ...content.said, ...rivalWords(rivals, isTied)].join("; "),
      others: rivals.map((rival) => titleOf(rival.candidate)),
    },
  };
}

interface Weighed {
  readonly candidate: Candidate;
}

/**
 * Presets that choose among the rows of one file are no rivals: of these the first counts, which is the one that the file's
 * values speak for, or else the format's own choice.
 */
const isFirstChoice = <T extends Weighed>({ candidate }: T, index: number, all: readonly T[]): boolean =>
  candidate.format.defaultPreset === undefined ||
  all.findIndex((one) => one.candidate.format === candidate.format) === index;

const nameOf = ({ format, preset }: Candidate): { format: string; preset?: string } => ({
  format: format.id,
  ...(preset === undefined ? {} : { preset }),
});

export const titleOf = ({ format, preset }: Pick<Candidate, "format" | "preset">): string =>
  preset === undefined ? format.id : `${format.id} (${preset})`;

function reasons(candidate: Candidate, { header }: Sample): string[] {
  const named = header.filter((name) => name !== "").length;
  const known = Math.round(candidate.knownShare * named);
  return [
    `${known} of ${named} columns known${candidate.evidence < telling ? ", few of them to it alone" : ""}`,
    ...Object.entries(candidate.columns).map(([field, found]) => `"${found}" is taken for ${field}`),
  ];
}

function rivalWords(rivals: readonly Weighed[], isTied: boolean): string[] {
  const titles = rivals.map(({ candidate }) => titleOf(candidate));
  return titles.length === 0 ? [] : [`${isTied ? "no less" : "nearly as much"} like ${titles.join(" or ")}`];
}

/** The nearest format, when at least half a column speaks for it alone. */
function nearestOf(candidates: readonly Candidate[]): { nearest?: Nearest } {
  const best = [...candidates].sort(
    (first, second) => second.evidence - second.missing.length - (first.evidence - first.missing.length),
  )[0];
  if (!best || best.evidence < 0.5) return {};
  return { nearest: { format: titleOf(best), missing: best.missing } };
}
