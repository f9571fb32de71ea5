import { formatOf } from "../extracts/registry.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Proposal } from "../steps/proposals.ts";
import type { Io } from "./io.ts";
import { onOneLine, proposalText, proposalWords } from "./proposal-words.ts";

type Ask = NonNullable<Io["ask"]>;

/** A person's answer: the proposal as they want it, no, or that they want to be asked no more. */
export type Answer = Proposal | "no" | "no-more";

/** Shows a proposal to a person at a terminal, lets them correct what near headers are taken for, and asks whether to save it. */
export async function askAbout(ask: Ask, proposal: Proposal): Promise<Answer> {
  const columns = await confirmed(ask, proposal);
  if (columns === undefined) return "no-more";
  const settled = withColumns(proposal, columns);
  const lacking = requiredOf(proposal).filter((field) => field in proposal.columns && !(field in columns));
  const doubt = lacking.length > 0 ? `Without ${lacking.join(" and ")} it cannot be read.\n` : "";
  const answer = await ask(
    `\n${proposalWords(settled)}\n\n${proposalText(settled)}\n${doubt}Add this to partnership.yaml? [y/N] `,
  );
  if (answer === undefined) return "no-more";
  return /^y(es)?$/i.test(answer.trim()) ? settled : "no";
}

/** What a person says that near headers hold. */
async function confirmed(ask: Ask, proposal: Proposal): Promise<Record<string, string> | undefined> {
  const columns: Record<string, string> = {};
  const fields = formatOf(proposal.format)?.fields(proposal.preset) ?? [];
  const names = fields.map(({ name }) => name);
  for (const [field, header] of Object.entries(proposal.columns)) {
    const usual = fields.find(({ name }) => name === field)?.headers[0] ?? field;
    const shown = onOneLine(header);
    let question = `\n"${shown}" looks like "${usual}". Read it as ${field}? [Y/n, or another field] `;
    for (;;) {
      const answer = (await ask(question))?.trim().toLowerCase();
      if (answer === undefined) return undefined;
      if (answer === "n" || answer === "no") break;
      const chosen = answer === "" || answer === "y" || answer === "yes" ? field : answer;
      if (names.includes(chosen)) {
        columns[chosen] = header;
        break;
      }
      question = `There is no field "${onOneLine(answer)}".${didYouMean(nearest(answer, names))} Fields: ${names.join(", ")}.\nRead "${shown}" as ${field}? [Y/n, or another field] `;
    }
  }
  return columns;
}

function withColumns(proposal: Proposal, columns: Readonly<Record<string, string>>): Proposal {
  const { edit } = proposal;
  if (edit.kind === "add-source") return { ...proposal, columns, edit: { ...edit, entry: { ...edit.entry, columns } } };
  return edit.kind === "map-columns" ? { ...proposal, columns, edit: { ...edit, columns } } : proposal;
}

const requiredOf = ({ format, preset }: Proposal): string[] =>
  (formatOf(format)?.fields(preset) ?? []).filter((field) => field.required).map(({ name }) => name);
