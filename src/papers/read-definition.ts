import { z } from "zod";
import { fieldName, parseSettingsDocument, type SettingPath, type SettingsDocument } from "../partnership/document.ts";
import { problemsOfIssues } from "../partnership/issues.ts";
import { once } from "../partnership/schema-values.ts";
import type { Problem } from "../problems/problem.ts";
import type { PaperDefinition, SectionDefinition } from "./definition.ts";
import { paperSchemaFor } from "./paper-schema.ts";
import type { RegisteredKind } from "./section-kind.ts";

/** A paper's YAML as it was read, with what is wrong in it. */
export interface ReadDefinition {
  /** As written, where it can be told. */
  readonly id?: string;
  /** Only when nothing is wrong. */
  readonly definition?: PaperDefinition;
  readonly document: SettingsDocument;
  readonly problems: readonly Problem[];
}

/** Reads a paper's YAML; every problem has its line and column and, where there is one, the nearest right spelling. */
export function readDefinition(source: string, file: string, kinds: readonly RegisteredKind[]): ReadDefinition {
  const document = parseSettingsDocument(source, file);
  const found = document.content === undefined ? [] : problemsIn(document, kinds);
  const problems = [...document.problems, ...found].map(
    (problem): Problem => ({ ...problem, code: "paper-invalid" as const }),
  );
  const id = idIn(document.content);
  const named = id === undefined ? {} : { id };
  if (problems.length > 0 || document.content === undefined) return { ...named, document, problems };
  return { ...named, definition: definitionOf(document.content as Written), document, problems };
}

/** A paper that satisfies its schema, as written. */
interface Written extends Pick<PaperDefinition, "id" | "title" | "period" | "about"> {
  readonly sections: readonly (Omit<SectionDefinition, "parameters"> & Readonly<Record<string, unknown>>)[];
}

function problemsIn(document: SettingsDocument, kinds: readonly RegisteredKind[]): Problem[] {
  const schema = paperSchemaFor(document.content, kinds);
  const parsed = schema.safeParse(document.content ?? {}, once);
  if (!parsed.success) return problemsOfIssues(parsed.error.issues, schema, document);
  return idsTwice(definitionOf(document.content as Written), document, kinds);
}

function definitionOf({ id, title, period, about, sections }: Written): PaperDefinition {
  return {
    id,
    title: title.trim(),
    ...(period ? { period } : {}),
    ...(about ? { about } : {}),
    sections: sections.map(({ kind, for: repeat, id: own, title: given, ...parameters }) => ({
      kind,
      ...(repeat ? { for: repeat } : {}),
      ...(own ? { id: own } : {}),
      ...(given ? { title: given.trim() } : {}),
      parameters,
    })),
  };
}

/** Two sections under one id could not be told apart: by links, by the contents list, by their commentary. */
function idsTwice(
  { sections }: PaperDefinition,
  document: SettingsDocument,
  kinds: readonly RegisteredKind[],
): Problem[] {
  const seen = new Set<string>();
  return sections.flatMap((section, index): Problem[] => {
    if (section.for) return [];
    const name =
      section.id ?? kinds.find(({ id }) => id === section.kind)?.bind(section.parameters).name ?? section.kind;
    const taken = seen.has(name);
    seen.add(name);
    const path: SettingPath = ["sections", index];
    return taken
      ? [
          {
            code: "paper-invalid",
            severity: "error",
            message: `${fieldName(path)} has the id "${name}", which a section before it has.`,
            remedy: 'Give one of them an "id: " of its own.',
            place: document.placeOf(path),
          },
        ]
      : [];
  });
}

function idIn(content: unknown): string | undefined {
  const read = z.looseObject({ id: z.string() }).safeParse(content, once);
  return read.success ? read.data.id : undefined;
}
