import type { Problem } from "../problems/problem.ts";
import { quoteHeaders } from "./reference-headers.ts";
import { type ReferenceRow, readRows, tableProblem } from "./reference-rows.ts";
import type { Quote } from "./settings/community.ts";

const agreed = new Set(["yes", "y", "true"]);
const refused = new Set(["no", "n", "false", ""]);

/**
 * Reads the table of quotes and keeps those whose speakers agreed to be quoted; of the others nothing is kept, not even what would be
 * wrong with them. A quote holds no digits, since a number in it would look like one of the paper's, and says who spoke by what they are.
 *
 * @param shown the path for messages
 */
export async function readQuotes(
  file: string,
  shown: string,
): Promise<{ readonly quotes: readonly Quote[]; readonly problems: readonly Problem[] }> {
  const { rows, problems } = await readRows(file, shown, quoteHeaders, true);
  const read = rows.map((row) => quoteOf(row, shown));
  return {
    quotes: read.flatMap((one) => (one && !("code" in one) ? [one] : [])),
    problems: [...problems, ...read.flatMap((one) => (one && "code" in one ? [one] : []))],
  };
}

function quoteOf({ cells, line }: ReferenceRow<keyof typeof quoteHeaders>, shown: string): Quote | Problem | undefined {
  // The words themselves stand in no message: they may be anybody's.
  const wrong = (message: string, remedy: string): Problem =>
    tableProblem("settings-invalid", message, { file: shown, line }, remedy);
  const consent = cells.consent.toLowerCase();
  if (refused.has(consent)) return undefined;
  if (!agreed.has(consent))
    return wrong("The consent is neither yes nor no.", "Write yes where the speaker agreed to be quoted, else no.");
  if (cells.quote === "" || cells.role === "")
    return wrong(
      `The ${cells.quote === "" ? "quote" : "role"} is blank.`,
      "Fill it, or take the line out. A role is what the speaker is, such as: a shopkeeper.",
    );
  if (/\d/.test(cells.quote) || /\d/.test(cells.role))
    return wrong(
      "The quote or the role holds a digit: a number in a quote would look like one of the paper's.",
      "Quote a part without it, or write the number as a word where that was said.",
    );
  if (honorific.test(cells.role))
    return wrong("The role looks like a name.", "Say what the speaker is, such as: a resident, a shopkeeper, a pupil.");
  return { quote: cells.quote, role: cells.role, ...(cells.theme === "" ? {} : { theme: cells.theme.toLowerCase() }) };
}

/** A title before a name. */
const honorific = /\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Rev|Sir|Lady|PC|Sgt|Councillor)\.?\s+[A-Z]/;
