import type { DateBasis, Indicator, Polarity } from "../../indicators/indicator.ts";
import { formatDate, formatPeriod } from "../../wording/dates.ts";
import { code, text } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import type { TableBlock } from "../model.ts";
import { allRows, fileRows, type RowMeasure } from "../row-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const basisNames: Readonly<Record<DateBasis, string>> = {
  recorded: "date recorded by the police",
  committed: "date committed",
  referred: "date referred",
  reported: "date reported",
};

const polarityNames: Readonly<Record<Polarity, string>> = {
  lower: "fewer is better",
  higher: "more is better",
  neutral: "neither: recording follows effort or trust",
};

/** What each indicator of the paper counts, in plain English, with its source. */
export const definitions: SectionKind<Record<string, never>> = {
  id: "definitions",
  needs: () => [],
  present(_parameters, context) {
    const used = indicatorsOf(context);
    const table: TableBlock = {
      kind: "table",
      id: "definitions-table",
      number: context.numbering.table(),
      caption: "What each indicator counts",
      layout: "definitions",
      columns: [
        leftColumn("indicator", "Indicator"),
        leftColumn("definition", "Definition"),
        leftColumn("counted", "Counted by"),
      ],
      rows: used.map((indicator) =>
        row([
          textCell(indicator.title, indicator.id),
          textCell([indicator.definition, ...indicator.notes].join(" "), `Source: ${indicator.source}`),
          textCell(
            `${unitName(indicator.unit)}, ${basisNames[indicator.dateBasis]}; ${polarityNames[indicator.polarity]}`,
          ),
        ]),
      ),
      notes: [],
    };
    return { title: "Definitions", blocks: [table], annex: true, newPage: true };
  },
};

function indicatorsOf(context: PresentContext): Indicator[] {
  const ids = new Set(context.subjects.map((subject) => subject.indicator));
  for (const id of [...ids]) {
    const aggregation = context.paper.indicators.get(id)?.aggregation;
    if (aggregation?.kind === "sum") for (const part of aggregation.of) ids.add(part);
  }
  return [...ids].flatMap((id) => {
    const indicator = context.paper.indicators.get(id);
    return indicator ? [indicator] : [];
  });
}

/** Where the headline figures come from: id, value, records, files. All others are in figures.csv beside the paper. */
export const pedigree: SectionKind<Record<string, never>> = {
  id: "pedigree",
  needs: (_parameters, context) =>
    context.subjects.flatMap((subject) => [
      { ...subject, period: context.paper.quarter },
      { ...subject, period: context.paper.toDate },
      { ...subject, period: context.previous },
    ]),
  present(_parameters, context) {
    const files = new Map(
      context.paper.reading.sources.flatMap((source) => source.files).map((file) => [file.sha256, file]),
    );
    const periods = [context.previous, context.paper.toDate, context.paper.quarter];
    const rows = context.subjects.map((subject) => {
      const figures = periods.map((period) => context.book.count({ ...subject, period }));
      const uses = figures.flatMap((figure) => figure.pedigree?.files ?? []);
      const names = [...new Set(uses.map((use) => files.get(use.sha256)?.path ?? use.sha256.slice(0, 12)))];
      return row([
        textCell(context.words(subject).title, `${subject.indicator}/${subject.area}`),
        ...figures.map((figure) => figureCell(figure)),
        textCell(names.length > 0 ? names.join(", ") : "none"),
      ]);
    });
    const table: TableBlock = {
      kind: "table",
      id: "pedigree-table",
      number: context.numbering.table(),
      caption: "The figures that headlines and scorecard rest on",
      layout: "definitions",
      columns: [
        leftColumn("figure", "Indicator"),
        ...periods.map((period) => rightColumn(period.id, formatPeriod(period))),
        leftColumn("files", "Counted from"),
      ],
      rows,
      notes: [
        [
          text("Every figure of this paper, with its inputs and files, is in "),
          code(`${context.paperId}-figures.csv`),
          text(" beside it. "),
          code("csp-assess explain"),
          text(" with a figure’s name, such as "),
          code(
            `${context.subjects[0]?.indicator ?? ""}/${context.subjects[0]?.area ?? ""}/${context.paper.toDate.id}/count`,
          ),
          text(", shows how it was worked out."),
        ],
      ],
    };
    return { title: "Pedigree of the figures", blocks: [table], annex: true };
  },
};

const fileTitles = { read: "Rows read", accepted: "Used", rejected: "Rejected" } as const satisfies Partial<
  Record<RowMeasure, string>
>;

/** The program, the settings and the files that this paper was made from, so that it can be made again. */
export const provenance: SectionKind<Record<string, never>> = {
  id: "provenance",
  needs: () => [],
  present(_parameters, context) {
    const { reading, settings, version } = context.paper;
    const area = settings.area.id;
    // How many rows were rejected is a small count, and stays in the house.
    const measures =
      context.paper.audience === "internal"
        ? (["read", "accepted", "rejected"] as const)
        : (["read", "accepted"] as const);
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
            textCell(file.path, file.extractDate ? `extract of ${formatDate(file.extractDate)}` : source.name),
            ...measures.map((measure) => figureCell(context.keep(fileRows(source, file, area, measure)))),
            runsCell([code(file.sha256.slice(0, 16))]),
          ]),
        ),
      ),
      notes: [],
    };
    context.keep(allRows(reading, area, "read"));
    return {
      title: "Provenance",
      annex: true,
      blocks: [
        {
          kind: "paragraph",
          content: [
            text(`Made with csp-assess ${version} from settings `),
            code(settings.sha256.slice(0, 16)),
            text(" and the files below. The same inputs give the same paper."),
          ],
        },
        table,
      ],
    };
  },
};
