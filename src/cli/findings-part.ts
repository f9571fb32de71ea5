import { shapeOf } from "../analysis/shape-of.ts";
import { quarterOf } from "../steps/build-checks.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import { allFindings } from "../steps/findings.ts";
import { findingRows } from "../wording/findings.ts";
import { plain } from "../wording/runs.ts";
import { subjectWords } from "../wording/subject.ts";
import type { Context } from "./command.ts";
import type { Answered, Part } from "./figure-extras.ts";

/** Everything that papers could say of the indicators in the areas that were asked for, a sentence a line. */
export async function findingsPart({ reporter, options }: Context, answered: Answered): Promise<Part> {
  const { partnership, reading, period, requests } = answered;
  const { settings, indicators } = partnership;
  const subjects = [
    ...new Map(requests.map(({ indicator, area }) => [`${indicator}/${area}`, { indicator, area }])).values(),
  ];
  const { findings } = await allFindings(partnership, reading, subjects, quarterOf(period));
  const areas = new Map(countedAreas(settings).map((area) => [area.id, area]));
  const said = findings.flatMap((finding) => {
    const [indicator, area] = [indicators.get(finding.indicator), areas.get(finding.area)];
    if (!indicator || !area) return [];
    const words = subjectWords(indicator, area, settings.area.id, indicators);
    const sentences = findingRows(finding, words, settings, shapeOf(finding, indicator, settings)).map((row) => ({
      about: row.topic,
      sentence: plain(row.words),
    }));
    return [{ finding, title: words.title, sentences }];
  });
  if (options.format?.[0] !== "json")
    for (const { title, sentences } of said) {
      reporter.line();
      reporter.heading(title);
      reporter.table(
        [{ title: "About" }, { title: "Finding" }],
        sentences.map(({ about, sentence }) => [about, sentence]),
      );
    }
  return { findings: said.map(({ finding, sentences }) => ({ ...finding, sentences })) };
}
