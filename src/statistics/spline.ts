/**
 * Natural cubic spline: `degrees` smooth functions of time that, with a constant, can follow any curve made of cubic
 * pieces between evenly spaced knots and straight at the ends (Hastie, Tibshirani and Friedman 2009, 5.2.1). One row for
 * each time; times are in [0, 1].
 */
export function naturalSpline(times: readonly number[], degrees: number): number[][] {
  const knots = Array.from({ length: degrees + 1 }, (_, index) => index / degrees);
  const cubed = (x: number): number => (x > 0 ? x ** 3 : 0);
  const bend = (time: number, knot: number): number => (cubed(time - knot) - cubed(time - 1)) / (1 - knot);
  const lastInner = knots[degrees - 1] ?? 0;
  return times.map((time) => [
    time,
    ...knots.slice(0, degrees - 1).map((knot) => bend(time, knot) - bend(time, lastInner)),
  ]);
}
