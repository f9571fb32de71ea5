/** Finds room for a label near its point, clear of the line, of other labels and of the frame. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const distances = [9, 16, 26, 38, 52, 70, 92, 120];
const shares = [0.5, 0.25, 0.75, 0, 1, -0.06, 1.06];

/** Tries places below and above, further and further away; the first with no collision wins, else the one with the fewest. */
export function placeBeside(
  at: Spot,
  size: { readonly width: number; readonly height: number },
  bounds: Bounds,
  obstacles: { readonly course: readonly Spot[]; readonly spots: readonly Spot[]; readonly taken: readonly Box[] },
): Box {
  let best: Box | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  const spots = [...between(obstacles.course), ...obstacles.spots];
  for (const distance of distances) {
    for (const share of shares) {
      for (const top of [at.y + distance, at.y - distance - size.height]) {
        const box: Box = { ...size, top, left: at.x - size.width * share };
        const held = hold(box, bounds);
        if (!held) continue;
        const collisions =
          spots.filter((spot) => contains(held, spot, 3)).length +
          50 * obstacles.taken.filter((other) => overlap(held, other)).length;
        if (collisions === 0) return held;
        if (collisions < fewest) [best, fewest] = [held, collisions];
      }
    }
  }
  return best ?? { ...size, left: Math.max(bounds.left, Math.min(at.x, bounds.right - size.width)), top: bounds.top };
}

/** Pushed sideways into the bounds; upwards or downwards only what fits counts. */
function hold(box: Box, bounds: Bounds): Box | undefined {
  if (box.top < bounds.top || box.top + box.height > bounds.bottom) return undefined;
  return { ...box, left: Math.max(bounds.left, Math.min(box.left, bounds.right - box.width)) };
}

/** The line as many spots: a segment between two months can cross a label that holds neither end. */
function between(course: readonly Spot[]): Spot[] {
  return course.flatMap((spot, index) => {
    const next = course[index + 1];
    if (!next) return [spot];
    return Array.from({ length: 6 }, (_, step) => ({
      x: spot.x + ((next.x - spot.x) * step) / 6,
      y: spot.y + ((next.y - spot.y) * step) / 6,
    }));
  });
}

const contains = (box: Box, spot: Spot, margin: number): boolean =>
  spot.x > box.left - margin &&
  spot.x < box.left + box.width + margin &&
  spot.y > box.top - margin &&
  spot.y < box.top + box.height + margin;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** A line from a point to its label, for a label that stands too far away to be taken for the point's own. */
export function leaderTo(at: Spot, box: Box): { x: number; y: number; x2: number; y2: number } | undefined {
  const x2 = Math.min(Math.max(at.x, box.left), box.left + box.width);
  const y2 = box.top > at.y ? box.top : box.top + box.height;
  const aside = Math.abs(x2 - at.x) > 14;
  return aside || Math.abs(y2 - at.y) > 16 ? { x: at.x, y: at.y, x2, y2 } : undefined;
}
