import { againAndLate } from "./again-and-late.ts";
import { compared } from "./compared.ts";
import { how } from "./how.ts";
import { howMuch } from "./how-much.ts";
import { longSeries } from "./long-series.ts";
import { outcomes } from "./outcomes.ts";
import type { ThemePart } from "./part.ts";
import { partners } from "./partners.ts";
import { smallNumbers } from "./small-numbers.ts";
import { when } from "./when.ts";
import { where } from "./where.ts";
import { who } from "./who.ts";

/** The questions that a theme's chapter answers, in their order. A new one is one file and one line here. */
export const themeParts: readonly ThemePart[] = [
  howMuch,
  longSeries,
  compared,
  who,
  where,
  when,
  how,
  againAndLate,
  outcomes,
  partners,
  smallNumbers,
];
