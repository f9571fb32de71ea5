import { exactPoissonInterval } from "../../../src/statistics/poisson-interval.ts";
import { betaQuantile } from "../../../src/statistics/quantiles.ts";

/** Works out arithmetic as it is printed, independently of how it came about: a small calculator. */
export function workOut(text: string): number {
  const tokens = text.match(/√|[a-z][a-zP ]*(?=\()|\d[\d,]*(?:\.\d+)?%?|[−+×/();]/g) ?? [];
  let at = 0;
  const next = (): string | undefined => tokens[at];
  const take = (wanted?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (wanted !== undefined && token !== wanted)) throw new Error(`"${text}" at ${at}`);
    return token;
  };

  function sum(): number {
    const isNegative = next() === "−";
    if (isNegative) take();
    let total = isNegative ? -product() : product();
    while (next() === "+" || next() === "−") total += take() === "+" ? product() : -product();
    return total;
  }
  function product(): number {
    let total = single();
    while (next() === "×" || next() === "/") total = take() === "×" ? total * single() : total / single();
    return total;
  }
  function single(): number {
    const token = take();
    if (token === "(") {
      const inside = sum();
      take(")");
      return inside;
    }
    if (/^\d/.test(token)) {
      const number = Number(token.replace(/[,%]/g, ""));
      return token.endsWith("%") ? number / 100 : number;
    }
    take("(");
    const of = [sum()];
    while (next() === ";") {
      take();
      of.push(sum());
    }
    take(")");
    return applied(token, of);
  }

  const result = sum();
  if (at !== tokens.length) throw new Error(`"${text}" goes on after ${at}`);
  return result;
}

function applied(name: string, of: number[]): number {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = of;
  switch (name) {
    case "power":
      return first ** second;
    case "standard deviation": {
      const middle = of.reduce((total, one) => total + one, 0) / of.length;
      return Math.sqrt(of.reduce((total, one) => total + (one - middle) ** 2, 0) / (of.length - 1));
    }
    case "√":
      return Math.sqrt(first);
    case "square":
      return first ** 2;
    case "cube":
      return first ** 3;
    case "exp":
      return Math.exp(first);
    case "lower Poisson bound":
      return exactPoissonInterval(first).lower;
    case "upper Poisson bound":
      return exactPoissonInterval(first).upper;
    case "the greatest of":
      return Math.max(first, second);
    case "the least of":
      return Math.min(first, second);
    case "rounded down":
      return Math.floor(first + 1e-6);
    case "rounded up":
      return Math.ceil(first - 1e-6);
    case "beta quantile":
      return betaQuantile(first, second, third);
    default:
      throw new Error(`no function "${name}"`);
  }
}
