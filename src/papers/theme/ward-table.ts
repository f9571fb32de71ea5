import type { WardsFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { capital } from "../../wording/letters.ts";
import { perWords } from "../../wording/people.ts";
import { rankText } from "../../wording/places.ts";
import { denominatorWords } from "../../wording/rates.ts";
import { figureRun, type Inline, label, text } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import {
  noRanksNote,
  noResidentsNote,
  unplacedSentence,
  wardRateNote,
  withheldWardsNote,
} from "../../wording/where.ts";
import type { Subject } from "../context.ts";
import type { TableBlock, TableCell } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";
import { interval, rateCell } from "./people-table.ts";
import { nameOf } from "./ward-map-block.ts";

/** Every ward in the order of its count, with its part of the whole and its rate, each with its interval. */
export function wardTable(
  context: PresentContext,
  subject: Subject,
  finding: WardsFinding,
  centres: readonly string[],
): TableBlock {
  const { wards } = finding;
  const words = context.words(subject);
  const rated = wards.find(({ rate }) => rate && isNumber(rate.rate.value))?.rate;
  const ranked = wards.some(({ rateRank }) => rateRank);
  const withheld = wards.some(({ count }) => count.value.state === "suppressed");
  const unit = unitName(words.indicator.unit);
  const of = rated ? denominatorWords(rated) : "";
  return {
    kind: "table",
    id: `${context.section}-wards`,
    number: context.numbering.table(),
    caption: `${words.inPlace} by ward, ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("ward", "Ward"),
      rightColumn("count", capital(unit)),
      rightColumn("share", "Share"),
      ...(rated
        ? [
            rightColumn("residents", capital(of)),
            rightColumn("rate", `Rate per ${perWords(rated.per)} (95% interval)`),
            ...(ranked ? [rightColumn("rank", "Rank by rate")] : []),
          ]
        : [rightColumn("interval", "95% interval")]),
    ],
    rows: [
      ...wards.map(({ area, count, share, rate, rateRank }) =>
        row([
          textCell(nameOf(context, area)),
          figureCell(count),
          figureCell(share.share),
          ...(rated
            ? rate
              ? [figureCell(rate.denominator), rateCell(rate), ...(ranked ? [rankCell(rateRank)] : [])]
              : Array.from({ length: ranked ? 3 : 2 }, () => textCell("–"))
            : [interval(share.lower, share.upper)]),
        ]),
      ),
      row(
        [
          textCell("In no ward, or not known"),
          figureCell(finding.unplaced),
          ...Array.from({ length: rated && ranked ? 4 : rated ? 3 : 2 }, () => textCell("–")),
        ],
        "part",
      ),
    ],
    notes: [
      [...unplacedSentence(finding, words.indicator), label(" Shares are of those that could be placed.")],
      ...(rated ? [wardRateNote(centres)] : [[label(noResidentsNote)]]),
      ...(withheld ? [[label(withheldWardsNote)]] : []),
      ...(rated && !ranked ? [[label(noRanksNote(withheld))]] : []),
      ...context.figureNotes(wards.map(({ count }) => count)),
    ],
  };
}

/** "3=" where another ward has the same rate. */
function rankCell(entry: WardsFinding["wards"][number]["rateRank"]): TableCell {
  const content: Inline[] = entry ? [figureRun(entry.rank, rankText(entry))] : [text("–")];
  return runsCell(content);
}
