import type { Figure } from "../../values/figure.ts";
import { apply, constant, type Expression, ofFigure, over, plus, times } from "./expression.ts";
import { type Formula, inTurn, numberOf } from "./formula.ts";
import { exactShare, poissonBound, ratioOfShare, wilsonBound } from "./intervals.ts";

/** A bound lies below what it is a bound of, or above: its own number tells which. Below 0 there is nothing. */
function signed(figure: Figure, middle: number, z: number): number {
  const number = numberOf(figure) ?? middle;
  return number < middle || number === 0 ? -z : z;
}

const rate: Formula = {
  roles: inTurn("count", "denominator"),
  expression(figure, [count, people]) {
    const { per } = figure.constants ?? {};
    return count && people && per !== undefined
      ? times(over(ofFigure(count), ofFigure(people)), constant(per))
      : undefined;
  },
};

const rateLimit: Formula = {
  roles: rate.roles,
  expression(figure, [count, people]) {
    const { per, z } = figure.constants ?? {};
    const [counted, of] = [numberOf(count), numberOf(people)];
    if (!count || !people || per === undefined || z === undefined || counted === undefined || !of) return undefined;
    const bound = poissonBound(count, signed(figure, (counted / of) * per, z));
    return times(over(bound, ofFigure(people)), constant(per));
  },
};

const shareLimit: Formula = {
  roles: inTurn("part", "whole"),
  expression(figure, [part, whole]) {
    const { z } = figure.constants ?? {};
    const [some, all] = [numberOf(part), numberOf(whole)];
    // A survey publishes its percentage, and no count of those who said so.
    if (part && whole && all && z !== undefined && some !== undefined && part.unit === "percent") {
      const side = signed(figure, some, z);
      if (side < 0 ? some === 0 : some === 100) return ofFigure(part);
      return wilsonBound(ofFigure(part), ofFigure(whole), side);
    }
    if (!part || !whole || z === undefined || some === undefined || !all) return undefined;
    const side = signed(figure, (100 * some) / all, z);
    // Where there are none, or all of them, the bound is the end itself.
    if (side < 0 ? some === 0 : some === all) return over(ofFigure(part), ofFigure(whole));
    return wilsonBound(over(ofFigure(part), ofFigure(whole)), ofFigure(whole), side);
  },
};

const ratioOfRates: Formula = {
  roles: inTurn("count", "denominator", "base", "denominator"),
  expression: (_figure, [to, toPeople, from, fromPeople]) =>
    to && toPeople && from && fromPeople
      ? over(over(ofFigure(to), ofFigure(toPeople)), over(ofFigure(from), ofFigure(fromPeople)))
      : undefined,
};

/** On the log scale; exact where one of the counts is 0. */
const ratioOfRatesLimit: Formula = {
  roles: ratioOfRates.roles,
  expression(figure, inputs) {
    const { z } = figure.constants ?? {};
    const ratio = ratioOfRates.expression(figure, inputs);
    const [to, toPeople, from, fromPeople] = inputs;
    if (!ratio || !to || !toPeople || !from || !fromPeople || z === undefined) return undefined;
    const [now, people, before, peopleBefore] = [to, toPeople, from, fromPeople].map(
      (one) => numberOf(one) ?? Number.NaN,
    ) as [number, number, number, number];
    if (now === 0 || before === 0) {
      const tail = now === 0 && (numberOf(figure) ?? 0) > 0 ? upperTail : 1 - upperTail;
      return ratioOfShare(exactShare(from, to, tail), over(ofFigure(toPeople), ofFigure(fromPeople)));
    }
    const side = signed(figure, now / people / (before / peopleBefore), z);
    const root = apply("sqrt", plus(over(constant(1), ofFigure(from)), over(constant(1), ofFigure(to))));
    return times(ratio, apply("exp", times(constant(side), root)));
  },
};

/** The upper end of a 95% interval: what lies below it, as a share. */
const upperTail = 0.975;

/** One over the other, in parts of 1. */
const ratio: Formula = {
  roles: inTurn("count", "base"),
  expression: (_figure, [one, other]) => one && other && over(ofFigure(one), ofFigure(other)),
};

/** The first of the series is 100. */
const index: Formula = {
  roles: inTurn("base", "later"),
  expression: (_figure, [base, later]) => base && later && times(over(ofFigure(later), ofFigure(base)), constant(100)),
};

/** One more than those ahead, whichever way they are put in order. */
const rank: Formula = {
  roles: inTurn("count", "term"),
  expression(figure, [own, ...others]) {
    const [place, number] = [numberOf(figure), numberOf(own)];
    if (place === undefined || number === undefined) return undefined;
    const tolerance = 1e-9 * Math.max(1, Math.abs(number));
    const ahead = [1, -1]
      .map((way) => others.filter((other) => way * ((numberOf(other) ?? number) - number) > tolerance).length)
      .find((count) => count === place - 1);
    return ahead === undefined ? undefined : plus(constant(ahead), constant(1));
  },
};

/** Counted in a reference table. */
const none = (): Expression | undefined => undefined;

export const rateFormulas = {
  population: { roles: inTurn("term"), expression: none },
  rate,
  "rate-limit": rateLimit,
  "share-limit": shareLimit,
  "ratio-of-rates": ratioOfRates,
  "ratio-of-rates-limit": ratioOfRatesLimit,
  ratio,
  index,
  rank,
} satisfies Record<string, Formula>;
