import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { ProblemCode } from "../problems/codes.ts";
import type { Problem } from "../problems/problem.ts";
import { type Sign, signKinds } from "../values/sign.ts";
import { plain, text } from "../wording/runs.ts";
import { type SignNumber, signWords } from "../wording/signs.ts";
import { formatValue } from "../wording/values.ts";

/** The codes under which signs are reported. */
export const signCodes: ReadonlySet<ProblemCode> = signKinds;

/** Numbers as they are, for messages and the terminal. */
export const plainNumber: SignNumber = (_sign, _measure, number, unit) => [
  text(
    formatValue(
      { state: "value", number: unit === "percent" ? number : Math.round(number) },
      { unit, method: "share" },
    ),
  ),
];

/** What looks odd about the sources, as problems: for scripts and for the build, which prints them beside all others. */
export function signProblems(reading: ReadResult): Problem[] {
  return reading.sources.flatMap((source) =>
    signWords(source.signs, plainNumber).map(({ signs, content, remedy }): Problem => {
      const [first] = signs;
      const file = first ? fileOf(first, source) : undefined;
      return {
        code: first?.kind ?? "month-unusual",
        severity: first?.severity ?? "note",
        message: `${source.name}: ${plain(content)}`,
        remedy,
        ...(file === undefined ? {} : { place: { file } }),
      };
    }),
  );
}

function fileOf(sign: Sign, { files }: SourceReading): string | undefined {
  if (sign.kind === "rows-repeated") return sign.file;
  return sign.kind === "area-scarce" ? sign.files[0] : files[0]?.path;
}
