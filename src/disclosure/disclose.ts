import type { Indicator } from "../indicators/indicator.ts";
import type { Audience } from "../partnership/settings.ts";
import type { Figure } from "../values/figure.ts";
import { measures } from "../values/figure-book.ts";
import { type FigureIdParts, formatFigureId, parseFigureId } from "../values/figure-id.ts";
import { absent, isNumber } from "../values/value.ts";
import { formerCounts, type SuppressedBecause } from "./former-counts.ts";
import { sensitivityOf } from "./sensitivity.ts";

/** For whom figures are disclosed, and what is needed to know how much they could tell. */
export interface Disclosure {
  readonly audience: Audience;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Id of the partnership's own area; every other area is taken to be a part of it. */
  readonly partnershipArea: string;
}

/**
 * What an edition may show: small counts are withheld (primary suppression).
 *
 * - `internal` shows everything.
 * - `partnership` withholds 1 to 4 of what is about people.
 * - `public` withholds 1 to 9 of what is about people, and 1 to 4 of offences below the partnership's own area.
 *
 * Zeros are shown. A share is withheld with either of its sides. What an earlier extract had counted is withheld too where it differs from
 * what is counted now by as few, see {@link formerCounts}. What is published elsewhere is spared, see {@link sensitivityOf}. A suppressed figure keeps its id, unit, method and
 * inputs, and loses its number and its pedigree, which tells files and numbers of records; with a suppressed count goes the number of
 * records that could not be decided, which would bound it.
 *
 * **Not done here: secondary suppression.** A sum is judged as the count that it is, so a suppressed part can be worked out from its sum
 * and the other parts, and a suppressed month from a year and the other months. Until the audit closes these ways, an edition
 * must say so.
 *
 * @param figures counted figures, which are not changed; whatever is derived is derived afterwards, from what this returns
 * @throws Error for a figure that is not counted or whose id is not one, since it cannot be judged
 */
export function disclose(figures: readonly Figure[], disclosure: Disclosure): Figure[] {
  if (disclosure.audience === "internal") return [...figures];
  const judged = figures.map((figure) => {
    const parts = measuredParts(figure);
    const counted = parts.measure !== "share";
    return {
      figure,
      parts,
      small: counted && isNumber(figure.value) && isSmall(figure.value.number, parts, disclosure),
    };
  });
  const withheldFormer = formerCounts(judged, (number, parts) => isSmall(number, parts, disclosure));
  const isWithheld = ({ figure, small }: (typeof judged)[number]): boolean => small || withheldFormer.has(figure.id);
  const withheld = new Set(judged.flatMap((one) => (isWithheld(one) ? [one.figure.id] : [])));
  const shown = new Set(judged.flatMap((one) => (isWithheld(one) ? [] : [one.figure.id])));
  return judged.map(({ figure, parts, small }) => {
    const former = withheldFormer.get(figure.id);
    if (former) return suppress(figure, former);
    const isBound = (measure: string): boolean => withheld.has(formatFigureId({ ...parts, measure }));
    const bounds = parts.measure === "unknown" && (isBound("count") || isBound("stock"));
    // With one of its sides the share gives the other away. What was not judged is not known to be harmless.
    const derived = parts.measure === "share" && figure.inputs.some((input) => !shown.has(input));
    return small || bounds || derived ? suppress(figure) : figure;
  });
}

function isSmall(number: number, parts: FigureIdParts, disclosure: Disclosure): boolean {
  return number > 0 && number < threshold(parts, disclosure);
}

/** The smallest count that is shown. */
function threshold(parts: FigureIdParts, disclosure: Disclosure): number {
  const sensitivity = sensitivityOf(parts, disclosure.indicators);
  if (sensitivity === "person") return disclosure.audience === "public" ? 10 : 5;
  if (sensitivity === "published" || disclosure.audience !== "public") return 0;
  return parts.area === disclosure.partnershipArea ? 0 : 5;
}

function suppress(figure: Figure, because: SuppressedBecause = "small-count"): Figure {
  const { pedigree: _withheld, ...rest } = figure;
  return { ...rest, value: absent("suppressed", because) };
}

function measuredParts(figure: Figure): FigureIdParts {
  const parts = parseFigureId(figure.id);
  if (!parts || !measures.some((measure) => measure === parts.measure))
    throw new Error(`only measured figures can be disclosed: ${figure.id}`);
  return parts;
}
