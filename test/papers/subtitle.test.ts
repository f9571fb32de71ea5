import { expect, test } from "vitest";
import type { Findings } from "../../src/analysis/findings.ts";
import type { PaperPlan } from "../../src/papers/plan.ts";
import { presentPaper } from "../../src/papers/present.ts";
import type { BoundKind } from "../../src/papers/section-kind.ts";
import { FigureBook } from "../../src/values/figure-book.ts";
import { financialQuarter, financialYear } from "../../src/values/period.ts";
import { text } from "../../src/wording/runs.ts";

interface Told {
  readonly subtitle?: string;
  readonly blocks?: number;
  readonly reportsPeriod?: boolean;
}

/** The subtitle of a paper of 2019/20 Quarter 4 with sections that have one of their own, some blocks, or report the period. */
function subtitleOf(...sections: readonly Told[]): string {
  const paper = {
    settings: { editions: { internal: { marking: "" } }, partnership: "P", appearance: {}, area: { id: "hackney" } },
    audience: "internal",
    signOff: { status: "draft", entries: [] },
    quarter: financialQuarter(2019, 4),
    toDate: financialYear(2019),
    commentary: new Map(),
    indicators: new Map(),
    areas: new Map(),
    reading: { sources: [] },
  };
  const plan = {
    paper,
    definition: { id: "short", title: "Short", sections: [] },
    sections: sections.map(({ subtitle, blocks = 1, reportsPeriod = false }, index) => ({
      id: `s${index}`,
      area: "hackney",
      bound: {
        kind: "made-up",
        name: `s${index}`,
        takesCommentary: false,
        slots: [],
        tellsOfAll: false,
        reportsPeriod,
        needs: () => [],
        present: () => ({
          title: "Made up",
          blocks: Array.from({ length: blocks }, () => ({ kind: "paragraph" as const, content: [text("Words.")] })),
          ...(subtitle ? { subtitle } : {}),
        }),
      } satisfies BoundKind,
    })),
    subjects: [],
    measured: [],
    pairs: [],
    scorecard: [],
    previous: financialYear(2018),
  } as unknown as PaperPlan;
  const findings = { subjects: new Map(), measured: new Map(), pairs: [], exceptions: [] } as unknown as Findings;
  return presentPaper(plan, new FigureBook([]), findings).subtitle;
}

const ofPeriod = "2019/20 Quarter 4 (January to March 2020), and the year to 31 March 2020";

test("a paper is of what its first section with something to say is about", () => {
  expect(subtitleOf({ subtitle: "The first" }, { subtitle: "The second" })).toBe("The first");
  expect(subtitleOf({})).toBe(ofPeriod);
});

test("a section that is left out for want of blocks does not name the paper", () => {
  expect(subtitleOf({ subtitle: "The first", blocks: 0 }, { subtitle: "The second" })).toBe("The second");
  expect(subtitleOf({ subtitle: "The first", blocks: 0 })).toBe(ofPeriod);
});

test("a paper with a section that reports its period is of that period", () => {
  expect(subtitleOf({ subtitle: "The first" }, { reportsPeriod: true })).toBe(ofPeriod);
});
