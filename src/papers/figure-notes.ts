import { fewestInBase } from "../analysis/measured-level.ts";
import { notedUnmappedShare } from "../indicators/unmapped.ts";
import type { Figure } from "../values/figure.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { type Inline, label, text } from "../wording/runs.ts";
import { periodOf } from "../wording/subject.ts";
import type { PaperContext } from "./context.ts";
import { lowNumberMark } from "./tables.ts";

type Noted = Pick<PaperContext, "settings" | "unmappedShare">;

/** A count by category of a period in which many offences have none. */
function mayBeShort(figure: Figure, { unmappedShare }: Noted): boolean {
  const indicator = parseFigureId(figure.id)?.indicator;
  return (
    unmappedShare !== undefined &&
    indicator !== undefined &&
    figure.method !== "population" &&
    isNumber(figure.value) &&
    unmappedShare(indicator, periodOf(figure)) > notedUnmappedShare
  );
}

/** What the states and marks of a table mean, each said only when it occurs. */
export function figureNotes(figures: readonly Figure[], paper: Noted): (readonly Inline[])[] {
  const has = (state: Figure["value"]["state"]): boolean => figures.some((figure) => figure.value.state === state);
  const isShare = ({ method }: Figure): boolean => method === "share" || method === "survey";
  const fewInBase = figures.some(({ value }) => !isNumber(value) && value.because === "few-in-base");
  const lowBase = figures.filter(({ value }) => isNumber(value) && value.smallBase);
  const noBase = figures.filter(({ value }) => value.state === "undefined");
  const provisional = figures.some((figure) => isNumber(figure.value) && figure.value.provisional);
  return [
    ...(fewInBase ? [[label(`[z]: no percentage is given of fewer than ${fewestInBase}.`)]] : []),
    ...(figures.some(({ value }) => value.state === "not-applicable" && value.because !== "few-in-base")
      ? [
          [
            label(
              `[z]: no percentage is given where the earlier count is under ${paper.settings.smallNumbers.noPercentBelow}.`,
            ),
          ],
        ]
      : []),
    ...(lowBase.some(isShare)
      ? [[label(`${lowNumberMark}: a percentage of fewer than ${paper.settings.smallNumbers.cautionBelow}.`)]]
      : []),
    ...(lowBase.some((figure) => !isShare(figure))
      ? [
          [
            label(
              `${lowNumberMark}: rests on a low number, since the earlier count is under ${paper.settings.smallNumbers.cautionBelow}.`,
            ),
          ],
        ]
      : []),
    ...(noBase.some(isShare) ? [[text("“No percentage”: there was nothing to take a share of.")]] : []),
    ...(noBase.some((figure) => !isShare(figure) && figure.unit !== "percentage-points")
      ? [[label("“No percentage”: the count a year before was 0.")]]
      : []),
    ...(has("suppressed") ? [[text("[c]: withheld, because a count is small or would give away one that is.")]] : []),
    ...(has("incomplete") ? [[text("“Incomplete”: part of the period has no data; it is not compared.")]] : []),
    ...(has("missing") ? [[text("“Not available”: no data is held for the period.")]] : []),
    ...(figures.some((figure) => mayBeShort(figure, paper))
      ? [
          [
            label(
              "More than 1 in 100 offences have a category that no mapping knows (see data quality): some may belong here.",
            ),
          ],
        ]
      : []),
    ...(has("not-comparable") ? [[text("“Not comparable”: the series breaks between the two periods.")]] : []),
    ...(provisional ? [[text("The newest figures are provisional: late records may still be added.")]] : []),
  ];
}
