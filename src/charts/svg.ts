/** How a chart's drawing is made fit for a page: one image to a screen reader, ids of its own, nothing from outside. */
export interface SvgOptions {
  readonly idPrefix: string;
  readonly alt: string;
}

const labelled = /\s(?:role|aria-[a-z]+|class|tabindex|pointer-events|style)="[^"]*"/g;

/**
 * Strips Vega's own roles and labels, which would read every mark aloud, and gives the whole drawing one label. Ids are
 * renumbered from 1 and prefixed, so that two charts on a page never share one and equal input gives equal output.
 */
export function finishSvg(svg: string, options: SvgOptions): string {
  const start = svg.indexOf("<svg");
  const end = svg.indexOf(">", start);
  const root = svg.slice(start, end + 1);
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(root);
  const bare = svg.slice(end + 1).replace(/<[^>]+>/g, (tag) => tag.replace(labelled, ""));
  const body = prefixIds(bare, options.idPrefix)
    // A text without words and a path without a course draw nothing.
    .replace(/<path d="" display="none"\/>/g, "")
    .replace(/<path d="M0,0h0v0h0Z"\/>/g, "")
    .replace(/<rect width="[\d.]+" height="[\d.]+" fill="white"\/>/, "");
  const [width, height] = [size?.[1] ?? "0", size?.[2] ?? "0"];
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeAttribute(options.alt)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}`;
}

function prefixIds(body: string, prefix: string): string {
  const fresh = new Map<string, string>();
  for (const [, id = ""] of body.matchAll(/<[^>]*\sid="([^"]+)"/g)) {
    if (!fresh.has(id)) fresh.set(id, `${prefix}-${fresh.size + 1}`);
  }
  if (fresh.size === 0) return body;
  return body.replace(/<[^>]+>/g, (tag) =>
    tag.replace(/(\sid="|url\(#|href="#)([^")]+)/g, (all, before: string, id: string) => {
      const renamed = fresh.get(id);
      return renamed === undefined ? all : `${before}${renamed}`;
    }),
  );
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeAttribute = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
