import type { StatusMark } from "../papers/model.ts";

/** Shapes are drawn, not typed: the embedded font has no such signs, and another font's would differ by machine. */
const shapes = {
  circle: '<circle cx="6" cy="6" r="5"/>',
  diamond: '<path d="M6 .3 11.7 6 6 11.7 .3 6Z"/>',
  up: '<path d="M6 .8 11.6 11H.4Z"/>',
  down: '<path d="M6 11.2 .4 1h11.2Z"/>',
  bar: '<path d="M.5 4.2h11v3.6H.5Z"/>',
  dash: '<path d="M2.5 5.3h7v1.4h-7Z"/>',
} as const;

type Tone = "good" | "caution" | "bad" | "neutral" | "quiet";

const marks: Readonly<Record<StatusMark, { readonly shape: keyof typeof shapes; readonly tone: Tone }>> = {
  met: { shape: "circle", tone: "good" },
  "near-miss": { shape: "diamond", tone: "caution" },
  missed: { shape: "up", tone: "bad" },
  "on-course": { shape: "circle", tone: "good" },
  "not-on-course": { shape: "up", tone: "bad" },
  "too-close": { shape: "diamond", tone: "caution" },
  "not-set": { shape: "dash", tone: "quiet" },
  "not-available": { shape: "dash", tone: "quiet" },
  more: { shape: "up", tone: "neutral" },
  fewer: { shape: "down", tone: "neutral" },
  "no-clear-change": { shape: "bar", tone: "neutral" },
  "not-compared": { shape: "dash", tone: "quiet" },
};

/** A shape that only repeats the word beside it, so it is hidden from screen readers. */
export function statusMark(status: StatusMark): { readonly tone: Tone; readonly shape: string } {
  const { shape, tone } = marks[status];
  return {
    tone,
    shape: `<svg class="mark-shape" aria-hidden="true" focusable="false" width="12" height="12" viewBox="0 0 12 12">${shapes[shape]}</svg>`,
  };
}
