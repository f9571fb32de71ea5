import { z } from "zod";
import { text } from "../../partnership/schema-values.ts";
import { label } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import type { SectionKind } from "../section-kind.ts";

const parameters = z.strictObject({
  says: z.array(text).min(1).optional().meta({ description: "What always stands there, a paragraph each." }),
  asks: text.optional().meta({ description: "What the analyst's words should tell; makes them required." }),
});
type Parameters = z.infer<typeof parameters>;

/** Words that always stand in a paper, a place for the analyst's, or both. */
export const words: SectionKind<Parameters> = {
  id: "words",
  shows: "Words that always stand in the paper, a place for the analyst's, or both.",
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ says = [], asks }, context) {
    const standing = says.map((one): Block => ({ kind: "paragraph", content: [label(one)] }));
    const asked: Block[] = asks ? [{ kind: "paragraph", tone: "note", content: [label(asks)] }] : [];
    const written = context.commentary(asks ? "words" : undefined);
    const isThere = written.some(({ kind }) => kind === "commentary");
    // The paper gives it a title of its own.
    return { title: "Note", blocks: [...standing, ...(isThere ? [] : asked), ...written] };
  },
};
