import { frameWords } from "../../papers/frame-words.ts";
import { comparable } from "./comparable.ts";
import { type Expected, referenceEnd } from "./expected.ts";
import type { Unit } from "./units.ts";

export interface Fault {
  readonly what: string;
  /** Section, table or figure. */
  readonly place?: string;
}

/**
 * Finds what the model says in what was printed: headings, captions, cells and pictures one for one, so that nothing is
 * lost, added or out of order; and between them every sentence, in order. Ends at the first heading, caption or cell that
 * differs: what follows would only repeat it.
 */
export function proofText(expected: readonly Expected[], units: readonly Unit[]): Fault[] {
  const [allWanted, allPrinted] = [expected.map(readAgain), units.map(readAgain)];
  const [wanted, printed] = [allWanted.filter(isPiece), allPrinted.filter(isPiece)];
  for (let index = 0; index < Math.max(wanted.length, printed.length); index += 1) {
    const fault = differs(wanted[index], printed[index], wanted[index - 1]?.place);
    if (fault) return [fault];
  }
  return proofSentences(allWanted, allPrinted);
}

/** What is compared of a text, found once. */
type Read<T> = T & { readonly said: string };
const readAgain = <T extends Expected | Unit>(one: T): Read<T> => ({ ...one, said: comparable(one.text) });

const isPiece = ({ role, said }: Read<Expected | Unit>): boolean =>
  role !== "text" && (role === "picture" || said !== "");

const names: Readonly<Record<Expected["role"], string>> = {
  heading: "heading",
  caption: "caption",
  header: "header cell",
  cell: "cell",
  picture: "picture",
  text: "text",
};

function differs(
  wanted: Read<Expected> | undefined,
  printed: Read<Unit> | undefined,
  last: string | undefined,
): Fault | undefined {
  const seen = printed && `the ${names[printed.role]} “${shortened(printed.text)}”${pageOf(printed)}`;
  if (!wanted) return seen ? fault(`${seen} is not in the paper`, last) : undefined;
  const asked = `the ${names[wanted.role]} “${shortened(wanted.text)}”`;
  if (!printed) return fault(`${asked} is not printed`, wanted.place);
  const same = wanted.role === printed.role && isPrinted(wanted.said, printed.said);
  if (!same) return fault(`${asked} is not printed as it should be: ${seen} stands in its place`, wanted.place);
  return wanted.level !== undefined && wanted.level !== printed.level
    ? fault(`${asked} is tagged H${printed.level} and should be H${wanted.level}`, wanted.place)
    : undefined;
}

/** Word for word, but for the page that may follow a reference on paper. */
function isPrinted(said: string, shown: string): boolean {
  if (!said.includes(referenceEnd)) return said === shown;
  const parts = said.split(referenceEnd).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(`(?:,${frameWords.page}\\d+)?`)}$`).test(shown);
}

const fault = (what: string, place: string | undefined): Fault => (place === undefined ? { what } : { what, place });

const pageOf = ({ places }: Unit): string => (places[0] ? ` on page ${places[0].page}` : "");

/** Sentences between two headings, captions or cells are looked for between these two, each after the one before it. */
function proofSentences(expected: readonly Read<Expected>[], units: readonly Read<Unit>[]): Fault[] {
  const faults: Fault[] = [];
  const streams: string[] = [""];
  for (const unit of units) {
    if (unit.role === "picture" || (unit.role !== "text" && unit.said === "")) continue;
    if (unit.role === "text") streams.push(`${streams.pop() ?? ""}${unit.said}`);
    else streams.push("");
  }
  let stream = 0;
  let from = 0;
  for (const one of expected) {
    const text = one.said;
    if (one.role === "picture" || text === "") continue;
    if (one.role !== "text") {
      stream += 1;
      from = 0;
      continue;
    }
    const at = (streams[stream] ?? "").indexOf(text, from);
    if (at < 0) faults.push(fault(`the text “${shortened(one.text)}” is not printed, or not in its place`, one.place));
    else from = at + text.length;
  }
  return faults;
}

const shortened = (text: string): string => {
  const plain = text.replaceAll(referenceEnd, "").replace(/\s+/g, " ").trim();
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
};
