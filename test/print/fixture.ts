import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { EditionModel } from "../../src/papers/model.ts";

const font = readFileSync(
  createRequire(import.meta.url).resolve("@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2"),
).toString("base64");

/** A paper of two sections, a table and a chart, as plain as it can be. */
export const paperModel: EditionModel = {
  paper: "quarterly",
  title: "Quarterly performance paper",
  subtitle: "Statutory Officer Group",
  partnership: "Hackney Community Safety Partnership",
  audience: "internal",
  marking: "OFFICIAL-SENSITIVE",
  status: "draft",
  period: { id: "fy2019-20-q4", label: "2019/20 Quarter 4" },
  language: "en-GB",
  date: "2020-06-25",
  sections: [
    { id: "front", kind: "title-block", title: "Title", untitled: true, blocks: [] },
    {
      id: "scorecard",
      kind: "scorecard",
      title: "Scorecard",
      newPage: true,
      blocks: [
        {
          kind: "table",
          id: "scorecard-table",
          number: 1,
          caption: "Offences",
          layout: "plain",
          columns: [
            { id: "measure", title: "Measure", align: "left" },
            { id: "offences", title: "Offences", align: "right" },
          ],
          rows: [
            {
              cells: [{ content: [{ kind: "text", text: "Robbery" }] }, { content: [{ kind: "text", text: "2,128" }] }],
            },
          ],
          notes: [],
        },
      ],
    },
    {
      id: "robbery",
      kind: "trend",
      title: "Robbery",
      blocks: [
        {
          kind: "chart",
          id: "robbery-trend",
          number: 1,
          title: [{ kind: "text", text: "Robbery fell" }],
          subtitle: "Offences by month",
          alt: "Robbery fell from 10 to 5.",
          chart: { kind: "sparkline", points: [] },
          data: {
            kind: "table",
            id: "robbery-data",
            number: 1,
            caption: "Offences",
            layout: "plain",
            columns: [],
            rows: [],
            notes: [],
          },
          drawsItsNumbers: true,
          notes: [],
        },
      ],
    },
  ],
  figures: {},
  notes: [],
};

export interface Extras {
  readonly head?: string;
  readonly body?: string;
  /** What the contents list says of the pages, as markup. */
  readonly page?: (id: string) => string;
}

/** The model's document, self-contained, with room for what a test wants to smuggle in. */
export function paperHtml({ head = "", body = "", page = () => "" }: Extras = {}): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Quarterly performance paper</title>
<style>
@font-face { font-family: "Source Sans 3"; src: url(data:font/woff2;base64,${font}) format("woff2") }
@page { size: A4; margin: 20mm;
  @top-center { content: "OFFICIAL-SENSITIVE"; font-family: "Source Sans 3" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font-family: "Source Sans 3" } }
body { font-family: "Source Sans 3" }
.new-page { break-before: page }
</style>${head}</head>
<body><main><p>Hackney Community Safety Partnership</p><h1>Quarterly performance paper</h1><p>Statutory Officer Group</p>
<nav><h2>Contents</h2><ol>
<li><a href="#scorecard">Scorecard</a> ${page("scorecard")}</li>
<li><a href="#robbery">Robbery</a> ${page("robbery")}</li></ol></nav>
<section id="scorecard"><h2>Scorecard</h2>
<table><caption>Table 1. Offences</caption>
<thead><tr><th scope="col">Measure</th><th scope="col">Offences</th></tr></thead>
<tbody><tr><th scope="row">Robbery</th><td>2,128</td></tr></tbody></table></section>
<section id="robbery" class="new-page"><h2>Robbery</h2>
<figure role="group"><figcaption>Figure 1. Robbery fell Offences by month</figcaption><svg role="img" aria-label="Robbery fell from 10 to 5." width="200" height="80"><rect width="100" height="40"/><text x="5" y="60">10 to 5</text></svg></figure>
${body}</section></main></body></html>`;
}
