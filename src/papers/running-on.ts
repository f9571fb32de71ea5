import type { SectionModel } from "./model.ts";

/** With more sections than this a reader looks for one, and finds it by the title at the head of its pages. */
const mostToRunOn = 12;

/**
 * In a paper of few sections these follow each other down the page: each on a page of its own, they would leave half of the paper
 * blank. In any paper the section after a short scorecard shares its page. Annexes, and pages turned on their side, always begin one.
 */
export function runningOn(sections: readonly SectionModel[]): readonly SectionModel[] {
  const body = sections.filter(({ annex }) => !annex);
  const isShort = body.length <= mostToRunOn && !body.some(({ landscape }) => landscape);
  return sections.map((section, index) => {
    const before = sections[index - 1];
    const follows = isShort || (before?.kind === "scorecard" && !before.newPage);
    if (section.annex || section.landscape || !section.newPage || !follows) return section;
    const { newPage: _page, ...runsOn } = section;
    return runsOn;
  });
}
