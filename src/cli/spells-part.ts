import { ownMeasure } from "../indicators/own-measure.ts";
import { partNamed } from "../indicators/question.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import { aroundDay, eventSpells } from "../steps/spells.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { evidenceWords } from "../wording/change.ts";
import { formatPeriod } from "../wording/dates.ts";
import { plain } from "../wording/runs.ts";
import { beforeAfterSentence, spellNames } from "../wording/spells.ts";
import { periodOf, type SubjectWords, subjectWords } from "../wording/subject.ts";
import { formatValue } from "../wording/values.ts";
import type { Context } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";

/** A question that counts, with the words for it: shares and numbers at a date have no windows to add up. */
export interface Subject {
  readonly request: CountRequest;
  readonly words: SubjectWords;
}

/** Those of the questions that count something, each once, whatever it was split into by time. */
export function countedSubjects({ reporter }: Context, { partnership, requests }: Answered): Subject[] {
  const { settings, indicators } = partnership;
  const areas = new Map(countedAreas(settings).map((area) => [area.id, area]));
  return requests.flatMap((request): Subject[] => {
    const whole = indicators.get(request.indicator);
    if (!whole || request.measure === "unknown") return [];
    const indicator = partNamed(whole, request, partnership) ?? whole;
    if (ownMeasure(indicator) !== "count") {
      reporter.message(`${request.indicator} is no count, and is not looked at.`);
      return [];
    }
    const area = areas.get(request.area) ?? { ...settings.area, id: request.area, name: request.area.toUpperCase() };
    return [{ request, words: subjectWords(indicator, area, settings.area.id, indicators) }];
  });
}

/** Before, during and after an event, each on the same dates a year before. */
export async function eventPart(
  context: Context,
  event: NonNullable<Extras["event"]>,
  answered: Answered,
): Promise<Part> {
  const { reporter, options } = context;
  const found: object[] = [];
  for (const { request, words } of countedSubjects(context, answered)) {
    const spells = await eventSpells(answered.partnership, answered.reading, request, event);
    if (!spells) {
      reporter.message(`No source of ${request.indicator} holds a week of ${event.name} by the day.`);
      continue;
    }
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${words.title}: ${event.name}`);
      reporter.table(
        [{ title: "Window" }, ...changeColumns],
        spells.finding.map(({ which, change }) => [spellNames[which], ...changeCells(change)]),
      );
    }
    found.push({ indicator: request.indicator, area: request.area, dims: request.dims ?? {}, spells: spells.finding });
  }
  return { event: { id: event.id, found } };
}

/** Whole weeks before and from a day, with the same windows a year before. */
export async function aroundPart(
  context: Context,
  day: NonNullable<Extras["around"]>,
  answered: Answered,
): Promise<Part> {
  const { reporter, options } = context;
  const found: object[] = [];
  for (const { request, words } of countedSubjects(context, answered)) {
    const around = await aroundDay(answered.partnership, answered.reading, request, day);
    if (!around) {
      reporter.message(`No source of ${request.indicator} holds a whole week on both sides of ${day} by the day.`);
      continue;
    }
    const { finding } = around;
    const sentence = plain(beforeAfterSentence(finding, words));
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${words.title}: before and from ${day}`);
      reporter.table(
        changeColumns,
        [finding.change, ...(finding.yearBefore ? [finding.yearBefore] : [])].map(changeCells),
      );
      reporter.line(sentence);
    }
    found.push({ indicator: request.indicator, area: request.area, dims: request.dims ?? {}, ...finding, sentence });
  }
  return { around: { day, found } };
}

export const changeColumns = [
  { title: "Dates" },
  { title: "Count", align: "right" },
  { title: "Compared with" },
  { title: "Count then", align: "right" },
  { title: "Difference", align: "right" },
  { title: "Change", align: "right" },
  { title: "Verdict" },
] as const;

/** With their length where the two differ, as around a 29 February. */
const datesOf = ({ exposure }: ChangeFinding, figure: Figure, side: "from" | "to"): string =>
  `${formatPeriod(periodOf(figure))}${exposure.equal ? "" : ` (${exposure[side]} ${exposure.unit})`}`;

export const changeCells = (change: ChangeFinding): string[] => [
  datesOf(change, change.to, "to"),
  formatValue(change.to.value, change.to),
  datesOf(change, change.from, "from"),
  formatValue(change.from.value, change.from),
  formatValue(change.difference.value, change.difference),
  formatValue(change.percent.value, change.percent),
  evidenceWords(change).replace(/^[,;] /, ""),
];
