/** 1, 2, 3, 5 and 6 as 1 to 3, 5 and 6. */
export function spans(numbers: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.flatMap(([from, to]) =>
    to === from + 1 ? [[from, from] as const, [to, to] as const] : [[from, to] as const],
  );
}

export const spanWords = ([from, to]: readonly [number, number]): string =>
  from === to ? String(from) : `${from} to ${to}`;
