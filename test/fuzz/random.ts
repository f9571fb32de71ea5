import { Random as SeededRandom } from "../../src/sample/random.ts";

/** The generator of the sample, with what a damaged file needs besides. */
export class Random extends SeededRandom {
  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}

/** A number of the environment, such as the seed of a run that is to be repeated. */
export function numberFrom(name: string, otherwise: number): number {
  const text = process.env[name];
  const value = text === undefined || text === "" ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} is not a whole number: ${text}`);
  return value;
}
