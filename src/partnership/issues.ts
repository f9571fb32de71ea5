import { z } from "zod";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { fieldName, type SettingPath, type SettingsDocument } from "./document.ts";
import { type Expectation, expectations } from "./schema-values.ts";

type Issue = z.core.$ZodIssue;

/** Turns what the schema found into problems with a place, what was found, what was expected, the nearest spelling. */
export function problemsOfIssues(issues: readonly Issue[], schema: z.ZodType, document: SettingsDocument): Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, issue.path, schema, document));
}

function problemsOfIssue(issue: Issue, path: SettingPath, schema: z.ZodType, document: SettingsDocument): Problem[] {
  const found = valueAt(document.content, path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, schema, document));
  if (issue.code === "invalid_union") {
    const option = closestOption(issue.errors);
    // A value of the right kind for one of the options has problems of its own further in.
    if (option) return option.flatMap((inner) => problemsOfIssue(inner, [...path, ...inner.path], schema, document));
  }
  if (issue.code === "invalid_type" && found === undefined) return [missingKey(path, schema, document)];
  return [wrongValue(issue, found, path, schema, document)];
}

function unknownKey(key: string, path: SettingPath, schema: z.ZodType, document: SettingsDocument): Problem {
  const known = schemasAt(schema, path).flatMap(keysOf);
  const inside = path.length > 0 ? ` in ${fieldName(path)}` : "";
  const suggestion = nearest(key, known);
  return {
    code: "settings-unknown-key",
    severity: "error",
    message: `There is no setting "${key}"${inside}.${didYouMean(suggestion)}`,
    remedy: `Settings here: ${known.join(", ")}.`,
    place: document.placeOfKey([...path, key]),
  };
}

function missingKey(path: SettingPath, schema: z.ZodType, document: SettingsDocument): Problem {
  const expected = expectationAt(schema, path).expected;
  return {
    code: "settings-missing-key",
    severity: "error",
    message: `${fieldName(path)} is required and is not there.`,
    remedy: `Add "${String(path.at(-1))}: " with ${expected}.`,
    place: document.placeOf(path),
  };
}

function wrongValue(
  issue: Issue,
  found: unknown,
  path: SettingPath,
  schema: z.ZodType,
  document: SettingsDocument,
): Problem {
  const { expected, suggest } = expectationAt(schema, path);
  const choices = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const suggestion = suggest?.(found) ?? (typeof found === "string" ? nearest(found, choices) : undefined);
  const reason = issue.code === "custom" && !issue.message.includes("Invalid input") ? ` (${issue.message})` : "";
  return {
    code: issue.code === "custom" && /period|financial year/.test(expected) ? "period-invalid" : "settings-invalid",
    severity: "error",
    message: `${fieldName(path) || "The file"} is ${describe(found)}${reason}; expected ${expected}.${
      suggestion === undefined ? "" : ` Did you mean ${suggestion}?`
    }`,
    place: document.placeOf(path),
  };
}

function describe(found: unknown): string {
  if (found === undefined || found === null) return "empty";
  if (Array.isArray(found)) return found.length === 0 ? "an empty list" : "a list";
  if (typeof found === "object") return "a group of settings";
  if (typeof found === "string") return found.trim() === "" ? "blank" : `"${found}"`;
  return `the ${typeof found === "boolean" ? "yes-or-no value" : "number"} ${String(found)}`;
}

/** The option of a union that the value was meant for: the one whose complaints lie inside it, not about its kind. */
function closestOption(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return options.find(
    (issues) =>
      issues.length > 0 && issues.every((issue) => issue.path.length > 0 || issue.code === "unrecognized_keys"),
  );
}

function valueAt(content: unknown, path: SettingPath): unknown {
  let value = content;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

const describeKind: Readonly<Record<string, string>> = {
  object: "a group of settings",
  record: "a group of settings",
  array: "a list",
  boolean: "true or false",
};

function expectationAt(schema: z.ZodType, path: SettingPath): Expectation {
  const found = schemasAt(schema, path);
  for (const candidate of found) {
    const expectation = expectations.get(candidate);
    if (expectation) return expectation;
  }
  const innermost = found.at(-1);
  if (innermost instanceof z.ZodEnum) return { expected: `one of ${innermost.options.join(", ")}` };
  if (innermost instanceof z.ZodLiteral) return { expected: [...innermost.values].join(", ") };
  return { expected: describeKind[innermost?.def.type ?? ""] ?? "another value" };
}

function keysOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The schemas that speak about a path: the outermost first, wrappers and the options of unions included. */
function schemasAt(schema: z.ZodType, path: SettingPath): z.ZodType[] {
  let current = unwrap(schema);
  for (const step of path) {
    current = current.flatMap((candidate): z.ZodType[] => {
      if (candidate instanceof z.ZodObject) {
        const next: unknown = candidate.shape[String(step)];
        return next instanceof z.ZodType ? unwrap(next) : [];
      }
      if (candidate instanceof z.ZodArray && typeof step === "number") return unwrap(candidate.element as z.ZodType);
      if (candidate instanceof z.ZodTuple && typeof step === "number")
        return [candidate.def.items[step]].flatMap((item) => (item instanceof z.ZodType ? unwrap(item) : []));
      if (candidate instanceof z.ZodRecord) return unwrap(candidate.valueType as z.ZodType);
      return [];
    });
  }
  return current;
}

/** A schema with what it wraps: optional, default, prefault, pipe; and every option of a union. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return [schema, ...unwrap(schema.unwrap() as z.ZodType)];
  if (schema instanceof z.ZodPipe) return [schema, ...unwrap(schema.in as z.ZodType)];
  if (schema instanceof z.ZodUnion) return [schema, ...schema.options.flatMap((option) => unwrap(option as z.ZodType))];
  return [schema];
}
