import { formatDate } from "../../wording/dates.ts";
import { planWords } from "../../wording/plan.ts";
import { label, status, text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";

/** Who signs the plan, and whom to ask about it. */
export const planAgreement: SectionKind<Record<string, never>> = {
  id: "plan-agreement",
  shows: "Who signs the plan for the responsible authorities, and whom to ask.",
  partnershipPlan: "required",
  needs: () => [],
  present(_, context) {
    const { signatories, contacts } = planOf(context);
    const open = (words: string | undefined) =>
      words === undefined ? runsCell([status("not-set", "To be confirmed")]) : textCell(words);
    const signed: Block[] =
      signatories.length === 0
        ? [{ kind: "paragraph", tone: "gap", content: [text("The plan names nobody who has agreed it.")] }]
        : [
            {
              kind: "table",
              id: "signatories-table",
              number: context.numbering.table(),
              caption: "Responsible authorities and who signs for them",
              layout: "plain",
              columns: [
                leftColumn("body", "Authority"),
                leftColumn("name", "Signs for it"),
                leftColumn("role", "Role"),
                leftColumn("on", "Signed on"),
              ],
              rows: signatories.map(({ body, name, role, on }) =>
                row([textCell(body), open(name), open(role), open(on && formatDate(on))]),
              ),
              notes: [],
            },
          ];
    const asked: Block[] =
      contacts.length === 0
        ? []
        : [
            { kind: "heading", level: 3, text: "Contacts" },
            {
              kind: "list",
              ordered: false,
              items: contacts.map(({ name, says, link }) => [
                link ? { kind: "link" as const, href: link, content: [label(name)] } : label(name),
                label(`: ${says}`),
              ]),
            },
          ];
    return { title: planWords.contacts, blocks: [...signed, ...asked] };
  },
};
