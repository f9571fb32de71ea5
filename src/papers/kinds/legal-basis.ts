import type { Theme } from "../../partnership/settings/themes.ts";
import type { IsoDate } from "../../values/period.ts";
import { checklistNotes, howItWasMade, notAnswered, readInNotes, readInWords } from "../../wording/legal.ts";
import { type Inline, label, reference, text } from "../../wording/runs.ts";
import { type PaperContext, paperDate } from "../context.ts";
import { type LegalItem, legalChecklist } from "../data/legal-checklist.ts";
import type { Block, SectionModel, TableBlock } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";

/** Sections that a reader finds named; of chapters that are repeated, more would be a list of contents. */
const mostNamed = 3;

/** Why the paper is made, how, and where it answers what the law asks of it. */
export const legalBasis: SectionKind<Record<string, never>> = {
  id: "legal-basis",
  shows:
    "What the law asks of a strategic assessment, with where the paper answers each item or that it does not, and how it was made.",
  tellsOfAll: true,
  takesCommentary: true,
  needs: () => [],
  present(_parameters, context) {
    const inForce = ({ from }: { readonly from?: IsoDate }): boolean =>
      from === undefined || from <= context.paper.toDate.end;
    const basis = legalChecklist.basis.filter(inForce);
    const items = legalChecklist.items.filter(inForce);
    const table: TableBlock = {
      kind: "table",
      id: "legal-checklist",
      number: context.numbering.table(),
      caption: "What the law asks of the assessment, and where it is answered",
      layout: "definitions",
      columns: [
        leftColumn("asks", "What is asked"),
        leftColumn("provision", "Where"),
        leftColumn("answer", "Answered in"),
      ],
      rows: items.map((item) =>
        row([textCell(item.asks), textCell(item.provision, readInWords[item.readIn]), runsCell(answer(item, context))]),
      ),
      notes: [
        ...checklistNotes(legalChecklist.dated, lawOf(context.paper), context.note),
        ...readInNotes(items.map(({ readIn }) => readIn)),
      ],
    };
    const paragraphs = (sentences: readonly string[]): Block[] =>
      sentences.map((sentence) => ({ kind: "paragraph", content: [label(sentence)] }));
    return {
      title: "Legal basis and method",
      blocks: [
        ...paragraphs(basis.map(({ says }) => says)),
        table,
        { kind: "heading", level: 3, text: "How this assessment was made" },
        ...paragraphs(howItWasMade),
        ...context.commentary(),
      ],
    };
  },
};

/** Items are of the years in which they were law. */
const lawOf = (paper: PaperContext) => ({ date: paperDate(paper), lawOn: paper.toDate.end });

function answer({ answeredBy, topics, saidUnder }: LegalItem, { presented, named, paper }: PresentContext): Inline[] {
  if (answeredBy === "a-year") return [label(named.kind === "year" ? "The whole of this paper" : notAnswered)];
  const isOf = (theme: Theme): boolean =>
    [...theme.indicators, ...theme.partner].some((id) => topics?.includes(paper.indicators.get(id)?.topic ?? ""));
  const chapters = new Set(paper.settings.themes.filter(isOf).map(({ id }) => `theme-${id}`));
  const found = answeredBy
    .flatMap((kind) => presented.filter((section) => section.kind === kind && !section.untitled))
    .filter((section) => holdsAnything(section) && (saidUnder === undefined || isSaid(section, saidUnder)))
    .filter(({ kind, id }) => kind !== "theme" || !topics || chapters.has(id));
  if (found.length === 0) return [label(notAnswered)];
  const links = found.slice(0, mostNamed).map((section) => [reference(section.id)]);
  const more = found.length - mostNamed;
  // Titles have commas of their own.
  return [...links, ...(more > 0 ? [[label(`and ${more} more`)]] : [])].flatMap((one, index) =>
    index === 0 ? one : [text("; "), ...one],
  );
}

/** A section that only tells that nothing is held, or what is still to be written, answers nothing. */
const holdsAnything = ({ blocks }: SectionModel): boolean =>
  blocks.some(
    (block) =>
      block.kind !== "heading" &&
      block.kind !== "commentary-gap" &&
      !(block.kind === "paragraph" && (block.tone === "gap" || block.tone === "note")),
  );

/** Words that lack the grade of their evidence are words all the same. */
const isSaid = ({ id, blocks }: SectionModel, name: string): boolean =>
  !blocks.some((block) => block.kind === "commentary-gap" && block.of === `${id}-${name}` && block.lacks === undefined);
