import { z } from "zod";
import { expectations, id, text } from "../partnership/schema-values.ts";
import { type Repeat, repeats } from "./definition.ts";
import { paperPeriods } from "./paper-period.ts";
import type { RegisteredKind } from "./section-kind.ts";

const paperId = id.meta({
  description: "Names the paper in the settings, on the command line and in the names of its files.",
});
const title = text.meta({ description: "The paper's title." });
const period = z.enum(paperPeriods).meta({
  description:
    "What it reports: `quarter`, which it is when left out; `year`, a whole financial year; `coming-year`, a plan of the year after the one whose figures it has.",
});
const about = z
  .union([z.array(z.union([id, z.strictObject({ topic: id })])).min(1, "it names no indicator"), z.literal("plan")])
  .meta({
    description:
      "The indicators of the paper: ids, or the topic of those in use; `plan` for those that the Partnership Plan names. All in use when left out.",
  });
const sectionId = id.meta({ description: "The section's own id, which its commentary is named by." });
const sectionTitle = text.meta({ description: "A title in place of the kind's own." });

/**
 * The form of one paper, made for what it holds: each section is checked by the parameters of its kind, so that a wrong one is found at
 * its place with the rest of the file.
 */
export function paperSchemaFor(content: unknown, kinds: readonly RegisteredKind[]): z.ZodObject {
  const listed: unknown = isGroup(content) ? content["sections"] : undefined;
  const sections =
    Array.isArray(listed) && listed.length > 0
      ? z.tuple(listed.map((section) => sectionSchemaFor(section, kinds)) as [z.ZodObject, ...z.ZodObject[]])
      : z.array(z.looseObject({})).min(1, "it has no section");
  return z.strictObject({ id: paperId, title, period: period.optional(), about: about.optional(), sections });
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function sectionSchemaFor(section: unknown, kinds: readonly RegisteredKind[]): z.ZodObject {
  const kind = z.enum(kinds.map((one) => one.id) as [string, ...string[]]);
  const found = isGroup(section) ? kinds.find((one) => one.id === section["kind"]) : undefined;
  if (!found) return z.looseObject({ kind });
  const possible = repeatsOf(found);
  const written = isGroup(section) ? section["for"] : undefined;
  const repeated = possible.find((one) => one === written);
  // A repetition that is misspelt gives what it would have given: one mistake is told once.
  const given: readonly string[] = repeated
    ? repeats[repeated]
    : possible.flatMap((one) => (written ? repeats[one] : []));
  const own = Object.entries(found.parameters).filter(([name]) => !given.includes(name));
  return z.strictObject({
    kind,
    ...(possible.length > 0 ? { for: repeatSchema(possible).optional() } : {}),
    // A repeated section has an id and a title for each repetition.
    ...(repeated ? {} : { id: sectionId.optional(), title: sectionTitle.optional() }),
    ...Object.fromEntries(own),
  });
}

const repeatSchema = (possible: readonly Repeat[]) =>
  z
    .enum(possible as [Repeat, ...Repeat[]])
    .register(expectations, { expected: `${possible.join(" or ")}, or nothing` });

/** What a kind can be repeated for: all that a repetition gives are parameters of its own. */
export const repeatsOf = (kind: RegisteredKind): Repeat[] =>
  (Object.keys(repeats) as Repeat[]).filter((one) => repeats[one].every((name) => name in kind.parameters));
