import { frameWords, statusWords } from "../papers/frame-words.ts";
import type { EditionModel, SectionModel } from "../papers/model.ts";
import { openingLength } from "../papers/opening.ts";

/** Sections that follow each other without a fresh page share a page name: Chromium breaks wherever the name changes. */
export interface PageGroup {
  readonly name: string;
  readonly sections: readonly SectionModel[];
  /** On pages turned on their side. */
  readonly landscape: boolean;
}

export function pageGroups(sections: readonly SectionModel[]): PageGroup[] {
  const groups: { name: string; sections: SectionModel[]; landscape: boolean }[] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    const landscape = section.landscape === true;
    if (last && !section.newPage && last.landscape === landscape) last.sections.push(section);
    else groups.push({ name: `pages-${groups.length + 1}`, sections: [section], landscape });
  }
  return groups;
}

/** The lists of figures and tables are long where they stand at all: pages of their own, under their own name. */
export const listsPageName = "pages-lists";

/** What stands on one line beside the marking, and on the two that do not leave the margin. */
const oneLine = 46;
const twoLines = 90;

/**
 * The `@page` rules: marking above and below, the paper's title and period, page numbers, and the section's title, or the
 * partnership's name where many sections share pages. The title stands there as literal text, since Chromium has no `string-set`.
 */
export function pageRules(model: EditionModel): string {
  const marking = model.marking === "none" ? "none" : cssString(model.marking.toUpperCase());
  const draft = statusWords[model.status];
  const common = [
    box("top-center", marking, "font-weight:600;letter-spacing:.06em;white-space:nowrap"),
    box("bottom-center", marking, "font-weight:600;letter-spacing:.06em;white-space:nowrap"),
    box("bottom-left", cssString(`${model.title}, ${model.period.label}`), ""),
    box("bottom-right", '"Page " counter(page) " of " counter(pages)', ""),
    ...(draft ? [box("top-right", cssString(draft.watermark), "font-weight:600;letter-spacing:.06em")] : []),
  ].join("");
  const groups = pageGroups(model.sections).map((group, index) => {
    const title = runningTitle(index === 0 ? afterOpening(group, model) : group, model.partnership);
    const top = title ? box("top-left", cssString(title), "padding-right:5mm") : "";
    return [
      // The first page has the paper's own title.
      ...(index === 0 && title ? [`@page ${group.name}:first{${box("top-left", '""', "")}}`] : []),
      `@page ${group.name}{size:A4${group.landscape ? " landscape" : ""};${top}}`,
      `@page ${group.name}-wide{size:A4 landscape;${top}}`,
      `@media print{.${group.name}{page:${group.name}}.${group.name}>.table-wide{page:${group.name}-wide}}`,
    ].join("\n");
  });
  const lists = [
    `@page ${listsPageName}{size:A4;${box("top-left", cssString(frameWords.figuresAndTables), "padding-right:5mm")}}`,
    `@media print{.${listsPageName}{page:${listsPageName}}}`,
  ];
  return `@page{size:A4;margin:20mm 16mm 18mm;${common}}\n${[...groups, ...lists].join("\n")}`;
}

const afterOpening = (group: PageGroup, { sections }: EditionModel): PageGroup => ({
  ...group,
  sections: group.sections.slice(openingLength(sections)),
});

function runningTitle(group: Pick<PageGroup, "sections">, partnership: string): string {
  if (group.sections.length > 1 && group.sections.every((section) => section.annex)) return frameWords.annexes;
  const titles = group.sections.filter((section) => !section.untitled).map((section) => section.title);
  if (titles.length === 0) return "";
  const all = titles.join(" · ");
  if (titles.length === 1) return all.length <= twoLines ? all : `${all.slice(0, twoLines - 1).trimEnd()}…`;
  // The first and the last of many would tell no reader what stands on the page.
  return all.length <= oneLine ? all : partnership;
}

const box = (place: string, content: string, style: string): string =>
  `@${place}{content:${content};font:400 8.5pt/1.2 "Source Sans 3",sans-serif;color:#3D434B;${style}}`;

/** A CSS string in which nothing can end the string, the rule or the style element. */
export const cssString = (text: string): string =>
  `"${[...text].map((sign) => (/[A-Za-z0-9 ]/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16)} `)).join("")}"`;
