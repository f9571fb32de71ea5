import { figuresIn } from "../analysis/figures-in.ts";
import type { Findings } from "../analysis/findings.ts";
import { fewestInBase } from "../analysis/measured-level.ts";
import { notedUnmappedShare } from "../indicators/unmapped.ts";
import type { Figure } from "../values/figure.ts";
import type { FigureBook } from "../values/figure-book.ts";
import { parseFigureId } from "../values/figure-id.ts";
import type { Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { formatDate, formatPeriod, formatQuarterWithMonths, formatSpan } from "../wording/dates.ts";
import { lowerFirst } from "../wording/letters.ts";
import { emphasis, type Inline, label, plain, text } from "../wording/runs.ts";
import { periodOf, subjectWords } from "../wording/subject.ts";
import { commentaryBlocks } from "./commentary/commentary-blocks.ts";
import { needOf } from "./commentary/need.ts";
import { tokenResolver } from "./commentary/resolve.ts";
import { slotName } from "./commentary/slots.ts";
import { paperDate, type Subject, subjectKey } from "./context.ts";
import type { Block, EditionModel, Note, SectionModel } from "./model.ts";
import { createNumbering, inOrderNumbered } from "./numbering.ts";
import { fileStem, namedPeriod } from "./paper-period.ts";
import type { PaperPlan, PlannedSection } from "./plan.ts";
import { withReferences } from "./references.ts";
import { runningOn } from "./running-on.ts";
import type { PairContext, PresentContext, StandingOut } from "./section-kind.ts";
import { lowNumberMark } from "./tables.ts";
import { usedFigures } from "./used-figures.ts";

/**
 * A planned, disclosed and analysed paper as its edition model: every word chosen, every figure named. Throws when computed
 * text names a figure that nobody made: such a paper must not exist.
 */
export function presentPaper(plan: PaperPlan, book: FigureBook, findings: Findings): EditionModel {
  const { paper, definition } = plan;
  const { settings } = paper;
  const kept = new Map<string, Figure>(book.all().map((figure) => [figure.id, figure]));
  for (const [id, figure] of figuresIn(findings)) kept.set(id, figure);
  const presented: SectionModel[] = [];
  const standingOut: StandingOut[] = [];
  let about: string | undefined;
  const resolve = tokenResolver(paper, book, kept);
  const notes: Note[] = [];
  const madeOf = new Map<string, readonly SectionModel[]>();
  const context = createContext(plan, book, findings, { kept, presented, madeOf, standingOut });
  for (const planned of lastThoseThatTellOfAll(plan.sections)) {
    const { id, bound, title } = planned;
    const {
      followedBy = [],
      standsOut = [],
      subtitle: own,
      ...first
    } = bound.present({
      ...context,
      ...ofSection(planned, plan, resolve),
      note: noteTaker(notes),
    });
    about ??= own;
    const section = { id, kind: bound.kind, ...first, ...(title ? { title } : {}) };
    const all: SectionModel[] = [section, ...followedBy];
    // A section that has nothing to say in this edition is not there.
    const made = all.filter(({ blocks }) => blocks.length > 0);
    presented.push(...made);
    standingOut.push(...standsOut.map((one) => ({ ...one, section: id })));
    madeOf.set(id, made);
  }
  const sections = context.inReadingOrder();
  const named = namedPeriod(definition, paper.quarter);
  const edition = settings.editions[paper.audience];
  const model = {
    paper: definition.id,
    title: paper.plan?.title && paper.planYear ? paper.plan.title : definition.title,
    // With a scorecard a paper reports the quarter or the year.
    subtitle:
      (plan.sections.some(({ bound }) => bound.kind === "scorecard") ? undefined : about) ?? subtitle(named, paper),
    partnership: settings.partnership,
    audience: paper.audience,
    marking: edition.marking,
    ...(edition.handling ? { handling: edition.handling } : {}),
    status: paper.signOff.status,
    period: { id: named.id, label: formatPeriod(named) },
    language: "en-GB" as const,
    ...(Object.keys(settings.appearance).length > 0 ? { appearance: settings.appearance } : {}),
    date: paperDate(paper),
    sections: withReferences(runningOn(sections)),
    notes,
  };
  return { ...model, figures: usedFigures(model, kept) };
}

const lastThoseThatTellOfAll = (sections: readonly PlannedSection[]): PlannedSection[] =>
  sections.toSorted((one, other) => Number(one.bound.tellsOfAll) - Number(other.bound.tellsOfAll));

function subtitle(named: Period, { quarter, toDate, planYear }: PaperPlan["paper"]): string {
  if (planYear) return `${formatPeriod(planYear)}, with figures to ${formatDate(toDate.end)}`;
  if (named.kind === "year") return `${formatPeriod(named)}: ${formatSpan(named.start, named.end)}`;
  const span = toDate.kind === "year" ? "the year" : "the year so far,";
  return `${formatQuarterWithMonths(quarter)}, and ${span} to ${formatDate(toDate.end)}`;
}

function createContext(
  plan: PaperPlan,
  book: FigureBook,
  findings: Findings,
  soFar: {
    readonly kept: Map<string, Figure>;
    readonly presented: readonly SectionModel[];
    readonly madeOf: ReadonlyMap<string, readonly SectionModel[]>;
    readonly standingOut: readonly StandingOut[];
  },
): Omit<PresentContext, "section" | "commentary" | "resolve" | "note"> {
  const { paper } = plan;
  const { kept, presented, madeOf, standingOut } = soFar;
  const findingsOf = (subject: Subject) => {
    const found = findings.subjects.get(subjectKey(subject));
    if (!found) throw new Error(`subject was presented but not analysed: ${subjectKey(subject)}`);
    return found;
  };
  const words = (subject: Subject) => {
    const indicator = paper.indicators.get(subject.indicator);
    const area = paper.areas.get(subject.area);
    if (!indicator || !area) throw new Error(`no words for ${subjectKey(subject)}`);
    return subjectWords(indicator, area, paper.settings.area.id, paper.indicators);
  };
  // By the kind's own name for it, whatever id the paper gives it.
  const sectionIds = new Map(plan.sections.map((section) => [section.bound.name, section.id]));
  return {
    paper,
    subjects: plan.subjects,
    measured: plan.measured,
    previous: plan.previous,
    book,
    findings,
    numbering: createNumbering(),
    fileStem: fileStem(plan.definition.id, namedPeriod(plan.definition, paper.quarter)),
    named: namedPeriod(plan.definition, paper.quarter),
    toDateLabel: formatPeriod(paper.toDate),
    previousLabel: formatPeriod(plan.previous),
    presented,
    standingOut,
    inReadingOrder: () => inOrderNumbered(plan.sections.flatMap(({ id }) => madeOf.get(id) ?? [])),
    made: (id) => kept.get(id),
    keep(figure) {
      kept.set(figure.id, figure);
      return figure;
    },
    findingsOf,
    measuredOf: (subject) => findings.measured.get(subjectKey(subject)),
    scorecard: plan.scorecard,
    words,
    pair: (id) => pairContext(id, plan, findings, words),
    tableNotes: (changes) =>
      figureNotes(
        changes.flatMap(({ from, to, difference, percent }) => [from, to, difference, percent]),
        paper,
      ),
    figureNotes: (figures) => figureNotes(figures, paper),
    sectionOf(subject) {
      const candidates =
        subject.kind === "pair"
          ? [subject.pair]
          : [
              `nte-${subject.area}`,
              subject.indicator,
              pairOf(subject.indicator, plan),
              themeOf(subject.indicator, plan),
            ];
      return candidates.flatMap((name) => sectionIds.get(name) ?? [])[0];
    },
    askOf(section) {
      const commentary = paper.commentary.get(section);
      if (!commentary) return [];
      const { owner, ask } = commentary;
      if (owner && ask) return [emphasis(label(`${owner}: ${ask.replace(/\.$/, "")}.`))];
      return owner || ask ? [emphasis(label(`${(owner ?? ask ?? "").replace(/\.$/, "")}.`))] : [];
    },
  };
}

/** Notes are numbered in the order in which they are asked for; the same words are one note. */
const noteTaker =
  (notes: Note[]): PresentContext["note"] =>
  (content) => {
    const known = notes.find((one) => plain(one.content) === plain(content));
    const number = known?.number ?? notes.length + 1;
    if (!known) notes.push({ number, content });
    return { kind: "note", number };
  };

/** What only the section that is presented may use. */
function ofSection(
  { id }: PlannedSection,
  { paper, definition }: PaperPlan,
  resolve: ReturnType<typeof tokenResolver>,
): Pick<PresentContext, "section" | "commentary" | "resolve"> {
  return {
    section: id,
    resolve: (token) => resolve(token, id),
    commentary(asked, slot): Block[] {
      const name = slot === undefined ? id : slotName(id, slot);
      const file = `commentary/${folderName(paper.quarter)}/${definition.id}/${name}.md`;
      const need = needOf(name, asked, paper.settings.commentary);
      const blocks = commentaryBlocks(paper.commentary.get(name), need, file, (token) => resolve(token, id));
      return slot === undefined ? blocks : blocks.map((block) => ofSlot(block, name));
    },
  };
}

/** A gap says which commentary lacks, where it is not that of the section's own name. */
const ofSlot = (block: Block, name: string): Block =>
  block.kind === "commentary-gap" ? { ...block, of: name } : block;

/** "2019-20-q4": the period as folders are named. */
export const folderName = (period: Period): string => period.id.replace(/^fy/, "");

const pairOf = (indicator: string, plan: PaperPlan): string =>
  plan.pairs.find(({ setting }) => setting.left === indicator || setting.right === indicator)?.setting.id ?? "";

/** The chapter of the first theme that says how much of it there is. */
const themeOf = (indicator: string, { paper }: PaperPlan): string =>
  `theme-${paper.settings.themes.find(({ indicators }) => indicators.includes(indicator))?.id ?? ""}`;

function pairContext(
  id: string,
  plan: PaperPlan,
  findings: Findings,
  words: PresentContext["words"],
): PairContext | undefined {
  const planned = plan.pairs.find(({ setting }) => setting.id === id);
  const found = findings.pairs.find((pair) => pair.pair === id);
  if (!planned || !found) return undefined;
  const area = plan.paper.settings.area.id;
  const subjects = {
    left: { indicator: planned.setting.left, area },
    right: { indicator: planned.setting.right, area },
  };
  const [left, right] = [words(subjects.left), words(subjects.right)];
  const name = planned.setting.name ?? `${left.title} and ${lowerFirst(right.title)}`;
  return { findings: found, subjects, words: { name, left, right } };
}

/** A count by category of a period in which many offences have none. */
function mayBeShort(figure: Figure, { unmappedShare }: PaperPlan["paper"]): boolean {
  const indicator = parseFigureId(figure.id)?.indicator;
  return (
    unmappedShare !== undefined &&
    indicator !== undefined &&
    figure.method !== "population" &&
    isNumber(figure.value) &&
    unmappedShare(indicator, periodOf(figure)) > notedUnmappedShare
  );
}

/** What the states and marks of a table mean, each said only when it occurs. */
function figureNotes(figures: readonly Figure[], paper: PaperPlan["paper"]): (readonly Inline[])[] {
  const has = (state: Figure["value"]["state"]): boolean => figures.some((figure) => figure.value.state === state);
  const isShare = ({ method }: Figure): boolean => method === "share" || method === "survey";
  const fewInBase = figures.some(({ value }) => !isNumber(value) && value.because === "few-in-base");
  const lowBase = figures.filter(({ value }) => isNumber(value) && value.smallBase);
  const noBase = figures.filter(({ value }) => value.state === "undefined");
  const provisional = figures.some((figure) => isNumber(figure.value) && figure.value.provisional);
  return [
    ...(fewInBase ? [[label(`[z]: no percentage is given of fewer than ${fewestInBase}.`)]] : []),
    ...(figures.some(({ value }) => value.state === "not-applicable" && value.because !== "few-in-base")
      ? [
          [
            label(
              `[z]: no percentage is given where the earlier count is under ${paper.settings.smallNumbers.noPercentBelow}.`,
            ),
          ],
        ]
      : []),
    ...(lowBase.some(isShare)
      ? [[label(`${lowNumberMark}: a percentage of fewer than ${paper.settings.smallNumbers.cautionBelow}.`)]]
      : []),
    ...(lowBase.some((figure) => !isShare(figure))
      ? [
          [
            label(
              `${lowNumberMark}: rests on a low number, since the earlier count is under ${paper.settings.smallNumbers.cautionBelow}.`,
            ),
          ],
        ]
      : []),
    ...(noBase.some(isShare) ? [[text("“No percentage”: there was nothing to take a share of.")]] : []),
    ...(noBase.some((figure) => !isShare(figure) && figure.unit !== "percentage-points")
      ? [[label("“No percentage”: the count a year before was 0.")]]
      : []),
    ...(has("suppressed") ? [[text("[c]: withheld, because a count is small or would give away one that is.")]] : []),
    ...(has("incomplete") ? [[text("“Incomplete”: part of the period has no data; it is not compared.")]] : []),
    ...(has("missing") ? [[text("“Not available”: no data is held for the period.")]] : []),
    ...(figures.some((figure) => mayBeShort(figure, paper))
      ? [
          [
            label(
              "More than 1 in 100 offences have a category that no mapping knows (see data quality): some may belong here.",
            ),
          ],
        ]
      : []),
    ...(has("not-comparable") ? [[text("“Not comparable”: the series breaks between the two periods.")]] : []),
    ...(provisional ? [[text("The newest figures are provisional: late records may still be added.")]] : []),
  ];
}
