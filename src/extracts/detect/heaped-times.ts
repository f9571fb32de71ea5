/**
 * Records with a time of day, by financial year (the one in which it begins) and by minute, `23:01`; those of later minutes of an hour may
 * all stand under one of them.
 */
export type TimesByYear = ReadonlyMap<number, ReadonlyMap<string, number>>;

export interface HeapedTimes {
  readonly at: "midnight" | "noon";
  readonly years: readonly number[];
  readonly count: number;
  readonly expected: number;
  readonly timed: number;
}

/** Minutes that forms and exports fill in where nobody knows the time. */
const suspects = { midnight: ["00:00", "00:01"], noon: ["12:00"] } as const;

/** So many times the level of the hours around it: midnight is busier than 23:00 or 01:00, but not by as much. */
const leastMultiple = 2.5;
/** A few records prove nothing. */
const leastExcess = 20;
/**
 * Of all records with a time, in percent, what is too many at these minutes. A night-time window holds about a tenth of a
 * week's crime: one in a hundred wrongly put at midnight is one in ten of the window.
 */
const leastExcessShare = 1;

/**
 * Times heaped on midnight or noon, year by year, since a new system brings new defaults. What is to be expected at 00:00 is
 * what stands at the same minute of the two hours on either side, since people round to the hour.
 */
export function heapedTimes(times: TimesByYear): HeapedTimes[] {
  return (Object.keys(suspects) as (keyof typeof suspects)[]).flatMap((at) => {
    const heaped = [...times]
      .sort(([first], [second]) => first - second)
      .map(([year, minutes]) => ({ year, ...heapOf(minutes, suspects[at]) }))
      .filter(isHeaped);
    if (heaped.length === 0) return [];
    const sum = (key: "count" | "expected" | "timed"): number => heaped.reduce((total, one) => total + one[key], 0);
    return [
      {
        at,
        years: heaped.map(({ year }) => year),
        count: sum("count"),
        expected: Math.round(sum("expected")),
        timed: sum("timed"),
      },
    ];
  });
}

interface Heap {
  readonly count: number;
  readonly expected: number;
  readonly timed: number;
}

function heapOf(minutes: ReadonlyMap<string, number>, suspected: readonly string[]): Heap {
  const at = (minute: string): number => minutes.get(minute) ?? 0;
  const around = (minute: string): number =>
    [-2, -1, 1, 2].reduce((total, hours) => total + at(hoursAway(minute, hours)), 0) / 4;
  return {
    count: suspected.reduce((total, minute) => total + at(minute), 0),
    expected: suspected.reduce((total, minute) => total + around(minute), 0),
    timed: [...minutes.values()].reduce((total, count) => total + count, 0),
  };
}

function isHeaped({ count, expected, timed }: Heap): boolean {
  const excess = count - expected;
  return count >= leastMultiple * expected && excess >= leastExcess && (100 * excess) / timed >= leastExcessShare;
}

function hoursAway(minute: string, hours: number): string {
  const hour = (Number(minute.slice(0, 2)) + hours + 24) % 24;
  return `${String(hour).padStart(2, "0")}${minute.slice(2)}`;
}
