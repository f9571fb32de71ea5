import { z } from "zod";
import type { EditionModel } from "../papers/model.ts";
import { methods, units } from "../values/figure.ts";
import { absentStates } from "../values/value.ts";

/** Raised when a reader of an older `figures.json` could no longer read it. */
export const figuresFormat = 1;

const audiences = ["internal", "partnership", "public"] as const satisfies readonly EditionModel["audience"][];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Properties that a number can have. */
export const figureAttributes = ["provisional", "revised", "small-base"] as const;

const figure = z.strictObject({
  id: z.string().describe("indicator[dim=value,...]/area/period/measure[:comparison]"),
  indicator: z.string(),
  dims: z.record(z.string(), z.string()).describe("What the indicator is split by; empty for the whole of it"),
  area: z.string(),
  period: z.string().describe("fy2019-20, fy2019-20-q4, 2020-03, 2020-03-23..2020-06-14, 12m-to-2020-03"),
  measure: z.string(),
  comparison: z.string().optional(),
  state: z.enum(["value", ...absentStates]).describe("value, or why there is no number"),
  number: z.number().optional().describe("Unrounded; there when state is value, and only then"),
  reason: z.string().optional().describe("Why there is no number, as a code"),
  unit: z.enum(units),
  method: z.enum(methods).describe("How it came about; docs/methods.md"),
  constants: z
    .record(z.string(), z.number())
    .optional()
    .describe("Numbers of the arithmetic that are no figures, such as the days of a month"),
  inputs: z.array(z.string()).describe("Ids of the figures that it was computed from; all of them are in this file"),
  sources: z.array(z.string()).describe("Sources that it was counted from"),
  files: z
    .array(z.strictObject({ sha256, records: z.int().nonnegative().optional() }))
    .describe("Files of those sources; in internal editions the ones that had records, and how many"),
  records: z.int().nonnegative().optional().describe("How many records were counted; internal editions only"),
  attributes: z.array(z.enum(figureAttributes)),
});

/** `figures.json`: the one description of it, from which the published JSON Schema is made and by which runs are read back. */
export const figuresSchema = z.strictObject({
  format: z.literal(figuresFormat),
  tool: z.strictObject({ name: z.literal("csp-assess"), version: z.string() }),
  paper: z.string(),
  title: z.string(),
  partnership: z.string(),
  audience: z.enum(audiences),
  marking: z.enum(["OFFICIAL", "OFFICIAL-SENSITIVE", "none"]),
  status: z.enum(["draft", "cleared", "final"]),
  period: z.string(),
  date: z.string(),
  settings: z.strictObject({ sha256 }),
  files: z
    .array(
      z.strictObject({
        path: z.string(),
        source: z.string(),
        sha256,
        rows: z.int().nonnegative().optional().describe("Rows that became records; internal editions only"),
      }),
    )
    .describe("Every file that was read"),
  indicators: z
    .array(z.strictObject({ id: z.string(), title: z.string(), definition: z.string(), fingerprint: sha256 }))
    .describe("The indicators of the figures. The fingerprint changes when what is counted changes"),
  areas: z
    .array(z.strictObject({ id: z.string(), name: z.string(), fingerprint: sha256 }))
    .describe("The areas of the figures. The fingerprint changes when the area is drawn otherwise"),
  references: z
    .array(z.strictObject({ path: z.string(), sha256, source: z.string().optional() }))
    .optional()
    .describe("Tables of the settings besides the extracts: populations, and how a source's categories are mapped"),
  figures: z.array(figure).describe("In the order of their ids"),
});

export type FiguresDocument = z.infer<typeof figuresSchema>;
export type FigureRecord = FiguresDocument["figures"][number];

/** The JSON Schema of `figures.json`, published with the program. */
export function figuresJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(figuresSchema, { target: "draft-7" }), title: "figures.json of csp-assess" };
}
