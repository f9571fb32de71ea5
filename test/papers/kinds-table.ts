import { z } from "zod";
import { repeats } from "../../src/papers/definition.ts";
import { sectionKinds } from "../../src/papers/kinds/index.ts";
import { repeatsOf } from "../../src/papers/paper-schema.ts";
import { namesOf } from "../../src/papers/parameters.ts";
import { expectations } from "../../src/partnership/schema-values.ts";

/** The parts of docs/papers.md that are made from the registry of section kinds, by name. */
export function kindTables(): ReadonlyMap<string, string> {
  return new Map([
    ["section kinds", [...head("Kind", "Shows", "Commentary", "Repeated"), ...kindRows()].join("\n")],
    ["parameters", [...head("Kind", "Parameter", "Means", "Is", ""), ...parameterRows()].join("\n")],
  ]);
}

const head = (...titles: readonly string[]): string[] => [
  `| ${titles.join(" | ")} |`,
  `|${titles.map(() => "---").join("|")}|`,
];

const kindRows = (): string[] =>
  sectionKinds.map((kind) => {
    const repeated = repeatsOf(kind).map((one) => `\`${one}\``);
    return `| \`${kind.id}\` | ${kind.shows} | ${kind.takesCommentary ? "yes" : ""} | ${repeated.join(", ")} |`;
  });

const parameterRows = (): string[] =>
  sectionKinds.flatMap((kind) =>
    Object.entries(kind.parameters).map(([name, schema]) => {
      const given = repeatsOf(kind).find((one) => (repeats[one] as readonly string[]).includes(name));
      const description = descriptionOf(schema);
      return `| \`${kind.id}\` | \`${name}\` | ${description} | ${isWhat(schema)} | ${otherwise(schema)}${given ? `; given by \`${given}\`` : ""} |`;
    }),
  );

/** What stands inside `optional` and `default`. */
const inner = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? inner(schema.unwrap() as z.ZodType) : schema;

export const descriptionOf = (schema: z.ZodType): string =>
  schema.meta()?.description ?? inner(schema).meta()?.description ?? "";

function isWhat(schema: z.ZodType): string {
  const within = inner(schema);
  const named = namesOf.get(within)?.of;
  if (named) return `the id of ${named === "pair" || named === "zone" ? "a" : "an"} ${named}`;
  const expected = expectations.get(schema)?.expected ?? expectations.get(within)?.expected;
  if (expected) return expected;
  if (within instanceof z.ZodArray) return `a list: ${isWhat(within.element as z.ZodType)}`;
  if (within instanceof z.ZodEnum) return `one of ${within.options.join(", ")}`;
  return within instanceof z.ZodBoolean ? "true or false" : within.def.type;
}

const otherwise = (schema: z.ZodType): string => {
  if (schema instanceof z.ZodDefault) return `default: ${String(schema.def.defaultValue)}`;
  return schema instanceof z.ZodOptional ? "may be left out" : "required";
};
