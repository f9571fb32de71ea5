import type { Polarity } from "../indicators/indicator.ts";
import type { Theme } from "../partnership/settings/themes.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import type { MeasuredFindings } from "../values/measured-findings.ts";

/** What in a year's figures speaks for a priority. */
export type Reason =
  | {
      readonly kind: "target-missed" | "clearly-worse" | "clearly-more" | "worse-again";
      readonly findings: IndicatorFindings;
    }
  /** A share or a number at a date. */
  | { readonly kind: "level-worse"; readonly measured: MeasuredFindings };

export interface RecommendedTheme {
  readonly theme: Theme;
  readonly reasons: readonly Reason[];
  /** Its indicators of which the year's count is not known. */
  readonly unknown: readonly IndicatorFindings[];
}

/** So many yearly steps in a row are a course, and not a single bad year. */
const longRun = 3;

/** The themes with what the figures say for each: in the group's own order, and where it has none, by how much speaks for them. */
export function recommendedOf(
  themes: readonly Theme[],
  findingsOf: (indicator: string) => IndicatorFindings | undefined,
  measuredOf: (indicator: string) => MeasuredFindings | undefined,
  polarityOf: (indicator: string) => Polarity | undefined,
): RecommendedTheme[] {
  const found = themes.map((theme) => {
    const findings = theme.indicators.flatMap((id) => findingsOf(id) ?? []);
    return {
      theme,
      reasons: [
        ...findings.flatMap((one) => reasonsOf(one, polarityOf(one.indicator))),
        ...theme.indicators.flatMap((id): Reason[] => {
          const measured = measuredOf(id);
          return measured?.year.appraisal === "worse" ? [{ kind: "level-worse", measured }] : [];
        }),
      ],
      unknown: findings.filter(({ year }) => year.to.value.state === "missing"),
    };
  });
  const place = ({ theme }: RecommendedTheme): number => theme.priority ?? Number.POSITIVE_INFINITY;
  return found.sort((one, other) =>
    place(one) === place(other) ? other.reasons.length - one.reasons.length : place(one) - place(other),
  );
}

function reasonsOf(findings: IndicatorFindings, polarity: Polarity | undefined): Reason[] {
  const { target, year, run } = findings;
  const worse = polarity === "higher" ? "fewer" : polarity === "lower" ? "more" : undefined;
  const isLong = run !== undefined && run.direction === worse && run.length >= longRun;
  return [
    ...(target?.status === "missed" ? [{ kind: "target-missed" as const, findings }] : []),
    ...(year.appraisal === "worse" ? [{ kind: "clearly-worse" as const, findings }] : []),
    ...(polarity === "neutral" && year.direction === "more" && year.evidence === "clear-99"
      ? [{ kind: "clearly-more" as const, findings }]
      : []),
    ...(isLong ? [{ kind: "worse-again" as const, findings }] : []),
  ];
}
