import { frameWords, statusWords } from "../papers/frame-words.ts";
import { type Listed, listsOf } from "../papers/lists.ts";
import type { EditionModel, SectionModel } from "../papers/model.ts";
import { openingLength } from "../papers/opening.ts";
import { pedigreeAnchors, pedigreeKind } from "./anchors.ts";
import { type BlockView, blockViews } from "./block-view.ts";
import type { DocumentContext } from "./document-context.ts";
import { inlineViews, noteId, noteReferenceId } from "./inline-view.ts";
import type { PageNumbering, PageNumberView } from "./page-numbering.ts";
import { listsPageName, pageGroups } from "./page-rules.ts";
import type { Templates } from "./templates.ts";

export interface SectionView {
  readonly id: string;
  readonly template: string;
  readonly kind: string;
  readonly classes: string;
  readonly title?: string;
  /** A landmark of its own, by its title. */
  readonly labelled?: true;
  readonly blocks: readonly BlockView[];
  readonly model: EditionModel;
}

interface ContentsEntry {
  readonly href: string;
  readonly title: string;
  readonly page?: PageNumberView;
}

/** What a document is made of beside its words. */
export interface DocumentParts {
  readonly svgs: ReadonlyMap<string, string>;
  readonly styles: string;
  readonly watermark?: string;
}

/** What a document on paper has beside what is on the screen. */
export interface OnPaper {
  readonly numbering: PageNumbering;
  /** What begins a new page beside the sections that always do, by its name; rows as `table#row`. */
  readonly breaks: readonly string[];
}

/** Everything that the document template prints. */
export function documentView(model: EditionModel, parts: DocumentParts, templates: Templates, paper?: OnPaper) {
  const context = documentContext(model, parts.svgs, paper);
  const groups = pageGroups(model.sections);
  const nameOf = new Map(groups.flatMap((group) => group.sections.map((section) => [section.id, group.name] as const)));
  const sections = model.sections.map((section) =>
    sectionView(section, nameOf.get(section.id) ?? "", model, templates, context),
  );
  const opening = openingLength(model.sections);
  const lastPart = model.sections.findIndex((section) => section.annex);
  const body = lastPart === -1 ? sections.length : Math.max(lastPart, opening);
  const lists = listsView(model, context);
  const notes = model.notes.map((note) => ({
    id: noteId(note.number),
    number: note.number,
    content: inlineViews(note.content, context),
  }));
  return {
    model,
    words: frameWords,
    draft: statusWords[model.status],
    marking: model.marking === "none" ? undefined : model.marking,
    documentTitle: `${model.title}, ${model.period.label}: ${model.partnership}`,
    styles: parts.styles,
    watermark: parts.watermark,
    /** What stands between the opening's sections takes their page name, or it would break the page. */
    openingPage: groups[0]?.name ?? "",
    opening: sections.slice(0, opening),
    contents: contents(model.sections, [...(notes.length > 0 ? [notesId] : []), ...(lists ? [listsId] : [])], context),
    lists,
    listsId,
    listsPage: listsPageName,
    body: sections.slice(opening, body),
    annexes: sections.slice(body),
    notesId,
    notesPage: nameOf.get(model.sections[body - 1]?.id ?? "") ?? "",
    notes: notes.map((note) => ({
      ...note,
      ...(context.notesSeen.has(note.number) ? { back: `#${noteReferenceId(note.number)}` } : {}),
    })),
  };
}

/** Ids of the frame begin with `paper-`, so that no section's id can meet them. */
const notesId = "paper-notes";
const listsId = "paper-lists";
const partTitles: Readonly<Record<string, string>> = {
  [notesId]: frameWords.notes,
  [listsId]: frameWords.figuresAndTables,
};

function documentContext(
  model: EditionModel,
  svgs: ReadonlyMap<string, string>,
  paper: OnPaper | undefined,
): DocumentContext {
  const breaking = new Set(paper?.breaks);
  return {
    svgs,
    // A printed paper has its page numbers, and nothing to click.
    anchors: paper ? new Map() : pedigreeAnchors(model),
    sectionTitles: new Map(model.sections.map((section) => [section.id, section.title])),
    words: frameWords,
    isPaper: paper !== undefined,
    beginsPage: (name) => breaking.has(name),
    pageOf: (id, keeps) => paper?.numbering.of(id, keeps),
    notesSeen: new Set(),
    notes: new Set(model.notes.map((note) => note.number)),
  };
}

function sectionView(
  section: SectionModel,
  pageName: string,
  model: EditionModel,
  templates: Templates,
  context: DocumentContext,
): SectionView {
  const classes = [
    "section",
    `kind-${section.kind}`,
    pageName,
    section.newPage || context.beginsPage(section.id) ? "new-page" : "",
    section.untitled ? "untitled" : "",
    section.annex ? "annex" : "",
    section.landscape ? "landscape" : "",
  ];
  // Two places of one name could not be told apart in a list of landmarks.
  const isFirstOfName = model.sections.find(({ title, untitled }) => !untitled && title === section.title) === section;
  return {
    id: section.id,
    ...(isFirstOfName ? { labelled: true as const } : {}),
    template: templates.forSection(section.kind),
    kind: section.kind,
    classes: classes.filter(Boolean).join(" "),
    ...(section.untitled ? {} : { title: section.title }),
    blocks: blockViews(
      section.blocks,
      section,
      section.kind === pedigreeKind ? { ...context, anchors: new Map() } : context,
    ),
    model,
  };
}

/** The lists of figures and tables with, in print, the page of each. */
function listsView(model: EditionModel, { pageOf }: DocumentContext) {
  const lists = listsOf(model);
  const entry = ({ id, words }: Listed): ContentsEntry => {
    const page = pageOf(id, "right");
    return { href: `#${id}`, title: words, ...(page === undefined ? {} : { page }) };
  };
  return lists && { figures: lists.figures.map(entry), tables: lists.tables.map(entry) };
}

function contents(sections: readonly SectionModel[], parts: readonly string[], { pageOf }: DocumentContext) {
  const titled = sections.filter((section) => !section.untitled);
  const entry = (id: string, title: string): ContentsEntry => {
    const page = pageOf(id, "right");
    return { href: `#${id}`, title, ...(page === undefined ? {} : { page }) };
  };
  const entries = (annex: boolean): ContentsEntry[] =>
    titled.filter((section) => (section.annex === true) === annex).map((section) => entry(section.id, section.title));
  return {
    sections: [...entries(false), ...parts.map((id) => entry(id, partTitles[id] ?? id))],
    annexes: entries(true),
  };
}
