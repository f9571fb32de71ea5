import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EditionModel } from "../papers/model.ts";
import { fileStem, folderName, namedPeriod, type OfPeriod } from "../papers/paper-period.ts";
import type { SeenEdition, SignOff } from "../papers/sign-off.ts";
import { type Audience, audiences } from "../partnership/settings/editions.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";
import type { Partnership } from "./open-partnership.ts";
import { readSignOff } from "./read-sign-off.ts";

/** What `figures.json` and `provenance.json` hold of what a reader can tell apart. */
interface Figures {
  readonly figures: readonly { readonly id: string; readonly state: string; readonly number?: number }[];
}
interface Written {
  readonly written: readonly { readonly path: string; readonly sha256: string }[];
}

/** The figures and words of an edition in short. Who cleared it is no part of what was cleared. */
export function seenOf(audience: Audience, { figures }: Figures, { written }: Written): SeenEdition {
  return {
    audience,
    figures: shortHash(figures.map(({ id, state, number }) => [id, state, number])),
    words: shortHash(
      written.filter(({ path }) => !path.endsWith("/clearance.csv")).map(({ path, sha256 }) => [path, sha256]),
    ),
  };
}

/** The same in whatever order the lines come. */
const shortHash = (lines: readonly (readonly unknown[])[]): string =>
  createHash("sha256")
    .update(
      lines
        .map((line) => JSON.stringify(line))
        .sort()
        .join("\n"),
    )
    .digest("hex")
    .slice(0, 8);

/** The paper as it was last made: its internal edition, else the next that there is; undefined where it was made elsewhere or never. */
export async function lastMade(folder: string, quarter: Period, paper: OfPeriod): Promise<SeenEdition | undefined> {
  const stem = fileStem(paper.id, namedPeriod(paper, quarter));
  for (const audience of audiences) {
    const file = (ending: string): string =>
      join(folder, "out", folderName(quarter), audience, `${stem}-${ending}.json`);
    try {
      const [figures, written] = await Promise.all(
        [file("figures"), file("provenance")].map((path) => readFile(path, "utf8")),
      );
      return seenOf(audience, JSON.parse(figures ?? "") as Figures, JSON.parse(written ?? "") as Written);
    } catch {
      // Not there, or not as it was written: it cannot be what was looked at.
    }
  }
  return undefined;
}

/** Warnings of papers that were signed off and are no longer what was looked at. */
export async function outdatedSignOffs(
  editions: readonly { readonly model: EditionModel; readonly written: Written["written"] }[],
  figuresOf: (model: EditionModel) => Uint8Array | undefined,
  { settings, papers }: Pick<Partnership, "settings" | "papers">,
  quarter: Period,
): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const { model, written } of editions) {
    const figures = figuresOf(model);
    if (model.status === "draft" || !figures) continue;
    const { signOff } = await readSignOff(settings, quarter, papers.get(model.paper) ?? { id: model.paper });
    const now = seenOf(model.audience, JSON.parse(new TextDecoder().decode(figures)) as Figures, { written });
    found.push(...changedSince(model.paper, signOff, now));
  }
  return found;
}

function changedSince(paper: string, { log }: SignOff, now: SeenEdition): Problem[] {
  const last = log.at(-1);
  if (!last?.seen || last.seen.audience !== now.audience) return [];
  const changed = [
    ...(last.seen.figures === now.figures ? [] : ["figures"]),
    ...(last.seen.words === now.words ? [] : ["words"]),
  ];
  if (changed.length === 0) return [];
  return [
    {
      code: "sign-off-outdated",
      severity: "warning",
      message: `The ${changed.join(" and ")} of "${paper}" have changed since it was signed off as ${last.decision} on ${last.date}: what is made now is not what was decided on.`,
      remedy:
        'Look at it again and sign it off anew, or bring back what it was made from; "csp-assess compare" shows what has changed between runs.',
    },
  ];
}
