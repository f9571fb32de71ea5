import { z } from "zod";
import { expectations, path, text } from "./schema-values.ts";

const colour = z
  .string()
  .meta({ pattern: "^#[0-9a-fA-F]{6}$" })
  .refine((value) => /^#[0-9a-f]{6}$/i.test(value), "it is not a colour of six digits")
  .register(expectations, {
    expected: 'a colour in quotes such as "#12436d"',
    suggest: (found) => {
      const short = typeof found === "string" ? /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(found.trim())?.[1] : undefined;
      if (short === undefined) return undefined;
      return `"#${short.length === 6 ? short : [...short].map((digit) => digit + digit).join("")}"`;
    },
  });

/** What makes a paper the partnership's own to the eye. */
export const appearanceSettings = z
  .strictObject({
    colour: colour.optional().meta({
      description:
        "The partnership's colour, for links, rules and the numbers of headlines. It must stand out from white and from the tint behind notices by 4.5 to 1.",
    }),
    accent: colour.optional().meta({
      description: "A second colour, for the bar beside commentary. It must stand out from white by 3 to 1.",
    }),
    crest: path.optional().meta({
      description:
        "A crest or logo for the first page: PNG, JPEG or SVG, up to 1 MB. An SVG may hold neither scripts nor references to anything outside it.",
    }),
    crest_text: text.optional().meta({
      description: "The crest in words, for those who do not see it; the partnership's name when left out.",
    }),
  })
  .prefault({})
  .meta({ description: "The partnership's own colours and crest." });
