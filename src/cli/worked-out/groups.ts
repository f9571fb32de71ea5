import { figuresIn } from "../../analysis/figures-in.ts";
import { partNamed } from "../../indicators/question.ts";
import { disproportion, type PeopleSplit, usualReference } from "../../steps/disproportion.ts";
import { groupsOf } from "../people-groups.ts";
import { type Family, none } from "./family.ts";

/** Rates of groups of people, against that of one of them. */
export const groups: Family = {
  fits: ({ measure, comparison = "", dims }) =>
    splitOf(dims) !== undefined && (/^(group-ratio|rate)/.test(measure) || comparison === "composition"),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const by = splitOf(parts.dims);
    const indicator = partnership.indicators.get(parts.indicator);
    if (!by || !indicator) return none;
    const { [by]: _group, ...dims } = parts.dims;
    const reference = /^against-(.+)$/.exec(parts.comparison ?? "")?.[1] ?? usualReference[by];
    const asked = groupsOf({ ...request, dims }, by, reference, partnership.indicators);
    const whole = partNamed(indicator, request, partnership) ?? indicator;
    const found = await disproportion(partnership, reading, whole, asked);
    return found ? figuresIn([found.finding, found.whole, [...found.residents.values()]]) : none;
  },
};

const splitOf = (dims: Readonly<Record<string, string>>): PeopleSplit | undefined =>
  (Object.keys(usualReference) as PeopleSplit[]).find((split) => Object.hasOwn(dims, split));
