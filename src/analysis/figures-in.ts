import type { Figure } from "../values/figure.ts";

const isFigure = (value: object): value is Figure =>
  "id" in value && "value" in value && "unit" in value && "method" in value && "inputs" in value;

/** Every figure in a finding, or in anything made of findings, by id: what a paper's record of figures is filled from. */
export function figuresIn(findings: unknown, found: Map<string, Figure> = new Map()): Map<string, Figure> {
  if (typeof findings !== "object" || findings === null) return found;
  if (isFigure(findings)) {
    found.set(findings.id, findings);
    return found;
  }
  const children = findings instanceof Map ? findings.values() : Object.values(findings);
  for (const child of children) figuresIn(child, found);
  return found;
}
