import { beforeAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../../src/papers/model.ts";
import type { Problem } from "../../../src/problems/problem.ts";
import { isNumber } from "../../../src/values/value.ts";
import { literalDigits } from "../support.ts";
import { questionsOf, textOf, wordsUnder } from "./chapter.ts";
import { robberyChapter } from "./robbery-partnership.ts";

const chapter = "theme-robbery";
let model: EditionModel;
let problems: readonly Problem[];

beforeAll(async () => {
  ({ model, problems } = await robberyChapter());
});

const words = (question: string): string[] => wordsUnder(model, chapter, question);

describe("a theme's chapter, counted by hand", () => {
  it("says how much and which way, each indicator once", () => {
    const [lead, knives, guns] = words("How much, and which way?");
    expect(lead).toMatch(
      /^Robbery\. There were 200 offences in 2015\/16, 50 more than in 2014\/15 \(\+33%\), a clear rise\./,
    );
    expect(knives).toBe("Knife crime: 100 offences in 2015/16, against 60 in 2014/15 (+67%), a clear rise.");
    expect(guns).toBe("Gun crime: 3 offences in 2015/16, against 0 in 2014/15, within usual variation.");
  });

  it("tells the years since the break, and draws those before it apart", () => {
    expect(words("How has it changed over the years?")[0]).toBe(
      "Robbery. From 2011/12 (96) to 2015/16 (200) the number rose 108%. The rise of the last year (+50) is the greatest of four yearly rises in a row; the greatest before was +30.",
    );
    const chart = questionsOf(model, chapter)
      .get("How has it changed over the years?")
      ?.find((block) => block.kind === "chart");
    if (chart?.kind !== "chart" || chart.chart.kind !== "indexed") throw new Error("the years are not drawn");
    expect(chart.chart.breaks).toEqual([{ date: "2011-04-01", label: "Robbery of businesses is counted by itself" }]);
    expect(chart.chart.series[0]?.points.map((point) => point.number)).toEqual([240, 240, 228, 96, 108, 120, 150, 200]);
    // Nothing is worked out across the break.
    const across = Object.values(model.figures).filter(
      ({ id, inputs, value }) =>
        id.startsWith("robbery/") &&
        isNumber(value) &&
        inputs.some((input) => /fy20(?:08|09|10)-/.test(input)) &&
        inputs.some((input) => /fy201[1-5]-/.test(input)),
    );
    expect(across.map(({ id }) => id)).toEqual([]);
  });

  it("gives weapons and overlaps as shares of each whole", () => {
    expect(words("How?")).toEqual([
      "A knife is recorded with 60 of the 200 (30%), against 20% in 2014/15.",
      "Of 100 knife crime offences, 60 (60%) were robberies too.",
      "Of 200 robberies, 60 (30%) were knife crime offences too.",
    ]);
  });

  it("counts repeat victims, and what is left without late records", () => {
    expect(words("Does it happen to the same people, and how late is it recorded?")).toEqual([
      "Of the 200 victims in 2015/16, 6 (3.0%) had been a victim of robbery in the year before; in 2014/15 it was 0.0%.",
      "Of these 200 offences, 20 (10%) were committed a year or more before they were recorded. Within a year of being committed 180 were recorded, against 135 (+33%): still a clear rise.",
    ]);
  });

  it("says what came of it, and that the newer ones have had less time", () => {
    expect(words("What came of it?")[0]).toBe(
      "Robbery: of the 200 offences of 2015/16, 30 (15%) have had a positive outcome so far; of the 150 of 2014/15, 30 (20%). That is, somebody was charged, cautioned or otherwise dealt with. The newer ones have had less time for it.",
    );
  });

  it("names small numbers, and what is not known and what it would take", () => {
    expect(words("Small numbers")).toEqual([
      "One count is under 50, so that a few more or fewer make a large percentage: gun crime (3 in 2015/16). Read the numbers, not their changes.",
    ]);
    expect(words("What do partners see?")).toEqual([]);
    expect(words("Compared with whom?")).toEqual([]);
    expect(words("What we do not know")).toEqual(
      expect.arrayContaining([
        "Other areas: the settings name nobody to compare with (“comparators”).",
        expect.stringMatching(/^Not held: stops and searches\./),
      ]),
    );
  });

  it("asks why, and warns where nobody has said", () => {
    expect(words("Why did it change?")[0]).toContain("commentary/2015-16-q4/themes/theme-robbery-why.md");
    expect(problems).toContainEqual(expect.objectContaining({ code: "commentary-missing", severity: "warning" }));
  });

  it("prints no number that is no figure", () => {
    expect(literalDigits(model)).toEqual([]);
  });
});

describe("why it changed", () => {
  it("is printed with the grade of its evidence", async () => {
    const why = "---\nowner: Police\nevidence: supported\n---\nMore phones are worth stealing.\n";
    const made = await robberyChapter("internal", { "theme-robbery-why": why });
    expect(textOf(made.model, chapter)).toContain(
      "Evidence: supported. It fits what has been counted. Other reasons have not been ruled out.",
    );
    const codes = made.problems.map(({ code }) => code);
    expect(codes).not.toContain("commentary-missing");
    expect(codes).not.toContain("evidence-missing");
  });

  it("without a grade is a gap beside the words", async () => {
    const made = await robberyChapter("internal", { "theme-robbery-why": "More phones are worth stealing.\n" });
    expect(made.problems).toContainEqual(expect.objectContaining({ code: "evidence-missing", severity: "warning" }));
    expect(textOf(made.model, chapter)).toContain("Evidence to be graded");
    expect(textOf(made.model, chapter)).toContain("More phones are worth stealing.");
  });

  it("with a grade that is none is refused at its line", async () => {
    await expect(
      robberyChapter("internal", { "theme-robbery-why": "---\nevidence: certain\n---\nWords.\n" }),
    ).rejects.toMatchObject({ problems: [{ code: "commentary-invalid", place: { line: 2 } }] });
  });
});

describe("the public edition", () => {
  it("shows no count of one to nine people, nor a share that would give it away", async () => {
    const made = await robberyChapter("public");
    const repeats = Object.values(made.model.figures).filter(({ id }) => id.startsWith("repeat-victims-of-robbery"));
    expect(repeats.filter(({ value }) => isNumber(value) && value.number > 0 && value.number < 10)).toEqual([]);
    expect(textOf(made.model, chapter)).not.toContain("had been a victim of");
  });
});
