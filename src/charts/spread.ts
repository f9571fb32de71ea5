/**
 * Moves labels that stand beside line ends apart: at least `gap` between neighbours, as near to their wanted places as
 * that allows, and none outside `from` to `to` as long as there is room.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = order.map((index) => Math.min(Math.max(wanted[index] ?? 0, from), to));
  for (let index = 1; index < places.length; index += 1) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + gap);
  }
  // What was pushed out below comes back up, taking its neighbours along.
  let limit = to;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - gap;
  }
  const result = [...wanted];
  order.forEach((original, index) => {
    result[original] = places[index] ?? 0;
  });
  return result;
}
