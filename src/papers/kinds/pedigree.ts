import { planActionsIndicator } from "../../analysis/plan-progress.ts";
import { themeSeries } from "../../analysis/priorities/scores.ts";
import { planActionsFile } from "../../partnership/plan/read-plan.ts";
import type { Method, Pedigree } from "../../values/figure.ts";
import { siblingId } from "../../values/figure-id.ts";
import { isNumber, numberValue } from "../../values/value.ts";
import { methodWords } from "../../wording/methods.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { code, type Inline, label, runs, text } from "../../wording/runs.ts";
import type { Block, SectionModel, TableBlock } from "../model.ts";
import { anchorOfKey, definitionAnchor, type Series, seriesAnchor, seriesKey, seriesOf } from "../pedigree-series.ts";
import { fileNumbers } from "../row-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";
import { figureIdsIn } from "../used-figures.ts";

/**
 * Where every number of the paper comes from: an entry for each series (an indicator in an area), to which the numbers of the HTML lead;
 * which series each section's tables and figures rest on; and how each kind of figure is worked out. Stands last, since it tells of all
 * that stands before it.
 */
export const pedigree: SectionKind<Record<string, never>> = {
  id: "pedigree",
  shows: "Where every figure before it comes from: definitions, files and arithmetic.",
  tellsOfAll: true,
  needs: (_parameters, context) => context.subjects.map((subject) => ({ ...subject, period: context.paper.toDate })),
  present(_parameters, context) {
    const used = usedSeries(context);
    const numbers = new Map(used.map((one, index) => [entryKey(one, context), index + 1]));
    return {
      title: "Pedigree of the figures",
      annex: true,
      blocks: [
        { kind: "paragraph", content: introduction(context) },
        seriesTable(used, context),
        sectionTable(used, numbers, context),
        methodTable(used, context),
      ],
    };
  },
};

/** A series, or all wards of one indicator, or all the areas that it is compared with: they have one definition and the same files. */
interface UsedSeries extends Series {
  readonly each?: keyof typeof groupWords;
  /** Keys of what is in it. */
  readonly members: ReadonlySet<string>;
  readonly methods: ReadonlySet<Method>;
}

/** How an entry of several areas is named, and what stands for their names in its key. */
const groupWords = {
  ward: { title: "by ward", key: "each ward" },
  comparator: { title: "the areas compared", key: "each area" },
} as const;

function groupOf({ area }: Series, { paper }: PresentContext): keyof typeof groupWords | undefined {
  const kind = paper.areas.get(area)?.kind;
  return kind === "ward" || kind === "comparator" ? kind : undefined;
}

function entryKey(series: Series, context: PresentContext): string {
  const each = groupOf(series, context);
  return each ? `${series.indicator}/each-${each}` : seriesKey(series);
}

/** Every series of the paper in the order in which it is first printed, with the methods of its figures. */
function usedSeries(context: PresentContext): UsedSeries[] {
  const used = new Map<string, UsedSeries & { members: Set<string>; methods: Set<Method> }>();
  for (const id of figureIdsIn(context.inReadingOrder())) {
    const [series, figure] = [seriesOf(id), context.made(id)];
    if (!series || !figure) continue;
    const key = entryKey(series, context);
    const each = groupOf(series, context);
    const entry = used.get(key) ?? {
      ...series,
      ...(each ? { each } : {}),
      members: new Set<string>(),
      methods: new Set<Method>(),
    };
    entry.members.add(seriesKey(series));
    entry.methods.add(figure.method);
    used.set(key, entry);
  }
  return [...used.values()];
}

function introduction({ fileStem, subjects, paper }: PresentContext): Inline[] {
  const [first] = subjects;
  const example = first ? `${first.indicator}/${first.area}/${paper.toDate.id}/count` : "";
  return [
    text(
      "Every number of this paper belongs to one of the series below, and on the screen it leads there. Each figure, with its inputs, is in ",
    ),
    code(`${fileStem}-figures.csv`),
    text(" beside the paper. "),
    code("csp-assess explain"),
    text(" with a figure’s name, such as "),
    code(example),
    text(", shows how it was worked out."),
  ];
}

function seriesTable(used: readonly UsedSeries[], context: PresentContext): TableBlock {
  const internal = context.paper.audience === "internal";
  const pedigrees = pedigreesOf(context);
  return {
    kind: "table",
    id: "pedigree-table",
    number: context.numbering.table(),
    caption: "The series that the figures belong to, and what each was counted from",
    layout: "definitions",
    columns: [
      leftColumn("series", "Series"),
      leftColumn("files", "Counted from"),
      // How many records stand behind a figure is told in the house only.
      ...(internal ? [rightColumn("records", `Records, ${context.toDateLabel}`)] : []),
      leftColumn("methods", "Its figures"),
    ],
    rows: used.map((one, index) => ({
      anchor: seriesAnchor(one),
      ...(one.each ? { leadsHere: [...one.members].map(anchorOfKey) } : {}),
      ...row([
        {
          content: titleOf(one, index + 1, context),
          detail: one.each ? `${one.indicator}, ${groupWords[one.each].key}` : seriesKey(one),
        },
        textCell(
          countedFrom(
            [...one.members].flatMap((key) => pedigrees.get(key) ?? []),
            context,
          ),
        ),
        ...(internal ? [one.each ? textCell("–") : recordsCell(one, context)] : []),
        textCell(methodNames(one.methods)),
      ]),
    })),
    notes: [],
  };
}

/** The number and name of a series, which leads to its indicator's definition where the paper has one. */
function titleOf(series: UsedSeries, number: number, { paper, presented }: PresentContext): Inline[] {
  const place = paper.areas.get(series.area)?.name;
  const area = series.area === paper.settings.area.id ? "" : series.each ? groupWords[series.each].title : place;
  const name =
    paper.indicators.get(series.indicator)?.title ??
    otherTitles[series.indicator] ??
    themeTitle(series, paper) ??
    series.indicator;
  const content = [label(area ? `${name}, ${area}` : name)];
  const anchor = definitionAnchor(series.indicator);
  const named: Inline[] = anchorsIn(presented).has(anchor) ? [{ kind: "link", href: `#${anchor}`, content }] : content;
  return [label(`${number}. `), ...named];
}

/** Scores stand under the theme that they are of. */
const themeTitle = ({ indicator }: Series, { settings }: PresentContext["paper"]): string | undefined => {
  const theme = settings.themes.find(({ id }) => themeSeries(id) === indicator);
  return theme && `Scores of “${theme.title}”`;
};

/** What is counted without being an indicator. */
const otherTitles: Readonly<Record<string, string>> = {
  "extract-rows": "Rows of the files that were read",
  population: "Population",
  [planActionsIndicator]: "Actions of the Partnership Plan",
};

const anchorsIn = (sections: readonly SectionModel[]): Set<string> =>
  new Set(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? block.rows.flatMap(({ anchor }) => anchor ?? []) : [])),
    ),
  );

/** Files that are named one by one; more are told by their source. */
const namedFiles = 3;

/** What the figures of each series were counted from, whether they are printed or not. */
function pedigreesOf({ book, made, presented }: PresentContext): ReadonlyMap<string, readonly Pedigree[]> {
  const found = new Map<string, Pedigree[]>();
  for (const { id, pedigree } of [...book.all(), ...[...figureIdsIn(presented)].flatMap((each) => made(each) ?? [])]) {
    const series = pedigree && !/:as-(?:at|reported)-/.test(id) ? seriesOf(id) : undefined;
    if (!pedigree || !series) continue;
    const list = found.get(seriesKey(series)) ?? [];
    list.push(pedigree);
    found.set(seriesKey(series), list);
  }
  return found;
}

/**
 * The sources that were asked, and their files: in the house those that had records of it; outside all of them, since which ones had
 * records could tell too much. As earlier extracts had it is another question, of the revisions.
 */
function countedFrom(pedigrees: readonly Pedigree[], { paper, presented }: PresentContext): string {
  // Rows of files rest on every file: they are listed once.
  const listed = presented.find(({ kind }) => kind === "provenance");
  if (listed && pedigrees.some(({ indicator }) => indicator === "extract-rows"))
    return `The files listed under “${listed.title}”`;
  if (pedigrees.some(({ indicator }) => indicator === planActionsIndicator)) return planActionsFile;
  const sources = new Set(pedigrees.flatMap((one) => one.sources));
  const used = new Set(
    pedigrees.flatMap(({ files }) => files.flatMap(({ sha256, records }) => (records > 0 ? [sha256] : []))),
  );
  const internal = paper.audience === "internal";
  const numbers = fileNumbers(paper.reading);
  const words = paper.reading.sources
    .filter(({ source }) => sources.has(source))
    .flatMap(({ name, files }) => {
      const named = files.filter(({ sha256 }) => !internal || used.size === 0 || used.has(sha256));
      if (named.length === 0) return [];
      const paths = named.map(({ path }) => path.split("/").at(-1)).join(", ");
      if (!listed)
        return [named.length > namedFiles ? `${name} (${spellSmall(named.length)} files)` : `${name} (${paths})`];
      const places = spans(named.map((file) => numbers.get(file) ?? 0)).map(spanWords);
      return [`${name} (${named.length > 1 ? "files" : "file"} ${places.join(", ")})`];
    });
  return words.length > 0 ? words.join("; ") : "Worked out from other series";
}

function recordsCell(series: Series, { book, keep, paper }: PresentContext) {
  const count = book.find(`${seriesKey(series)}/${paper.toDate.id}/count`);
  if (!count?.pedigree || !isNumber(count.value)) return textCell("–");
  const { pedigree } = count;
  const records = numberValue(pedigree.records);
  const cell = figureCell(
    keep({
      ...count,
      id: siblingId(count.id, "records"),
      value: records,
      unit: "records",
      method: "count",
      inputs: [],
    }),
  );
  // Where a source gives counts by month, each of them is one record: 12 beside a count of 404 wants a word.
  const asked = paper.reading.sources.filter(({ source }) => pedigree.sources.includes(source));
  return asked.length > 0 && asked.every(({ precision }) => precision === "month")
    ? { ...cell, detail: "monthly" }
    : cell;
}

/** What each section prints: its tables and figures by number, the series behind them by theirs, and the methods. */
function sectionTable(
  used: readonly UsedSeries[],
  numbers: ReadonlyMap<string, number>,
  context: PresentContext,
): TableBlock {
  const rows = context.inReadingOrder().flatMap((section) => {
    const ids = [...figureIdsIn(section.blocks)];
    if (ids.length === 0) return [];
    const keys = new Set(ids.flatMap((id) => seriesOf(id) ?? []).map((one) => entryKey(one, context)));
    const shown = [...keys].flatMap((key) => numbers.get(key) ?? []).toSorted((one, other) => one - other);
    const links = spans(shown).flatMap(([from, to], index): Inline[] => {
      const first = used[from - 1];
      const content = [label(spanWords([from, to]))];
      return [
        ...(index > 0 ? [text(", ")] : []),
        ...(first ? [{ kind: "link" as const, href: `#${seriesAnchor(first)}`, content }] : content),
      ];
    });
    const methods = new Set(ids.flatMap((id) => context.made(id)?.method ?? []));
    return [
      row([
        textCell(section.untitled ? "First page" : section.title, numbersOf(section.blocks)),
        runsCell(links),
        textCell(methodNames(methods)),
      ]),
    ];
  });
  return {
    kind: "table",
    id: "pedigree-sections",
    number: context.numbering.table(),
    caption: "What the tables and figures of each section rest on",
    layout: "definitions",
    columns: [
      leftColumn("section", "Section"),
      leftColumn("series", "Series, by number"),
      leftColumn("methods", "Its figures"),
    ],
    rows,
    notes: [],
  };
}

/** "Tables 4 and 5, Figure 2". */
function numbersOf(blocks: readonly Block[]): string {
  const inside = (block: Block): Block[] =>
    block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(inside) : [block];
  const all = blocks.flatMap(inside);
  const named = (kind: "table" | "chart", word: string): string[] => {
    const numbers = all.flatMap((block) => (block.kind === kind && block.number > 0 ? [block.number] : []));
    return numbers.length === 0
      ? []
      : [`${word}${numbers.length > 1 ? "s" : ""} ${spans(numbers).map(spanWords).join(", ")}`];
  };
  return [...named("table", "Table"), ...named("chart", "Figure")].join(", ") || "text";
}

/** 1, 2, 3, 5 and 6 as 1 to 3, 5 and 6. */
function spans(numbers: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.flatMap(([from, to]) =>
    to === from + 1 ? [[from, from] as const, [to, to] as const] : [[from, to] as const],
  );
}

const spanWords = ([from, to]: readonly [number, number]): string => (from === to ? String(from) : `${from} to ${to}`);

function methodTable(used: readonly UsedSeries[], { numbering }: PresentContext): TableBlock {
  const methods = new Set(used.flatMap(({ methods }) => [...methods]));
  return {
    kind: "table",
    id: "pedigree-methods",
    number: numbering.table(),
    caption: "How each kind of figure is worked out",
    layout: "definitions",
    columns: [leftColumn("method", "Kind"), leftColumn("how", "How")],
    rows: inOrder(methods).map((method) =>
      row([textCell(methodWords[method].name), runsCell(runs`${methodWords[method].sentence}`)]),
    ),
    notes: [],
  };
}

const methodNames = (methods: ReadonlySet<Method>): string =>
  inOrder(methods)
    .map((method) => methodWords[method].name)
    .join(", ");

/** As the methods are listed, so that every list of them reads alike. */
const inOrder = (methods: ReadonlySet<Method>): Method[] =>
  (Object.keys(methodWords) as Method[]).filter((method) => methods.has(method));
