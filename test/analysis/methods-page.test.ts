import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { clusterChance } from "../../src/analysis/before-after.ts";
import { similarPoints } from "../../src/analysis/benchmark.ts";
import { limitMonths, recentMonths, rollingUnder } from "../../src/analysis/control-chart.ts";
import { trialPoints } from "../../src/analysis/control-phases.ts";
import { smallestComposition } from "../../src/analysis/disproportionality.ts";
import { shareFromDifference } from "../../src/analysis/drivers.ts";
import { mostEmerging, startedBefore, startedFrom, yearsSinceRise } from "../../src/analysis/emerging.ts";
import { fewestWeeks } from "../../src/analysis/event-window.ts";
import { clearChangeMinimum, exactBelow } from "../../src/analysis/evidence.ts";
import {
  appraisalWeights,
  mostExceptions,
  mostForSize,
  reasonWeights,
  recordMonthsForFirstPage,
} from "../../src/analysis/exceptions.ts";
import { lateGrowthMinimum, lateMovesChangeBy } from "../../src/analysis/late-records.ts";
import { clearPoints } from "../../src/analysis/measured-change.ts";
import { fewestInBase } from "../../src/analysis/measured-level.ts";
import { monthsToStandAlone, openEventMonths } from "../../src/analysis/monthly-series.ts";
import { fewestToStandOut } from "../../src/analysis/more-than.ts";
import { almostPercent, asManyPercent } from "../../src/analysis/overlap.ts";
import {
  concernMarks,
  fewestScored,
  firstThemes,
  harmMarks,
  volumeMarks,
  weightFactors,
} from "../../src/analysis/priorities/marks.ts";
import { projectionLevel, spreadByDays, yearsForShape } from "../../src/analysis/progress.ts";
import { namedPolicies, noAmberUnder } from "../../src/analysis/rag.ts";
import { recordMonths } from "../../src/analysis/records.ts";
import { turnPercent } from "../../src/analysis/series-shape.ts";
import { standsOutWeights } from "../../src/analysis/stands-out.ts";
import { monthLevel } from "../../src/analysis/times.ts";
import { unknownShareTolerance, withheldRange } from "../../src/analysis/unknown-share.ts";
import { wardLevel } from "../../src/analysis/wards.ts";
import { thresholdOf } from "../../src/disclosure/small-counts.ts";
import { stageTolerance } from "../../src/papers/revision-windows.ts";
import { mostPoints } from "../../src/partnership/settings/priorities.ts";
import { monthsNeeded, usableMonthsNeeded } from "../../src/statistics/monthly-model.ts";
import { fewestExpected } from "../../src/statistics/two-proportions.ts";
import { limitFactor, rangeFactor } from "../../src/statistics/xmr.ts";
import { defaultRules, nhsRules } from "../../src/statistics/xmr-rules.ts";
import { month, monthsOf, nightCount } from "../../src/values/period.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/methods.md", import.meta.url)), "utf8").replace(
  /\s+/g,
  " ",
);
const threshold = (sensitivity: "person" | "offence", audience: "partnership" | "public"): number =>
  thresholdOf(sensitivity, "dalston", { audience, partnershipArea: "hackney" });
const within = namedPolicies["within-5-percent"];
const ten = namedPolicies["ten-percent-and-not-improved"];

// Each phrase of the page that holds a number, made from the code's own. Worked examples are tested where they are worked.
describe("the methods page says what the code does", () => {
  it.each([
    `at least ${clearChangeMinimum.percent}% and at least ${clearChangeMinimum.records} records`,
    `sum to less than ${exactBelow}`,
    `the other way by ${turnPercent}% or more`,
    `as many within ${asManyPercent}%, almost as many up to ${almostPercent}% fewer`,
    `fewer than ${clusterChance * 100}% of cases`,
    `*similar* within ${similarPoints} percentage point`,
    `the composition of fewer than ${smallestComposition} people`,
    `when it holds ${monthsNeeded} or more`,
    `as long as ${usableMonthsNeeded} remain`,
    `moves by more than ${unknownShareTolerance} points there is no verdict`,
    `none is given of fewer than ${fewestInBase}`,
    `fewer than ${fewestExpected} are expected in one of the four cells`,
    `at least ${clearPoints} percentage point apart`,
    `at least ${fewestToStandOut} between them`,
    `each is held to a ${monthLevel * 100}% interval`,
    `its ${wardLevel * 100}% Poisson interval`,
    `moved by more than ${unknownShareTolerance} points`,
    `it is at least ${lateGrowthMinimum}% of what was counted then and moves the change by at least ${lateMovesChangeBy} percentage point`,
    `give or take ${stageTolerance} days`,
    `anything from ${withheldRange.least} to ${withheldRange.most}`,
    `the mean of at least ${yearsForShape} earlier years`,
    `It promises ${projectionLevel * 100}%`,
    `by days: for ${spreadByDays * 100}% of what is to come`,
    `amber up to ${within.amberWithinPercent}% off target`,
    `more than ${ten.amberWithinPercent}% off target`,
    `No amber on targets under ${noAmberUnder}`,
    `the whole moved by at least ${shareFromDifference} records`,
    `at least ${fewestWeeks} of them`,
    `Totals up to ${recordMonths} months apart`,
    `mean ± ${limitFactor} × the mean moving range`,
    `${defaultRules.shift} points on one side of the mean`,
    `four rules with runs of ${nhsRules.shift}`,
    `Screening of moving ranges over ${rangeFactor} × their mean`,
    `| Months needed | ${monthsNeeded};`,
    `at most ${limitMonths} months`,
    `Fewer than ${trialPoints} points since a rebase`,
    `counts as one for ${openEventMonths} months`,
    `Until ${monthsToStandAlone} months have passed since a series break`,
    `Under ${rollingUnder} records a month`,
    `signals of the last ${recentMonths} months`,
    `\`partnership\` withholds 1 to ${threshold("person", "partnership") - 1} about people; \`public\` withholds 1 to ${threshold("person", "public") - 1} about people and 1 to ${threshold("offence", "public") - 1} offences below`,
    `2 from ${harmMarks[0]}%, 3 from ${harmMarks[1]}%, 4 from ${harmMarks[2]}%, 5 from ${harmMarks[3]}%`,
    `2 from ${concernMarks[0]}%, 3 from ${concernMarks[1]}%, 4 from ${concernMarks[2]}%, 5 from ${concernMarks[3]}% of those asked`,
    `gives from 1 to ${mostPoints} points`,
    `with fewer than ${fewestScored} criteria scored has no place`,
    `the order of the first ${firstThemes} changes`,
    `the highest 12 months for ${recordMonthsForFirstPage} months or more, the first yearly rise for ${yearsSinceRise} years`,
    `a kind with fewer than ${startedBefore} the year before and ${startedFrom} or more now. At most ${mostEmerging}.`,
    `At most ${mostExceptions} subjects`,
    `a missed target weighs ${reasonWeights["target-missed"]}`,
    `clear at 99% ${reasonWeights["clear-change"]}`,
    `moved apart ${reasonWeights.divergence}`,
    `missed by so little that it is amber ${reasonWeights["target-near-miss"]}`,
    `a record of ${recordMonthsForFirstPage} months or more and a recent signal ${reasonWeights.record} each`,
    `rests on no low number ${standsOutWeights["group-differs"]}`,
    `at 99% ${standsOutWeights["since-event"]}, a level whose interval at 99% leaves out what is expected ${standsOutWeights["not-as-expected"]}`,
    `a number at a date ${standsOutWeights["number-at-a-date"]}, where it is at least ${clearChangeMinimum.records} from`,
    `a count alone ${standsOutWeights["low-count"]}, at 95%`,
    `worse adds ${appraisalWeights.worse}, better ${appraisalWeights.better}, and size up to ${mostForSize}`,
  ])("%s", (phrase) => {
    expect(page).toContain(phrase);
  });

  it("and volume gives its points from one a week, one a day, three a day and ten a day", () => {
    expect(volumeMarks).toEqual([1 / 7, 1, 3, 10]);
    expect(page).toContain("2 from one a week, 3 from one a day, 4 from three a day, 5 from ten a day");
    expect(weightFactors).toEqual([2, 0.5]);
  });

  it("and a record weighs what a recent signal does", () => {
    expect(reasonWeights.record).toBe(reasonWeights["recent-signal"]);
  });

  it("a month has 8 to 10 Friday and Saturday nights", () => {
    const nights = monthsOf({ start: "2010-01-01", end: "2030-12-31" }).map((id) => nightCount(month(id)));
    expect(page).toContain(`${Math.min(...nights)} to ${Math.max(...nights)} such nights`);
  });

  it("every number on the page stands in a tested phrase, an example or a source", () => {
    // Numbers whose truth is checked elsewhere: examples in test/analysis and test/statistics, levels, years of sources.
    const known =
      /^(0|1|2|5|6|7|8|9|10|12|17|20|24|30|35|36|40|48|49|50|60|77|80|90|95|99|99\.6|99\.8|100|236|253|269|365|366|1927|1936|2000|1987|1989|1992|1999|1,000|1\.96|2\.66|3\.267|16|26|25|4|3|73\.3|236\.72|14|15|10,000|100,000|3,000|2,000|3\.00|1\.85|4\.87)$/;
    // Studies check what they found themselves; years of data are no result.
    const stated = page.replace(/<!-- study .*?<!-- end -->/g, "").replace(/\b20\d\d\/\d\d\b/g, "");
    const numbers = stated.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
    const unknown = numbers.map((number) => number.replace(/,$/, "")).filter((number) => !known.test(number));
    expect(unknown).toEqual([]);
  });
});
