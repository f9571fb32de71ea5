import type { SectionModel } from "../../../src/papers/model.ts";
import { type Numbers, plainTable } from "./blocks.ts";
import { figures } from "./figures.ts";
import { cell, figure, text } from "./inline.ts";

/** What stands behind: the quality of the data, methods, definitions, the pedigree and provenance. */
export const annexes = (numbers: Numbers): SectionModel[] => [
  {
    id: "quality",
    kind: "data-quality",
    title: "Data quality",
    newPage: true,
    blocks: [
      {
        kind: "callout",
        title: "Not yet protected for publication",
        tone: "warning",
        blocks: [
          {
            kind: "paragraph",
            content: [
              text("Small counts are withheld, but the check that they cannot be worked out has not been made."),
            ],
          },
        ],
      },
      {
        kind: "callout",
        title: "What was read",
        tone: "plain",
        blocks: [{ kind: "paragraph", content: [text("34,757 rows read, 34,700 counted, 57 rejected.")] }],
      },
      { kind: "paragraph", tone: "gap", content: [text("March 2020 of the council’s extract is incomplete.")] },
      {
        kind: "paragraph",
        tone: "note",
        content: [text("Field "), { kind: "code", text: "Committed From" }, text(" is heaped on 00:00.")],
      },
    ],
  },
  {
    id: "methods",
    kind: "methods",
    title: "Methods",
    annex: true,
    newPage: true,
    blocks: [{ kind: "paragraph", content: [text("Clear changes are those whose 95% interval excludes no change.")] }],
  },
  {
    id: "definitions",
    kind: "definitions",
    title: "Definitions",
    annex: true,
    blocks: [
      {
        ...plainTable(numbers, "definitions-table", "definitions", 2, 0),
        columns: [
          { id: "term", title: "Indicator", align: "left" },
          { id: "definition", title: "Definition", align: "left" },
        ],
        rows: [
          {
            cells: [
              cell("Serious youth violence victims"),
              cell(
                "Victimisations of people aged 1 to 19 at the time of the offence, of most serious violence, gun or knife-enabled crime; domestic abuse included; by recorded date.",
              ),
            ],
          },
          {
            cells: [
              cell("Knife injury victims under 25"),
              cell("Victims aged 1 to 24 injured with a knife, domestic abuse left out; by recorded date."),
            ],
          },
        ],
      },
    ],
  },
  {
    id: "pedigree",
    kind: "pedigree",
    title: "Where each figure comes from",
    annex: true,
    newPage: true,
    blocks: [
      {
        ...plainTable(numbers, "pedigree-table", "plain", 4, 0),
        caption: "The series that the figures belong to",
        columns: [
          { id: "series", title: "Series", align: "left" },
          { id: "value", title: "Records", align: "right" },
          { id: "how", title: "Its figures", align: "left" },
          { id: "files", title: "Counted from", align: "left" },
        ],
        rows: [
          ...new Map(
            Object.keys(figures).map((id) => [
              id
                .replace(/\[.*?\]/, "")
                .split("/")
                .slice(0, 2)
                .join("/"),
              id,
            ]),
          ),
        ].map(([series, id]) => ({
          anchor: `p-${series.replace("/", "--")}`,
          cells: [
            cell(series),
            cell(figure(id, "253")),
            cell("count of records"),
            cell({ kind: "code", text: "abababababab" }),
          ],
        })),
      },
    ],
  },
  {
    id: "provenance",
    kind: "provenance",
    title: "Provenance",
    annex: true,
    blocks: [
      {
        kind: "facts",
        items: [
          { term: "Made with", content: [text("csp-assess 0.1.0")] },
          { term: "Settings", content: [{ kind: "code", text: "ab".repeat(32) }] },
        ],
      },
    ],
  },
];
