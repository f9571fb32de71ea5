import { loadTextMetrics, type Weight } from "../../src/charts/text-metrics.ts";

/** A label of a drawing, measured with the advances of the embedded font. */
export interface ReadText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

export interface ReadSvg {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly ReadText[];
}

/** Every `<text>` of an SVG with its place on the drawing: nested `translate`s are added up. */
export async function readSvg(svg: string): Promise<ReadSvg> {
  const metrics = await loadTextMetrics();
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  const texts: ReadText[] = [];
  const stack: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  for (const match of svg.matchAll(/<g([^>]*)>|<\/g>|<text([^>]*)>([^<]*)<\/text>/g)) {
    const [tag, group, attributes, content] = match;
    const at = stack.at(-1) ?? { x: 0, y: 0 };
    if (tag === "</g>") stack.pop();
    else if (group !== undefined) stack.push(add(at, translation(group)));
    else {
      const style = attributes ?? "";
      const { x, y } = add(at, translation(style));
      const fontSize = Number(attribute(style, "font-size")?.replace("px", "") ?? 11);
      const weight = Number(attribute(style, "font-weight") ?? 400) as Weight;
      const text = plain(content ?? "");
      const width = metrics.width(text, fontSize, weight);
      const anchor = attribute(style, "text-anchor") ?? "start";
      const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
      texts.push({
        text,
        left,
        right: left + width,
        top: y - 0.7 * fontSize,
        bottom: y + 0.2 * fontSize,
        size: fontSize,
      });
    }
  }
  return { width: Number(size?.[1]), height: Number(size?.[2]), texts };
}

export function overlaps(texts: readonly ReadText[]): [string, string][] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5,
      )
      .map((b): [string, string] => [a.text, b.text]),
  );
}

export const outside = ({ width, height, texts }: ReadSvg): string[] =>
  texts
    .filter((item) => item.left < -0.5 || item.right > width + 0.5 || item.top < -0.5 || item.bottom > height + 0.5)
    .map((item) => item.text);

const add = (a: { x: number; y: number }, b: { x: number; y: number }) => ({ x: a.x + b.x, y: a.y + b.y });

function translation(attributes: string): { x: number; y: number } {
  const match = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(attributes);
  return { x: Number(match?.[1] ?? 0), y: Number(match?.[2] ?? 0) };
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
