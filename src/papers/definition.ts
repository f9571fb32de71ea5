import { parse } from "yaml";
import { z } from "zod";

/** What a section is repeated for; absent when it stands once. */
const repeats = z.enum(["each-indicator", "each-zone", "each-pair"]);

const sectionSchema = z.looseObject({ kind: z.string(), for: repeats.optional(), id: z.string().optional() });

const paperSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  sections: z.array(sectionSchema).min(1),
});

/** One entry of a paper's list: a kind, what it is repeated for, and the kind's own parameters. */
export interface SectionDefinition {
  readonly kind: string;
  readonly for?: z.infer<typeof repeats>;
  readonly id?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface PaperDefinition {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly SectionDefinition[];
}

/** Parses a paper's YAML. Throws zod's error: paper files ship with the program or are checked by the settings. */
export function parsePaper(source: string): PaperDefinition {
  const paper = paperSchema.parse(parse(source));
  return {
    id: paper.id,
    title: paper.title,
    sections: paper.sections.map(({ kind, for: repeat, id, ...parameters }) => ({
      kind,
      ...(repeat ? { for: repeat } : {}),
      ...(id ? { id } : {}),
      parameters,
    })),
  };
}
