import { z } from "zod";
import { parseSettingsDocument } from "../../partnership/document.ts";
import { problemsOfIssues } from "../../partnership/issues.ts";
import { date, text } from "../../partnership/schema-values.ts";
import type { Problem } from "../../problems/problem.ts";
import type { IsoDate } from "../../values/period.ts";

/** What stands between the two `---` of a commentary. */
export interface FrontMatter {
  /** Who holds the section's subject. */
  readonly owner?: string;
  /** When the words were written. */
  readonly date?: IsoDate;
  /** What the group is asked to decide. */
  readonly ask?: string;
  /** How sure it is of what it says. */
  readonly evidence?: EvidenceGrade;
}

/** Put to a test that it could have failed; borne out by what is counted; what people who know think. */
export const evidenceGrades = ["tested", "supported", "view"] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

const frontMatter = z.strictObject({
  owner: text.optional(),
  date: date.optional(),
  ask: text.optional(),
  evidence: z.enum(evidenceGrades).optional(),
});

/** Reads the front matter; a key with nothing after it is not there. Problems have the line in the commentary's file. */
export function readFrontMatter(lines: string, file: string): { meta: FrontMatter; problems: Problem[] } {
  // A line for the first `---`, so that lines count as in the file.
  const document = parseSettingsDocument(`\n${lines}`, file);
  const content = document.content ?? {};
  const written =
    typeof content === "object" && !Array.isArray(content)
      ? Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null))
      : content;
  const parsed = frontMatter.safeParse(written);
  const found = parsed.success ? [] : problemsOfIssues(parsed.error.issues, frontMatter, document);
  const problems = [...document.problems, ...found].map(
    (problem): Problem => ({
      ...problem,
      code: "commentary-invalid",
      remedy:
        "Only owner:, date:, ask: and evidence: may stand between the two ---, each followed by text, a date such as 2020-06-18 or, of evidence, tested, supported or view.",
    }),
  );
  if (!parsed.success || problems.length > 0) return { meta: {}, problems };
  const { owner, date: day, ask, evidence } = parsed.data;
  return {
    meta: {
      ...(owner ? { owner } : {}),
      ...(day ? { date: day } : {}),
      ...(ask ? { ask } : {}),
      ...(evidence ? { evidence } : {}),
    },
    problems: [],
  };
}
