import type { DateBasis, Indicator, Polarity } from "../../indicators/indicator.ts";
import { madeOf } from "../../indicators/own-measure.ts";
import { formatDate } from "../../wording/dates.ts";
import { code, label, text } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { clearanceBlock } from "../clearance-block.ts";
import type { TableBlock } from "../model.ts";
import { definitionAnchor, seriesOf } from "../pedigree/series.ts";
import { allRows, fileNumbers, fileRows, type RowMeasure } from "../row-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";
import { madeForThemes } from "../theme/made-indicators.ts";
import { figureIdsIn } from "../used-figures.ts";
import { writtenBlocks } from "../written-block.ts";

const basisNames: Readonly<Record<DateBasis, string>> = {
  recorded: "date recorded by the police",
  committed: "date committed",
  referred: "date referred",
  reported: "date reported",
};

const polarityNames: Readonly<Record<Polarity, string>> = {
  lower: "fewer is better",
  higher: "more is better",
  neutral: "neither more nor fewer is better, since recording follows effort or trust",
};

/** "Unit: offences, by the date recorded by the police; fewer is better. Source: Home Office counting rules". */
const detailOf = ({ unit, dateBasis, polarity, source }: Indicator): string =>
  `Unit: ${unitName(unit)}, by the ${basisNames[dateBasis]}; ${polarityNames[polarity]}. Source: ${source}`;

/** What each indicator of the paper counts, in plain English, with its source. */
export const definitions: SectionKind<Record<string, never>> = {
  id: "definitions",
  shows: "What each indicator of the paper counts, its source and its unit.",
  tellsOfAll: true,
  needs: () => [],
  present(_parameters, context) {
    const used = indicatorsOf(context);
    const table: TableBlock = {
      kind: "table",
      id: "definitions-table",
      number: context.numbering.table(),
      caption: "What each indicator counts",
      layout: "definitions",
      columns: [leftColumn("indicator", "Indicator"), leftColumn("definition", "Definition")],
      rows: used.map((indicator) => ({
        anchor: definitionAnchor(indicator.id),
        ...row([
          textCell(indicator.title, indicator.id),
          textCell([indicator.definition, ...indicator.notes].join(" "), detailOf(indicator)),
        ]),
      })),
      notes: [],
    };
    return { title: "Definitions", blocks: [table], annex: true };
  },
};

/** Those that the paper is about, then those of which a section has a figure, such as a number at a date. */
function indicatorsOf(context: PresentContext): Indicator[] {
  const shown = [...figureIdsIn(context.inReadingOrder())].flatMap((id) => seriesOf(id)?.indicator ?? []);
  const { settings, indicators } = context.paper;
  const ids = new Set([...[...context.subjects, ...context.measured].map(({ indicator }) => indicator), ...shown]);
  // What two indicators of a theme have in common is told where it is shown, by the names of both.
  for (const { id } of madeForThemes(settings.themes, indicators)) ids.delete(id);
  for (const id of [...ids]) {
    const indicator = context.paper.indicators.get(id);
    for (const part of indicator ? madeOf(indicator) : []) ids.add(part);
  }
  return [...ids].flatMap((id) => {
    const indicator = context.paper.indicators.get(id);
    return indicator ? [indicator] : [];
  });
}

const fileTitles = { read: "Rows read", accepted: "Used", rejected: "Rejected" } as const satisfies Partial<
  Record<RowMeasure, string>
>;

/** The program, the settings and the files that this paper was made from, so that it can be made again. */
export const provenance: SectionKind<Record<string, never>> = {
  id: "provenance",
  shows: "The program, the settings, the files and the words that the paper was made from, and who cleared it.",
  needs: () => [],
  present(_parameters, context) {
    const { reading, settings, version } = context.paper;
    const area = settings.area.id;
    const numbers = fileNumbers(reading);
    // How many rows a file has, or had rejected, can be a small count, and stays in the house.
    const measures = context.paper.audience === "internal" ? (["read", "accepted", "rejected"] as const) : [];
    const table: TableBlock = {
      kind: "table",
      id: "files-table",
      number: context.numbering.table(),
      caption: "The files that were read",
      layout: "definitions",
      columns: [
        leftColumn("file", "File"),
        ...measures.map((measure) => rightColumn(measure, fileTitles[measure])),
        leftColumn("sha", "SHA-256, first 16 digits"),
      ],
      rows: reading.sources.flatMap((source) =>
        source.files.map((file) =>
          row([
            textCell(
              `${numbers.get(file)}. ${file.path}`,
              file.extractDate ? `extract of ${formatDate(file.extractDate)}` : source.name,
            ),
            ...measures.map((measure) => figureCell(context.keep(fileRows(source, file, area, measure)))),
            runsCell([code(file.sha256.slice(0, 16))]),
          ]),
        ),
      ),
      notes: [],
    };
    context.keep(allRows({ ...reading, of: reading.sources.length }, area, "read"));
    const written = writtenBlocks(context);
    const clearance = clearanceBlock(context);
    return {
      title: "Provenance",
      annex: true,
      blocks: [
        {
          kind: "paragraph",
          content: [
            label(`Made with csp-assess ${version} from settings `),
            code(settings.sha256.slice(0, 16)),
            text(" and the files below. The same inputs give the same paper."),
          ],
        },
        // A line goes before the files, so that it is not left behind by a table that fills the page; a table goes after.
        ...(clearance.kind === "table" ? [table, ...written, clearance] : [clearance, table, ...written]),
      ],
    };
  },
};
