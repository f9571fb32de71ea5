import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Place, Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { fieldName, parseSettingsDocument, type SettingPath, type SettingsDocument } from "../document.ts";
import { problemsOfIssues } from "../issues.ts";
import { type ActionRow, type ActionTable, readActionTable } from "./action-table.ts";
import { placeActions } from "./delivery.ts";
import { horizonOf, otherHorizons } from "./horizons.ts";
import type { PartnershipPlan, PlanIndicator, PlanText } from "./plan.ts";
import { planActionsFile } from "./row-checks.ts";
import { planSchema, type WrittenPlan } from "./schema.ts";
import { textProblems } from "./texts.ts";
import { yearName } from "./year-label.ts";

export { planActionsFile } from "./row-checks.ts";

/** In the partnership folder. */
export const planFile = "plan.yaml";

export interface PlanReading {
  /** Only when nothing is wrong. */
  readonly plan?: PartnershipPlan;
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
  return { plan: planOf(written, placed.delivery, document), problems };
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

/** The years of the plan follow each other, and the table has a column for each of them and for no other. */
function yearProblems(years: readonly Period[], table: ActionTable, document: SettingsDocument): Problem[] {
  const place = document.placeOf(["years"]);
  const gap = years.find((year, index) => index > 0 && years[index - 1]?.end.slice(0, 4) !== year.start.slice(0, 4));
  const broken: Problem[] = gap
    ? [
        {
          code: "plan-invalid",
          severity: "error",
          message: `The year ${yearName(gap)} does not follow the one before it.`,
          remedy: "List the plan's years one after the other, each once.",
          place,
        },
      ]
    : [];
  const others = table.years.filter(({ id }) => !years.some((year) => year.id === id));
  // A header that is misspelt is told as such.
  const isMisspelt = table.problems.some(({ code, severity }) => code === "plan-year" && severity === "error");
  const lacking =
    table.rows.length === 0 || isMisspelt ? [] : years.filter(({ id }) => !table.years.some((year) => year.id === id));
  const differing = (message: string): Problem => ({
    code: "plan-horizon",
    severity: "note",
    message,
    remedy: `The plan runs for ${horizonOf(years)} by plan.yaml. Give it and the table the same years.`,
    place: { file: planActionsFile, line: 1 },
  });
  return [
    ...broken,
    ...others.map((year) =>
      differing(`The table has a column ${yearName(year)}, which is not a year of the plan; it is not printed.`),
    ),
    ...lacking.map((year) => differing(`The table has no column for ${yearName(year)}, which is a year of the plan.`)),
  ];
}

/** Indicators and duties that nobody knows. */
function unknownIds(
  { performance, priorities, duties }: WrittenPlan,
  document: SettingsDocument,
  known: { readonly indicators: Iterable<string>; readonly duties: readonly string[] },
): Problem[] {
  const indicators = new Set(known.indicators);
  const named: [string, SettingPath][] = [
    ...performance.map((id, index): [string, SettingPath] => [id, ["performance", index]]),
    ...priorities.flatMap(({ delivery }, index) =>
      delivery.flatMap(({ indicators: own }, item) =>
        own.flatMap(({ indicator }, place): [string, SettingPath][] =>
          indicator ? [[indicator, ["priorities", index, "delivery", item, "indicators", place, "indicator"]]] : [],
        ),
      ),
    ),
  ];
  const wrong = (id: string, path: SettingPath, what: string, remedy: string, all: Iterable<string>): Problem => ({
    code: "plan-invalid",
    severity: "error",
    message: `${fieldName(path)} is "${id}", which is not ${what}.${didYouMean(nearest(id, all))}`,
    remedy,
    place: document.placeOf(path),
  });
  return [
    ...named
      .filter(([id]) => !indicators.has(id))
      .map(([id, path]) =>
        wrong(
          id,
          path,
          "among the indicators",
          "docs/indicators.md lists them; the settings can define more.",
          indicators,
        ),
      ),
    ...duties.flatMap(({ duty }, index) =>
      duty === undefined || known.duties.includes(duty)
        ? []
        : [
            wrong(
              duty,
              ["duties", index, "duty"],
              "among the duties",
              `Duties: ${known.duties.join(", ")}; leave it out for one of your own.`,
              known.duties,
            ),
          ],
    ),
  ];
}

/** Where words of a long text stand: the first of them from where the text begins. */
function placeOfWords(begin: Place, words: string, yaml: string): Place {
  const lines = yaml.split(/\r\n?|\n/);
  const from = begin.line ?? 1;
  for (let line = from; line <= lines.length; line += 1) {
    const column = (lines[line - 1] ?? "").indexOf(words, line === from ? (begin.column ?? 1) - 1 : 0) + 1;
    if (column > 0) return { ...begin, line, column };
  }
  return begin;
}

/** What is wrong in the words of both files. */
function wordProblems(
  written: WrittenPlan,
  { rows }: ActionTable,
  document: SettingsDocument,
  yaml: string,
): Problem[] {
  const refs = new Set(rows.flatMap(({ ref }) => (ref ? [`${ref.priority}.${ref.number}`] : [])));
  const { years, title, introduction } = written;
  const texts = textsIn(written, []).filter(({ path }) => path[0] !== "years");
  const ofDocument = texts.flatMap(({ text, path }) =>
    textProblems({ text, at: (_, words) => placeOfWords(document.placeOf(path), words, yaml) }, refs, years),
  );
  const ofTable = rows.flatMap((row) =>
    cellsOf(row).flatMap((cell) =>
      textProblems({ text: cell.text, at: (offset) => ({ file: planActionsFile, ...cell.at(offset) }) }, refs, years),
    ),
  );
  const horizons = otherHorizons(
    [
      ...(title ? [{ text: title, place: document.placeOf(["title"]), isTitle: true as const }] : []),
      { text: introduction, place: document.placeOf(["introduction"]) },
    ],
    years,
  );
  return [...ofDocument, ...ofTable, ...horizons];
}

const cellsOf = ({ cells, yearCells }: ActionRow) => [
  cells.activity,
  cells.outcome,
  cells.improvements,
  ...yearCells.map(({ cell }) => cell),
];

function textsIn(node: unknown, path: SettingPath): { readonly text: string; readonly path: SettingPath }[] {
  if (typeof node === "string") return [{ text: node, path }];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) =>
    textsIn(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}

/** A target of a year before the last, whose actual nobody has written. */
function openTargets({ years, priorities }: WrittenPlan, document: SettingsDocument): Problem[] {
  const [first] = years;
  return priorities.flatMap(({ delivery }, index) =>
    delivery.flatMap(({ indicators }, item) =>
      indicators.flatMap(({ measure, targets = [] }, place) =>
        targets.flatMap(({ year, actual }, at): Problem[] =>
          actual === undefined && first !== undefined && year.start <= first.start
            ? [
                {
                  code: "plan-target-open",
                  severity: "note",
                  message: `“${measure}” has a target for ${yearName(year)} and no actual.`,
                  remedy: "Write the actual beside it, once the year has ended.",
                  place: document.placeOf(["priorities", index, "delivery", item, "indicators", place, "targets", at]),
                },
              ]
            : [],
        ),
      ),
    ),
  );
}
