import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expressionOf, isDerived, resultOf } from "../../src/analysis/explain.ts";
import { figuresIn } from "../../src/analysis/figures-in.ts";
import { openPartnership, readPartnership } from "../../src/build.ts";
import { figureAsked } from "../../src/cli/figure-asked.ts";
import { figureFound } from "../../src/cli/figure-found.ts";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import type { Figure } from "../../src/values/figure.ts";
import { parseFigureId, siblingId } from "../../src/values/figure-id.ts";
import { isNumber } from "../../src/values/value.ts";
import { arithmeticWords } from "../../src/wording/arithmetic.ts";
import { workOut } from "../analysis/arithmetic/work-out.ts";
import { quietWorld } from "../papers/support.ts";
import { runCli } from "./command-line.ts";

/** Whatever `figures` prints, `explain` knows by its id, with arithmetic that comes to the number. */
const samples = [
  {
    sample: "2019-20",
    today: "2020-06-22",
    questions: [
      "robbery da-referrals --event lockdown-1 --period 2019/20",
      "robbery --area shoreditch --around 2019-07-01 --period 2019/20",
      "nte-crime-and-asb --area shoreditch --findings --period 2019/20-Q4",
      "homicide --findings --period 2019/20-Q2",
      "robbery --places ward --top 3 --period 2019/20",
      "all-crime --places lsoa --period 2019/20",
      "knife-crime --overlap robbery --period 2019/20",
      "robbery --rate --period 2019/20",
      "robbery --whom suspects --disproportionality ethnicity --period 2019/20",
      "all-crime --by quarter --mean --period 2019/20",
      "all-crime --by week --mean --period 2019-04-01..2019-05-12",
      "positive-outcome-share --period 2019/20",
    ],
  },
  {
    sample: "2015-16",
    today: "2016-05-12",
    questions: [
      "all-crime burglary --with mps --with most-similar --from 2002/03 --period 2014/15",
      "gun-discharges --with most-similar --period 2014/15",
      "syv-victims gun-discharges --findings --period 2015/16",
      "deliberate-fires --cluster --period 2015/16",
      "noise-cases --by year --mean --period 2012-04..2016-03",
      "burglary-other --ratio burglary-residential --from 2011/12 --period 2014/15",
      "youth-orders --rate 0-24,10-17 --period 2015/16",
      "mopac-7 --overlap knife-crime --period 2015/16",
    ],
  },
] as const;

describe.each(samples)("the sample of $sample", ({ sample, today, questions }) => {
  let root: string;
  let open: Parameters<typeof figureFound>[1];
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-explain-"));
    const folder = join(root, "partnership");
    await writeSamplePartnership(folder, { sample });
    const world = { ...quietWorld(root), today };
    const partnership = await openPartnership(folder, world);
    open = { partnership, world, reading: await readPartnership(partnership, world) };
  }, 120_000);
  afterAll(async () => {
    await open.reading.close();
    await rm(root, { recursive: true, force: true });
  });

  it.each(questions)("figures %s", async (question) => {
    const { exitCode, stdout } = await runCli(
      ["figures", ...question.split(" "), "--format", "json", "--folder", join(root, "partnership")],
      { today },
    );
    expect(exitCode).toBe(0);
    const answer = JSON.parse(stdout);
    const printed = Array.isArray(answer)
      ? await figuresOfRows(answer, open)
      : oneOfEach([...figuresIn(answer).values()]);
    expect(printed.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    const seen = new Set<string>();
    let last: Awaited<ReturnType<typeof figureFound>> | undefined;
    for (const figure of printed) {
      // A whole paper is made for each figure of one: of those, one of each measure is asked for by itself.
      const measure = parseFigureId(figure.id)?.measure ?? "";
      const before = question.includes("--findings") && seen.has(measure) ? last?.find(figure.id) : undefined;
      seen.add(measure);
      const found =
        before && last
          ? { ...last, figure: before }
          : await figureFound(figureAsked(figure.id), open, undefined).catch((error: Error) => error);
      if (!(found instanceof Error)) last = found;
      if (found instanceof Error) wrong.push(`${figure.id}: not found`);
      else wrong.push(...differences(figure, found));
    }
    expect(wrong).toEqual([]);
  });
});

/** What stands in plain rows, as figures: the number itself, and its difference under the id that its kind gives it. */
async function figuresOfRows(rows: readonly Row[], open: Parameters<typeof figureFound>[1]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const row of rows) {
    const numbers: [string, number | undefined][] = [
      [row.id, row.count],
      [siblingId(row.id, "difference", "previous-year"), row.difference],
    ];
    for (const [id, number] of numbers) {
      if (number === undefined) continue;
      const { figure } = await figureFound(figureAsked(id), open, undefined);
      figures.push({ ...figure, value: { state: "value", number } });
    }
  }
  return figures;
}

interface Row {
  readonly id: string;
  readonly count?: number;
  readonly difference?: number;
}

/** One figure of each measure of each indicator and comparison: the others of it come about in the same way. */
function oneOfEach(figures: readonly Figure[]): Figure[] {
  const kinds = new Map<string, Figure>();
  for (const figure of figures) {
    const parts = parseFigureId(figure.id);
    if (!parts) throw new Error(`not a figure id: ${figure.id}`);
    const { indicator, measure, comparison = "", dims } = parts;
    const kind = [
      figure.method === "count" ? "" : indicator,
      measure,
      comparison.replace(/\d[\d-]*/g, "*"),
      ...Object.keys(dims),
      figure.value.state,
    ];
    kinds.set(kind.join(" "), kinds.get(kind.join(" ")) ?? figure);
  }
  return [...kinds.values()];
}

function differences(printed: Figure, { figure, find }: Awaited<ReturnType<typeof figureFound>>): string[] {
  const [one, other] = [printed.value, figure.value];
  if (!isNumber(one) || !isNumber(other)) return one.state === other.state ? [] : [`${printed.id}: ${other.state}`];
  const isClose = (number: number | undefined, tolerance: number): boolean =>
    number !== undefined && Math.abs(number - one.number) <= tolerance * Math.max(1, Math.abs(one.number));
  if (!isClose(other.number, 1e-9)) return [`${printed.id}: ${other.number}, not ${one.number}`];
  if (!isDerived(figure)) return [];
  const expression = expressionOf(figure, find);
  if (!expression) return [`${printed.id}: no arithmetic`];
  const scale = ["percent", "percentage-points"].includes(figure.unit) ? 100 : 1;
  const [left = ""] = arithmeticWords(expression, figure).split(" = ");
  return isClose(resultOf(expression, figure), 1e-9) && isClose(workOut(left) * scale, 1e-3)
    ? []
    : [`${printed.id}: ${left} does not come to ${one.number}`];
}
