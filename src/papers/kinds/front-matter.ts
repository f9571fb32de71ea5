import { z } from "zod";
import { text } from "../../partnership/schema-values.ts";
import type { Audience } from "../../partnership/settings/editions.ts";
import { heldTo } from "../../wording/data-ends.ts";
import { formatDate, formatPeriod, formatQuarterWithMonths } from "../../wording/dates.ts";
import { label } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import type { SectionKind } from "../section-kind.ts";

const audienceNames: Readonly<Record<Audience, string>> = {
  internal: "Internal",
  partnership: "Partnership",
  public: "Public",
};

/** What the paper is, for whom, and to when the data runs. */
export const titleBlock: SectionKind<Record<string, never>> = {
  id: "title-block",
  shows: "The group, the meeting, the edition, and to when the data run.",
  needs: () => [],
  present(_parameters, { paper, named }) {
    const { settings, quarter, dataTo, sourceEnds } = paper;
    const reached = heldTo(sourceEnds, quarter);
    const meeting = settings.meeting;
    const facts = [
      ...(meeting ? [{ term: "For", content: [label(meeting.group)] }] : []),
      ...(meeting ? [{ term: "Meeting", content: [label(`${meeting.title}, ${formatDate(meeting.date)}`)] }] : []),
      { term: "Edition", content: [label(audienceNames[paper.audience])] },
      { term: "Data held to", content: reached.length > 0 ? reached : [label(formatDate(dataTo))] },
    ];
    return {
      title: named.kind === "year" ? formatPeriod(named) : formatQuarterWithMonths(quarter),
      blocks: [{ kind: "facts", items: facts }],
      untitled: true,
    };
  },
};

const roleParameters = z.strictObject({
  asks: z.array(text).min(1).meta({ description: "What it is asked to do, a line each." }),
});

/** What the group is asked to do. A commentary of the same name replaces the standing list. */
export const roleOfGroup: SectionKind<z.infer<typeof roleParameters>> = {
  id: "role-of-group",
  shows: "What the group is asked to do. A commentary of the section takes the place of the list.",
  takesCommentary: true,
  parameters: roleParameters,
  needs: () => [],
  present({ asks }, context) {
    const written = context.commentary();
    const commentary = written.find((block) => block.kind === "commentary");
    const blocks: readonly Block[] =
      commentary?.kind === "commentary"
        ? commentary.blocks
        : [{ kind: "list", ordered: false, items: asks.map((ask) => [label(ask)]) }];
    const group = context.paper.settings.meeting?.group ?? "group";
    return {
      title: "Role of the group",
      untitled: true,
      blocks: [{ kind: "callout", title: `The ${group.replace(/^the /i, "")} is asked to`, tone: "role", blocks }],
    };
  },
};
