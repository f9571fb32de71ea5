import type { Random } from "./random.ts";

/** A field as CSV has it: quoted only where it must be. */
export const csvField = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvLine = (fields: readonly string[]): string => fields.map(csvField).join(",");

/** A file to write, with what its data lines are for the summary. */
export interface SampleFile {
  /** Below the partnership folder, with forward slashes. */
  readonly path: string;
  /** Rows below the header, those that cannot be read included. */
  readonly rows: number;
  readonly content: Buffer;
}

export interface Form {
  readonly path: string;
  readonly header: string;
  readonly lines: readonly string[];
  readonly newline: "\n" | "\r\n";
  readonly encoding: "utf-8" | "utf-8-with-bom" | "windows-1252";
}

export function sampleFile(form: Form): SampleFile {
  const text = [form.header, ...form.lines, ""].join(form.newline);
  return { path: form.path, rows: form.lines.length, content: encode(text, form.encoding) };
}

function encode(text: string, encoding: Form["encoding"]): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-8-with-bom") return Buffer.from(`\uFEFF${text}`, "utf8");
  // Windows-1252 is Latin-1 but for 0x80 to 0x9F, of which the sample only uses the curly apostrophe.
  return Buffer.from(text.replaceAll("\u2019", "\u0092"), "latin1");
}

/** Puts further lines in random places between the given ones. */
export function scatter(lines: readonly string[], further: readonly string[], random: Random): string[] {
  const places = further.map((line) => ({ line, before: random.between(0, lines.length) }));
  places.sort((one, other) => one.before - other.before);
  const result: string[] = [];
  let next = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    for (; places[next]?.before === index; next += 1) result.push(places[next]?.line ?? "");
    const line = lines[index];
    if (line !== undefined) result.push(line);
  }
  return result;
}

/** Some of the lines once more, byte for byte. */
export const repeats = (lines: readonly string[], count: number, random: Random): string[] =>
  lines.length === 0 ? [] : Array.from({ length: count }, () => random.pick(lines));

/** Stray spaces after a word in some of the lines. */
export function withStraySpaces(lines: readonly string[], word: string, count: number, random: Random): string[] {
  const result = [...lines];
  for (let done = 0; done < count && lines.length > 0; done += 1) {
    const index = random.between(0, lines.length - 1);
    result[index] = (lines[index] ?? "").replace(`,${word},`, `,${word}  ,`);
  }
  return result;
}

/**
 * Rows that cannot become records: an impossible or missing date, too few or too many fields. `dateAt` is the field that
 * decides the period; `year` is one of 365 days. Every row has a reference of its own, so that no good record loses a part.
 */
export function unreadable(
  count: number,
  template: (number: number) => string[],
  { dateAt, year }: { readonly dateAt: number; readonly year: number },
  random: Random,
): string[] {
  return Array.from({ length: count }, (_, number) => {
    const fields = template(number);
    switch (number % 5) {
      case 0:
        fields[dateAt] = random.pick([
          `31/02/${year}`,
          `30/02/${year + 1}`,
          `31/11/${year - 1}`,
          `00/01/${year}`,
          `29/02/${year}`,
        ]);
        break;
      case 1:
        fields[dateAt] = "";
        break;
      case 2:
        return csvLine(fields.slice(0, random.between(2, fields.length - 2)));
      case 3:
        return csvLine([...fields, "see file", "2"]);
      default:
        fields[dateAt] = random.pick(["not known", String(year), `13/13/${year}`, `45/03/${year}`]);
    }
    return csvLine(fields);
  });
}
