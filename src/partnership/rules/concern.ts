import type { Problem } from "../../problems/problem.ts";
import { fieldName } from "../document.ts";
import { entriesOf, type Rule, type RuleContext, settingProblem, unknownReference } from "./rule.ts";

const code = "concern-not-asked";

/** Public concern about a theme rests on a survey, or on one matter of a consultation: on anything else it would never be scored. */
export const concernWasAskedFor: Rule = (context) => {
  const { settings, registries } = context;
  const surveys = [
    ...(registries.surveys ?? []),
    ...ownOf(context)
      .filter(isSurvey)
      .map(({ id }) => id),
  ];
  const consultations = entriesOf(settings.community?.consultations).flatMap(([{ indicator }]) => indicator ?? []);
  return entriesOf(settings.priorities?.judgements, "priorities", "judgements").flatMap(
    ([{ concern }, path]): Problem[] => {
      if (concern?.indicator === undefined || !isKnown(context, concern.indicator)) return [];
      if (surveys.includes(concern.indicator)) return [];
      const place = [...path, "concern", "indicator"];
      if (!consultations.includes(concern.indicator))
        return [
          settingProblem(
            context,
            place,
            code,
            `${fieldName(place)} is "${concern.indicator}", which is neither a survey nor the indicator of a consultation under "community". Nobody's concern can be read from it.`,
            `Name a survey${listed(surveys)} or the indicator of a consultation${listed(consultations)}, or leave concern out: it is then not scored, and the paper says so.`,
          ),
        ];
      const matters = ownOf(context).find(({ id }) => id === concern.indicator)?.types ?? [];
      if (concern.type !== undefined)
        return matters.length === 0
          ? []
          : unknownReference(
              context,
              [...path, "concern", "type"],
              concern.type,
              matters,
              `matters of "${concern.indicator}"`,
              code,
            );
      return [
        settingProblem(
          context,
          place,
          code,
          `${fieldName(place)} names the consultation "${concern.indicator}", and not which of its matters stands for the theme.`,
          `Add type${listed(matters)} beside it.`,
        ),
      ];
    },
  );
};

/** An indicator that nobody has is another rule's problem. */
const isKnown = (context: RuleContext, id: string): boolean =>
  context.registries.indicators.includes(id) || ownOf(context).some((one) => one.id === id);

const listed = (names: readonly string[]): string => (names.length > 0 ? ` (${names.join(", ")})` : "");

interface OwnIndicator {
  readonly id: string;
  readonly kind: string;
  readonly types: readonly string[];
}

const isSurvey = ({ kind }: OwnIndicator): boolean => kind === "survey";

/** The partnership's own indicators as they are written, whether or not the rest of each is right. */
function ownOf({ content }: RuleContext): OwnIndicator[] {
  const defined = at(at(content, "indicators"), "define");
  return (Array.isArray(defined) ? defined : []).map((one) => {
    const aggregation = at(one, "aggregation");
    const types = at(aggregation, "types");
    return {
      id: textOf(at(one, "id")),
      kind: textOf(at(aggregation, "kind")),
      types: (Array.isArray(types) ? types : []).map((type) => textOf(at(type, "id"))),
    };
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
