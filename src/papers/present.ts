import { figuresIn } from "../analysis/figures-in.ts";
import type { Findings } from "../analysis/findings.ts";
import type { Figure } from "../values/figure.ts";
import type { FigureBook } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import { formatDate, formatPeriod, formatQuarterWithMonths, formatSpan } from "../wording/dates.ts";
import { plain } from "../wording/runs.ts";
import { commentaryBlocks } from "./commentary/commentary-blocks.ts";
import { needOf } from "./commentary/need.ts";
import { tokenResolver } from "./commentary/resolve.ts";
import { slotName } from "./commentary/slots.ts";
import { paperDate } from "./context.ts";
import type { Block, EditionModel, Note, SectionModel } from "./model.ts";
import { folderName, namedPeriod } from "./paper-period.ts";
import type { PaperPlan, PlannedSection } from "./plan.ts";
import { createContext } from "./present-context.ts";
import { withReferences } from "./references.ts";
import { runningOn } from "./running-on.ts";
import type { PresentContext, StandingOut } from "./section-kind.ts";
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
    const section = { id, kind: bound.kind, ...first, ...(title ? { title } : {}) };
    const all: SectionModel[] = [section, ...followedBy];
    // A section that has nothing to say in this edition is not there.
    const made = all.filter(({ blocks }) => blocks.length > 0);
    if (made.length > 0) about ??= own;
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
    subtitle: (plan.sections.some(({ bound }) => bound.reportsPeriod) ? undefined : about) ?? subtitle(named, paper),
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
