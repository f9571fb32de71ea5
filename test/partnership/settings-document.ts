import { z } from "zod";
import { settingsSchema } from "../../src/partnership/schema.ts";
import { expectations } from "../../src/partnership/schema-values.ts";

/** One setting, as `docs/settings.md` lists it. */
export interface SettingEntry {
  /** `areas.zones[].id` */
  readonly path: string;
  readonly expected: string;
  /** `required`, a default, or empty. */
  readonly otherwise: string;
  readonly description: string;
}

/** Every setting of the schema, depth first, in the schema's order. */
export function settingEntries(): SettingEntry[] {
  return entriesOf(settingsSchema, "");
}

function entriesOf(schema: z.ZodObject, prefix: string): SettingEntry[] {
  return Object.entries(schema.shape).flatMap(([key, child]) => {
    const path = `${prefix}${key}`;
    const { expected, otherwise } = kindOf(child as z.ZodType);
    const description = (child as z.ZodType).meta()?.description ?? "";
    return [{ path, expected, otherwise, description }, ...inside(child as z.ZodType, path)];
  });
}

function inside(schema: z.ZodType, path: string): SettingEntry[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return entriesOf(inner, `${path}.`);
  if (inner instanceof z.ZodArray) return inside(inner.element as z.ZodType, `${path}[]`);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => inside(option as z.ZodType, path));
  return [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function kindOf(schema: z.ZodType): { expected: string; otherwise: string } {
  let otherwise = "required";
  let current = schema;
  let expected: string | undefined;
  while (current instanceof z.ZodDefault || current instanceof z.ZodOptional || current instanceof z.ZodPrefault) {
    expected ??= expectations.get(current)?.expected;
    if (current instanceof z.ZodDefault || current instanceof z.ZodPrefault)
      otherwise = defaultInWords(current.def.defaultValue);
    else if (otherwise === "required") otherwise = "";
    current = current.unwrap() as z.ZodType;
  }
  expected ??= expectations.get(current)?.expected;
  if (expected) return { expected, otherwise };
  if (current instanceof z.ZodArray) {
    const element = kindOf(current.element as z.ZodType).expected;
    return { expected: element === "a group of settings" ? "a list of entries" : `a list: ${element}`, otherwise };
  }
  if (current instanceof z.ZodEnum) return { expected: `one of ${current.options.join(", ")}`, otherwise };
  if (current instanceof z.ZodLiteral) return { expected: [...current.values].join(", "), otherwise };
  if (current instanceof z.ZodBoolean) return { expected: "true or false", otherwise };
  return { expected: "a group of settings", otherwise };
}

function defaultInWords(value: unknown): string {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isEmpty ? "" : `default: ${Array.isArray(value) ? value.join(", ") : String(value)}`;
}

const introduction = `# Settings

<!-- Made from the schema by test/partnership/documents.test.ts; \`npx vitest run test/partnership -u\` writes it anew. -->

The settings of a partnership stand in \`partnership.yaml\` in the partnership folder. A name that does not exist is an
error, never passed over. Everything that is wrong is reported at once, with line and column, and the command ends with
exit code 2. Paths lie inside the partnership folder and are written with forward slashes. \`[]\` means each entry of a
list. \`partnership.schema.json\` beside this page is the same as a JSON Schema, for editors that complete and check as
one types.
`;

/** The whole of `docs/settings.md`. */
export function settingsDocument(): string {
  const entries = settingEntries();
  const sections = Object.keys(settingsSchema.shape).map((key) => {
    const own = entries.filter((entry) => entry.path.split(/[.[]/)[0] === key);
    const rows = own.map(
      (entry) => `| \`${entry.path}\` | ${entry.description} | ${entry.expected} | ${entry.otherwise} |`,
    );
    return [`## ${key}`, "", "| Setting | Means | Is | |", "|---|---|---|---|", ...rows, ""].join("\n");
  });
  return [introduction, ...sections].join("\n");
}
