import type { SectionModel } from "../../../src/papers/model.ts";
import { nte, nteChange } from "./figures.ts";
import { figure, text } from "./inline.ts";

/** What stands before the scorecard: the meeting, what the group is asked to do, and the headlines. */
export const front: readonly SectionModel[] = [
  {
    id: "title",
    kind: "title-block",
    title: "Quarterly performance paper",
    untitled: true,
    blocks: [
      {
        kind: "facts",
        items: [
          { term: "For", content: [text("Statutory Officer Group")] },
          { term: "Meeting", content: [text("Quarter 1 2020/21, 25 June 2020")] },
          { term: "Edition", content: [text("Internal")] },
          { term: "Data to", content: [text("31 March 2020")] },
        ],
      },
    ],
  },
  {
    id: "role",
    kind: "role-of-group",
    title: "Role of the group",
    untitled: true,
    blocks: [
      {
        kind: "callout",
        title: "The group is asked to",
        tone: "role",
        blocks: [
          {
            kind: "list",
            ordered: false,
            items: [
              [text("note performance and discuss the areas that are off target;")],
              [text("agree partnership action on theft and robbery in Shoreditch at night;")],
              [text("agree how the two sets of domestic abuse figures are to be read together.")],
            ],
          },
        ],
      },
    ],
  },
  {
    id: "headlines",
    kind: "headlines",
    title: "Headlines",
    blocks: [
      {
        kind: "headlines",
        items: [
          {
            lead: [text("Night-time crime and ASB in Shoreditch rose "), figure(nteChange, "29%")],
            rest: [
              text(", from 1,550 to "),
              figure(nte, "2,000"),
              text(" incidents. It was up 38% at the end of Quarter 3; Quarter 4 was level with last year."),
            ],
            ask: [text("Police lead: agree action on theft and robbery.")],
            see: "shoreditch",
          },
          {
            lead: [text("Serious youth violence: target missed by 17.")],
            rest: [
              text(
                "There were 253 victims, 16 fewer than last year (−6%), within usual variation; 236 or fewer were needed.",
              ),
            ],
            see: "syv",
          },
          {
            lead: [
              text(
                "Knife injury to under-25s: 41 victims, the lowest 12-month total since the 12 months to May 2014 (40).",
              ),
            ],
            rest: [text("There were 63 a year ago.")],
            see: "knife",
          },
          {
            lead: [text("Domestic abuse: after 23 March referrals and police reports part ways.")],
            rest: [
              text(
                "Referrals to DAIS rose by half on the same 12 weeks of 2019 (294 to 441) while police-recorded offences fell 16%.",
              ),
            ],
            ask: [text("Council lead: say how the two are to be read together.")],
            see: "da",
          },
          {
            lead: [text("Violence with injury fell 8%,")],
            rest: [text("from 3,060 to 2,815 offences, a clear change; the target was missed by 61.")],
            see: "vwi",
          },
        ],
      },
    ],
  },
];
