import { z } from "zod";
import type { Audience } from "../../partnership/settings.ts";
import { formatDate, formatQuarterWithMonths } from "../../wording/dates.ts";
import { text } from "../../wording/runs.ts";
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
  needs: () => [],
  present(_parameters, { paper }) {
    const { settings, quarter, dataTo } = paper;
    const meeting = settings.meeting;
    const facts = [
      ...(meeting ? [{ term: "For", content: [text(meeting.group)] }] : []),
      ...(meeting ? [{ term: "Meeting", content: [text(`${meeting.title}, ${formatDate(meeting.date)}`)] }] : []),
      { term: "Edition", content: [text(audienceNames[paper.audience])] },
      { term: "Data held to", content: [text(formatDate(dataTo))] },
    ];
    const blocks: Block[] = [{ kind: "facts", items: facts }];
    if (paper.audience === "public")
      blocks.push({
        kind: "callout",
        title: "Not yet checked for publication",
        tone: "warning",
        blocks: [
          {
            kind: "paragraph",
            content: [
              text(
                "Small counts are withheld in this edition, but nobody has yet checked that a withheld count cannot be worked out from the others. Do not publish it.",
              ),
            ],
          },
        ],
      });
    return { title: formatQuarterWithMonths(quarter), blocks, untitled: true };
  },
};

const roleParameters = z.strictObject({ asks: z.array(z.string()).min(1) });

/** What the group is asked to do. A commentary of the same name replaces the standing list. */
export const roleOfGroup: SectionKind<z.infer<typeof roleParameters>> = {
  id: "role-of-group",
  parameters: roleParameters,
  needs: () => [],
  present({ asks }, context) {
    const written = context.commentary("role-of-group", false);
    const commentary = written.find((block) => block.kind === "commentary");
    const blocks: readonly Block[] =
      commentary?.kind === "commentary"
        ? commentary.blocks
        : [{ kind: "list", ordered: false, items: asks.map((ask) => [text(ask)]) }];
    const group = context.paper.settings.meeting?.group ?? "group";
    return {
      title: "Role of the group",
      untitled: true,
      blocks: [{ kind: "callout", title: `The ${group.replace(/^the /i, "")} is asked to`, tone: "role", blocks }],
    };
  },
};
