import { type PlanReading, readPlan } from "../../../src/partnership/plan/read-plan.ts";

/** A plan of two priorities, to be changed by tests. */
export const smallYaml = `years: [2015/16, 2016/17, 2017/18]
introduction: |
  This plan says what the partnership will do.
priorities:
  - title: Gangs and young people
    outcomes: [Fewer young people are hurt.]
    context: Most of those who are hurt are young.
    delivery:
      - title: Gang violence
        objective: To reduce it.
        indicators:
          - indicator: syv-victims
          - { measure: Young people who leave a gang, state: to-be-confirmed }
      - title: Youth crime
  - title: Noise
    outcomes: [Neighbours live in peace.]
    context: Noise comes first among the complaints.
    strategies:
      - { title: Housing strategy, link: "https://example.org/housing" }
    delivery:
      - title: Noise at home
        indicators:
          - measure: Referrals to Victim Support
            targets: [{ year: 2015/16, target: "80", actual: "91" }]
`;

export const header =
  "Priority,Delivery Priority,Ref No,Activity,Lead Partners,Expected Outcome,2015/16,2016/17,2017/18,Improvement Actions";

export const smallRows = [
  '1,1,1.1,"Support to leave. We will:\n- meet weekly;\n- find training.",Gangs unit,Fewer are hurt.,N/A,Ongoing,Ongoing,Better data.',
  "1,1,1.2,Enforcement. See also 1.3,Police,Fewer are hurt.,Ongoing,Ongoing: with the action plan,TBC,",
  "1,2,1.3,School officers,Police,Pupils are safer.,Complete,,Delivery through the youth plan,",
  '2,Noise at home,2.1,Visits at night,"Council\nPolice",Fewer complaints.,Started,Ongoing,Ongoing,',
];

export const csv = (rows: readonly string[] = smallRows, head = header): string => `${[head, ...rows].join("\n")}\n`;

export const known = { indicators: ["syv-victims", "robbery"], duties: ["prevent", "section-17"] };

export const read = (yaml = smallYaml, table = csv()): PlanReading => readPlan(yaml, table, known);

/** Code, place and message of each problem, a line each. */
export const told = ({ problems }: PlanReading): string[] =>
  problems.map(
    ({ code, severity, message, place }) =>
      `${severity} ${code} ${place?.file ?? ""}:${place?.line ?? ""}:${place?.column ?? ""} ${message}`,
  );
