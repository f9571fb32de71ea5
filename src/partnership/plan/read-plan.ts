import type { Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { parseSettingsDocument, type SettingPath, type SettingsDocument } from "../document.ts";
import { problemsOfIssues } from "../issues.ts";
import { readActionTable } from "./action-table.ts";
import { placeActions } from "./delivery.ts";
import type { PartnershipPlan, PlanIndicator, PlanText } from "./plan.ts";
import { openTargets, unknownIds, yearProblems } from "./plan-checks.ts";
import { planSchema, type WrittenPlan } from "./schema.ts";
import { wordProblems } from "./word-checks.ts";

export { planActionsFile } from "./row-checks.ts";

/** In the partnership folder. */
export const planFile = "plan.yaml";

export interface PlanReading {
  /** Only when nothing is wrong. */
  readonly plan?: PartnershipPlan;
  /** Of the action table, with the plan. */
  readonly rows?: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads a plan from the text of its two files. Every problem of both is told at once, each with its line and column; notes and warnings
 * leave the plan whole. `indicators` are the ids that the partnership knows.
 */
export function readPlan(
  yaml: string,
  csv: string,
  known: { readonly indicators: Iterable<string>; readonly duties: readonly string[] },
): PlanReading {
  const document = parseSettingsDocument(yaml, planFile);
  const parsed = planSchema.safeParse(document.content ?? {});
  const ofDocument = [
    ...document.problems,
    ...(document.content === undefined || parsed.success
      ? []
      : problemsOfIssues(parsed.error.issues, planSchema, document)),
  ].map((problem): Problem => ({ ...problem, code: "plan-invalid" }));
  const years = parsed.success ? parsed.data.years : yearsIn(document.content);
  const table = readActionTable(csv, years);
  if (!parsed.success || ofDocument.length > 0) return { problems: [...ofDocument, ...table.problems] };
  const written = parsed.data;
  const placed = placeActions(written.priorities, table.rows, document);
  const problems = [
    ...yearProblems(written.years, table, document),
    ...unknownIds(written, document, known),
    ...table.problems,
    ...placed.problems,
    ...wordProblems(written, table, document, yaml),
    ...openTargets(written, document),
  ];
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  return { plan: planOf(written, placed.delivery, document), rows: table.rows.length, problems };
}

/** What can be told of the years when something else is wrong. */
function yearsIn(content: unknown): Period[] {
  const listed = planSchema.shape.years.safeParse((content as { years?: unknown } | undefined)?.years);
  return listed.success ? listed.data : [];
}

const textAt = (text: string, path: SettingPath, document: SettingsDocument): PlanText => ({
  text,
  place: document.placeOf(path),
});

function planOf(
  written: WrittenPlan,
  delivery: ReturnType<typeof placeActions>["delivery"],
  document: SettingsDocument,
): PartnershipPlan {
  const at = (text: string, ...path: SettingPath): PlanText => textAt(text, path, document);
  return {
    ...(written.title ? { title: written.title } : {}),
    years: written.years,
    introduction: at(written.introduction, "introduction"),
    performance: written.performance,
    services: written.services.map(({ title, text }, index) => ({ title, text: at(text, "services", index, "text") })),
    priorities: written.priorities.map((priority, index) => ({
      number: index + 1,
      title: priority.title,
      outcomes: priority.outcomes.map((one, item) => at(one, "priorities", index, "outcomes", item)),
      context: at(priority.context, "priorities", index, "context"),
      strategies: priority.strategies.map(({ title, link, says }) => ({
        title,
        ...(link ? { link: link.trim() } : {}),
        ...(says ? { says } : {}),
      })),
      caseStudies: priority.case_studies.map(({ title, text, checked }, item) => ({
        title,
        text: at(text, "priorities", index, "case_studies", item, "text"),
        ...(checked ? { checked } : {}),
      })),
      delivery: priority.delivery.map((one, item) => {
        const path: SettingPath = ["priorities", index, "delivery", item];
        return {
          number: item + 1,
          title: one.title,
          ...(one.objective ? { objective: at(one.objective, ...path, "objective") } : {}),
          indicators: one.indicators.map((indicator, place) =>
            indicatorOf(indicator, [...path, "indicators", place], document),
          ),
          ...(delivery.get(`${index + 1}/${item + 1}`) ?? { actions: [], improvements: [] }),
        };
      }),
    })),
    duties: written.duties.map(({ duty, title, law, says }, index) => ({
      ...(duty ? { duty } : {}),
      ...(title ? { title } : {}),
      ...(law ? { law } : {}),
      says: at(says, "duties", index, "says"),
    })),
    signatories: written.signatories.map(({ body, name, role, on }) => ({
      body,
      ...(name ? { name } : {}),
      ...(role ? { role } : {}),
      ...(on ? { on } : {}),
    })),
    contacts: written.contacts.map(({ name, says, link }) => ({ name, says, ...(link ? { link: link.trim() } : {}) })),
  };
}

type WrittenIndicator = WrittenPlan["priorities"][number]["delivery"][number]["indicators"][number];

function indicatorOf(written: WrittenIndicator, path: SettingPath, document: SettingsDocument): PlanIndicator {
  const note = written.note ? { note: written.note } : {};
  if (written.indicator) return { kind: "indicator", indicator: written.indicator, ...note };
  if (written.see) return { kind: "see", words: written.see };
  return {
    kind: "measure",
    measure: written.measure ?? "",
    ...(written.state ? { state: written.state } : {}),
    targets: (written.targets ?? []).map(({ year, target, actual }) => ({
      year,
      target,
      ...(actual ? { actual } : {}),
    })),
    ...note,
    place: document.placeOf(path),
  };
}
