import type { ChartModel } from "../../src/charts/model.ts";
import type {
  Block,
  ChartBlock,
  EditionModel,
  Inline,
  SectionModel,
  StatusMark,
  TableBlock,
  TableCell,
} from "../../src/papers/model.ts";
import type { Figure } from "../../src/values/figure.ts";
import { charts, months, sparkline, trend } from "../charts/sample-charts.ts";

/** A made-up paper with every kind of block and chart in it, and the texts and gaps that make a page hard to set. */

export const text = (content: string): Inline => ({ kind: "text", text: content });
export const figure = (id: string, content: string): Inline => ({ kind: "figure", id, text: content });
export const note = (number: number): Inline => ({ kind: "note", number });
const strong = (...content: Inline[]): Inline => ({ kind: "strong", content });
const status = (mark: StatusMark, word: string): Inline => ({ kind: "status", status: mark, text: word });
const cell = (...content: (Inline | string)[]): TableCell => ({
  content: content.map((item) => (typeof item === "string" ? text(item) : item)),
});

const nte = "nte-crime-and-asb/shoreditch/fy2019-20/count";
const nteChange = "nte-crime-and-asb/shoreditch/fy2019-20/percent-change:previous-year";
const victims = "syv-victims/hackney/fy2019-20/count";

export const figures: Readonly<Record<string, Figure>> = Object.fromEntries(
  [nte, nteChange, victims, "knife-injury-under-25/hackney/12m-to-2020-03/count"].map((id, index): [string, Figure] => [
    id,
    {
      id,
      value: { state: "value", number: 253 + index },
      unit: "offences",
      method: "count",
      inputs: [],
      pedigree: {
        indicator: id.split("/")[0] ?? "",
        sources: ["police-crime"],
        files: [{ sha256: "ab".repeat(32), records: 253 }],
        records: 253,
      },
    },
  ]),
);

let tables = 0;
let drawings = 0;

const dataTable = (id: string, chart: ChartModel): TableBlock => {
  const monthly =
    chart.kind === "trend" || chart.kind === "rolling" ? chart.points : months("2019-04", [1, "c", undefined, 1204]);
  return {
    kind: "table",
    id: `${id}-data`,
    number: 0,
    caption: "Numbers in the chart, by month",
    layout: "plain",
    columns: [
      { id: "month", title: "Month", align: "left" },
      { id: "number", title: "Number", align: "right" },
      { id: "signal", title: "Against usual variation", align: "left" },
    ],
    rows: monthly.map((point) => ({
      cells: [
        cell(point.month),
        cell(
          point.state === "value"
            ? figure(point.figure, String(point.number))
            : point.state === "suppressed"
              ? "[c]"
              : "[x]",
        ),
        cell(point.signal === "none" ? "within" : point.signal),
      ],
    })),
    notes: [],
  };
};

export const chartBlock = (id: string, chart: ChartModel, title: string, subtitle: string): ChartBlock => {
  drawings += 1;
  return {
    kind: "chart",
    id,
    number: drawings,
    title: [text(title)],
    subtitle,
    alt: `${title}. ${subtitle}.`,
    chart,
    data: dataTable(id, chart),
    notes: [
      [
        text(
          "Source: police offence records, extract of 15 June 2020. Limits are the mean and 2.66 times the mean moving range ",
        ),
        note(1),
        text("."),
      ],
    ],
  };
};

const scoreRows: readonly (readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  StatusMark,
  string,
  StatusMark,
  string,
])[] = [
  [
    "All recorded crime",
    "offences",
    "8,104",
    "−513",
    "34,700",
    "+5.2%",
    "Not set",
    "not-set",
    "Not set",
    "more",
    "More",
  ],
  [
    "Violence with injury",
    "offences",
    "702",
    "−79",
    "2,815",
    "−8.0%",
    "2,754 or fewer",
    "near-miss",
    "Near miss",
    "fewer",
    "Fewer",
  ],
  ["Robbery", "offences", "310", "−12", "1,604", "+11.2%", "Not set", "not-set", "Not set", "more", "More"],
  [
    "Burglary",
    "offences",
    "801",
    "−88",
    "3,420",
    "−2.1%",
    "Not set",
    "not-set",
    "Not set",
    "no-clear-change",
    "No clear change",
  ],
  ["Drug offences", "offences", "455", "+51", "1,702", "+12.4%", "Not set", "not-set", "Not set", "more", "More"],
  ["Weapons possession", "offences", "70", "−14", "306", "−17.7%", "Not set", "not-set", "Not set", "fewer", "Fewer"],
  [
    "Serious youth violence victims",
    "victims aged 1 to 19",
    "58",
    "−4",
    "253",
    "−5.9%",
    "236 or fewer",
    "missed",
    "Missed by 17",
    "no-clear-change",
    "No clear change",
  ],
  [
    "Knife injury victims under 25",
    "victims, non-domestic",
    "[c]",
    "−8",
    "41",
    "−35%",
    "35 or fewer",
    "missed",
    "Missed by 6",
    "fewer",
    "Fewer",
  ],
  [
    "Night-time economy crime and antisocial behaviour, Shoreditch",
    "incidents, Friday and Saturday nights",
    "362",
    "+2",
    "2,000",
    "+29.0%",
    "Not set",
    "not-set",
    "Not set",
    "more",
    "More",
  ],
  [
    "Night-time economy crime and antisocial behaviour, Dalston",
    "incidents, Friday and Saturday nights",
    "173",
    "+3",
    "799",
    "+11.0%",
    "Not set",
    "not-set",
    "Not set",
    "more",
    "More",
  ],
  [
    "Domestic abuse referrals (DAIS)",
    "referrals",
    "333",
    "+32",
    "1,284",
    "+6.5%",
    "1,300 or more",
    "too-close",
    "Too close to call",
    "no-clear-change",
    "No clear change",
  ],
  [
    "Police-recorded domestic abuse",
    "offences",
    "[x]",
    "[x]",
    "[x]",
    "[x]",
    "80 or more",
    "not-available",
    "Not available",
    "not-compared",
    "Not compared",
  ],
];

const scorecard: TableBlock = {
  kind: "table",
  id: "scorecard-table",
  number: 100,
  caption: "Indicators in the quarter and the year, against last year and target",
  layout: "scorecard",
  columns: [
    { id: "indicator", title: "Indicator", align: "left" },
    { id: "quarter", title: "Quarter 4", align: "right" },
    { id: "on-quarter", title: "On Quarter 4 2018/19", align: "right" },
    { id: "year", title: "Year", align: "right" },
    { id: "change", title: "Change", align: "right" },
    { id: "target", title: "Target", align: "right" },
    { id: "status", title: "Target status", align: "left" },
    { id: "direction", title: "Direction", align: "left" },
    { id: "months", title: "24 months", align: "right" },
  ],
  rows: scoreRows.map(([name, unit, quarter, on, year, change, target, mark, word, direction, directionWord]) => ({
    cells: [
      { content: [text(name)], detail: unit },
      cell(quarter),
      cell(on),
      cell(figure(victims, year)),
      cell(change),
      cell(target),
      cell(status(mark, word)),
      cell(status(direction, directionWord)),
      { content: [], sparkline: { chart: sparkline, alt: `${name}: 24 months, ending lower than they began` } },
    ],
  })),
  notes: [
    [
      text(
        "“More” and “fewer” stand only where the change is clear: beyond what the series varies by anyway, at least 2% and at least 10 ",
      ),
      note(1),
      text(". [c] withheld, [x] not available."),
    ],
  ],
};

const plainTable = (id: string, layout: TableBlock["layout"], columns: number, rows: number): TableBlock => {
  tables += 1;
  return {
    kind: "table",
    id,
    number: tables + 200,
    caption:
      "Crime and ASB by type and quarter, with a caption that runs on for longer than the column of text is wide on paper",
    layout,
    columns: Array.from({ length: columns }, (_, index) => ({
      id: `c${index}`,
      title: index === 0 ? "Type" : `Quarter ${index}`,
      align: index === 0 ? "left" : "right",
    })),
    rows: Array.from({ length: rows }, (_, row) => ({
      cells: Array.from({ length: columns }, (_, index) =>
        cell(index === 0 ? `Type of incident ${row + 1}` : String(1000 + row * 37 + index)),
      ),
      ...(row === rows - 1 ? { tone: "total" as const } : row > 1 ? { tone: "part" as const } : {}),
    })),
    notes: [],
  };
};

const indicatorSection = (
  id: string,
  title: string,
  chart: ChartModel,
  extra: readonly Block[] = [],
): SectionModel => ({
  id,
  kind: "indicator",
  title,
  blocks: [
    {
      kind: "paragraph",
      tone: "lead",
      content: [
        strong(
          figure(victims, "253"),
          text(" victims in the year, "),
          figure(victims, "16"),
          text(" fewer than in 2018/19 (−5.9%)."),
        ),
        text(" That is within usual variation. The target of 236 or fewer was missed by 17 "),
        note(2),
        text("."),
      ],
    },
    chartBlock(
      `${id}-chart`,
      chart,
      `${title} stayed within its usual range until the last quarter of the year, and then ran above it`,
      "By month, Hackney, April 2017 to March 2020, with the limits of usual variation",
    ),
    ...extra,
  ],
});

const commentary: Block = {
  kind: "commentary",
  title: "Analyst’s commentary",
  blocks: [
    {
      kind: "paragraph",
      content: [
        text("Drug offences rose 32% ("),
        figure(nte, "128 to 169"),
        text(
          "); without the 50 flagged to Operation Lagana there were 119. Moped-enabled robbery near Great Eastern Street began in July.",
        ),
      ],
    },
    {
      kind: "list",
      ordered: false,
      items: [
        [text("Licensing visits resumed in "), { kind: "emphasis", content: [text("October")] }, text(".")],
        [text("See "), { kind: "link", href: "#scorecard", content: [text("the scorecard")] }, text(".")],
      ],
    },
  ],
};

export function fixture(): EditionModel {
  tables = 0;
  drawings = 0;
  return {
    paper: "quarterly",
    title: "Quarterly performance paper",
    subtitle: "2019/20 Quarter 4 (January to March 2020), and the year to 31 March 2020",
    partnership: "Hackney Community Safety Partnership",
    audience: "internal",
    marking: "OFFICIAL-SENSITIVE",
    handling: "For members of the Statutory Officer Group. Do not forward.",
    status: "draft",
    period: { id: "fy2019-20-q4", label: "2019/20 Quarter 4" },
    language: "en-GB",
    date: "2020-06-25",
    figures,
    notes: [
      {
        number: 1,
        content: [
          text(
            "Limits are the mean and 2.66 times the mean moving range; a change is clear where its 95% interval excludes no change.",
          ),
        ],
      },
      { number: 2, content: [text("Agreed on 14 May 2019 against a baseline of 269; the system now shows 271.")] },
    ],
    sections: [
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
      { id: "scorecard", kind: "scorecard", title: "Scorecard", newPage: true, blocks: [scorecard] },
      {
        ...indicatorSection("syv", "Serious youth violence victims", trend, [
          {
            kind: "facts",
            items: [
              { term: "Target", content: [text("236 or fewer")] },
              { term: "Status", content: [status("missed", "Missed by 17")] },
              { term: "Owner", content: [text("Head of Youth Justice")] },
            ],
          },
          commentary,
        ]),
        newPage: true,
      },
      {
        ...indicatorSection("knife", "Knife injury victims under 25", charts["rolling"] ?? trend, [
          {
            kind: "commentary-gap",
            title: "Corrective action",
            text: "No commentary was written for this section. The target was missed: say what will be done, by whom and by when.",
          },
        ]),
        newPage: true,
      },
      { ...indicatorSection("vwi", "Violence with injury", charts["years"] ?? trend, [commentary]), newPage: true },
      {
        id: "shoreditch",
        kind: "night-time-economy",
        title: "Night-time economy: Shoreditch",
        newPage: true,
        blocks: [
          {
            kind: "paragraph",
            tone: "lead",
            content: [
              strong(figure(nte, "2,000"), text(" incidents in the year, 450 more than in 2018/19 (+29%).")),
              text(" The first three quarters were each well above the same quarter a year before."),
            ],
          },
          chartBlock(
            "shoreditch-cumulative",
            charts["cumulative"] ?? trend,
            "The rise built up over the first three quarters",
            "Incidents since 1 April, by quarter, 2018/19 and 2019/20",
          ),
          plainTable("shoreditch-table", "plain", 6, 8),
          chartBlock(
            "shoreditch-types",
            charts["contributions"] ?? trend,
            "Theft accounts for most of the rise, robbery for a fifth",
            "Change in incidents by type, 2019/20 on 2018/19; the bars add up to +450",
          ),
          chartBlock(
            "shoreditch-grid",
            charts["grid"] ?? trend,
            "Friday and Saturday nights between 22:00 and 03:00 are the busiest hours of the week",
            "Incidents by night and hour, Shoreditch zone, 2019/20",
          ),
          { kind: "heading", level: 3, text: "Without Operation Lagana" },
          {
            kind: "paragraph",
            content: [text("Without offences flagged to the operation there were 119 against 128.")],
          },
          { kind: "heading", level: 4, text: "How this was counted" },
          {
            kind: "list",
            ordered: true,
            items: [
              [text("Offences flagged to the operation were set aside.")],
              [text("The rest were counted again.")],
            ],
          },
          commentary,
        ],
      },
      {
        id: "da",
        kind: "pair",
        title: "Domestic abuse: referrals and police reports",
        newPage: true,
        blocks: [
          chartBlock(
            "da-pair",
            charts["pair"] ?? trend,
            "Referrals and police reports part ways after lockdown",
            "Referrals and offences by month, Hackney, April 2018 to May 2020",
          ),
          {
            kind: "commentary-gap",
            title: "Narrative",
            text: "The group asked for a narrative on these two series. None was written.",
          },
          chartBlock(
            "da-gaps",
            charts["trend-with-gaps"] ?? trend,
            "Months with fewer than five are withheld",
            "Victims by month",
          ),
          plainTable("da-wide", "wide", 14, 9),
        ],
      },
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
        blocks: [
          { kind: "paragraph", content: [text("Clear changes are those whose 95% interval excludes no change.")] },
        ],
      },
      {
        id: "definitions",
        kind: "definitions",
        title: "Definitions",
        annex: true,
        blocks: [
          {
            ...plainTable("definitions-table", "definitions", 2, 0),
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
            ...plainTable("pedigree-table", "plain", 4, 0),
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
    ],
  };
}
