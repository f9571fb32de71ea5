import { shareOf } from "../analysis/rates.ts";
import type { Figure } from "../values/figure.ts";
import type { PresentContext } from "./section-kind.ts";

/** Of those who took part in a consultation, how many named a matter, in percent; none of too few for one. */
export const shareOfAnswers = ({ paper, keep }: PresentContext, named: Figure, answered: Figure): Figure =>
  keep(shareOf(named, answered, "of-those-who-answered", paper.settings.smallNumbers.noPercentBelow).share);
