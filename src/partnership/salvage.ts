import { z } from "zod";
import type { SettingsForm } from "./schema.ts";
import { settingsSchema } from "./schema.ts";
import { once } from "./schema-values.ts";

/** Lists keep their length; an object, and an object in a list, keeps the keys that could be read. */
type Readable<T> = T extends readonly (infer Entry)[]
  ? readonly (Readable<Entry> | undefined)[]
  : T extends string | number
    ? T
    : { readonly [Key in keyof T]?: T[Key] extends readonly (infer Entry)[] ? readonly (Entry | undefined)[] : T[Key] };

/**
 * What can be read of settings that may be wrong elsewhere, so that the rules report their problems in the same go as
 * the schema does. A value that does not satisfy the schema is left out, never guessed.
 */
export type ReadableSettings = { readonly [Key in keyof SettingsForm]?: Readable<SettingsForm[Key]> } & {
  readonly zones?: Readable<SettingsForm["areas"]["zones"]>;
};

export function salvage(content: unknown): ReadableSettings {
  const settings = readable(settingsSchema, content) as Omit<ReadableSettings, "zones"> | undefined;
  const zones = settings?.areas?.zones as ReadableSettings["zones"];
  return { ...settings, ...(zones ? { zones } : {}) };
}

function readable(schema: z.ZodType, value: unknown): unknown {
  const whole = schema.safeParse(value, once);
  if (whole.success) return whole.data;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((entry) => readable(inner.element as z.ZodType, entry));
  if (inner instanceof z.ZodObject && typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(inner.shape).flatMap(([key, child]) => {
        const found = readable(child as z.ZodType, get(value, key));
        return found === undefined ? [] : [[key, found]];
      }),
    );
  return undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function get(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, unknown>)[key];
}

/** Whether anything is written at a path, right or wrong. */
export function isWritten(content: unknown, path: readonly PropertyKey[]): boolean {
  let value = content;
  for (const step of path) value = get(value, step);
  return value !== undefined;
}

/** The text under a key of every entry of a list, readable or not: the ids that the user has declared. */
export function declared(content: unknown, list: readonly string[], key: string): (string | undefined)[] {
  let value = content;
  for (const step of list) value = get(value, step);
  if (!Array.isArray(value)) return [];
  return value.map((entry) => {
    const found = get(entry, key);
    return typeof found === "string" ? found : undefined;
  });
}
