/** A value axis that starts at zero: its top and its ticks, in steps of 1, 2, 2.5 or 5 times a power of ten. */
export interface ValueScale {
  /** 0 unless given. */
  readonly min?: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly decimals: number;
}

/** A sparkline has no axis to read from: it shows the shape of its range, with a little room above and below. */
export function rangeScale(numbers: readonly number[]): ValueScale {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0) return { max: 1, ticks: [], decimals: 0 };
  const room = (high - low) * 0.08 || Math.abs(high) * 0.5 || 1;
  return { min: low - room, max: high + room, ticks: [], decimals: 0 };
}

const steps = [1, 2, 2.5, 5, 10];

export function zeroBasedScale(numbers: readonly number[], wantedTicks = 5): ValueScale {
  const largest = Math.max(0, ...numbers);
  if (largest === 0) return { max: 1, ticks: [0, 1], decimals: 0 };
  const whole = numbers.every((number) => Number.isInteger(number)) || largest >= wantedTicks;
  const rough = largest / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const fitting = steps.map((step) => step * power).filter((step) => !whole || Number.isInteger(step));
  const step = fitting.find((candidate) => candidate >= rough) ?? Math.max(1, Math.ceil(rough));
  const count = Math.ceil(largest / step - 1e-9);
  const decimals = Number.isInteger(step)
    ? 0
    : Math.max(1, -Math.floor(Math.log10(step)) + (step / power === 2.5 ? 1 : 0));
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toFixed(10)));
  return { max: count * step, ticks, decimals };
}

/** An axis about a number that everything is compared with, from a round number below the least to one above the most. */
export function scaleAround(numbers: readonly number[], middle: number, wantedTicks = 5): ValueScale {
  const [low, high] = [Math.min(middle, ...numbers), Math.max(middle, ...numbers)];
  const rough = Math.max((high - low) / wantedTicks, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = steps.map((one) => one * power).find((one) => one >= rough && Number.isInteger(one)) ?? 10 * power;
  const min = Math.floor((low - step * 0.1) / step) * step;
  const max = Math.ceil((high + step * 0.1) / step) * step;
  const ticks = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
  return { min, max, ticks, decimals: 0 };
}
