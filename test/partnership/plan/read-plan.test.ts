import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionsInYear } from "../../../src/partnership/plan/plan.ts";
import { financialYear } from "../../../src/values/period.ts";
import { csv, header, read, smallRows, smallYaml, told } from "./small-plan.ts";

describe("a plan that is right", () => {
  test("has its actions under their delivery priorities, with a state and words for each year", () => {
    const reading = read();
    expect(told(reading)).toEqual([]);
    const actions = reading.plan?.priorities.flatMap(({ delivery }) => delivery.flatMap((one) => one.actions));
    expect(actions?.map(({ ref, partners, years }) => [ref, partners, [...years.values()]])).toEqual([
      [
        "1.1",
        ["Gangs unit"],
        [
          { state: "not-applicable", words: "" },
          { state: "ongoing", words: "" },
          { state: "ongoing", words: "" },
        ],
      ],
      [
        "1.2",
        ["Police"],
        [
          { state: "ongoing", words: "" },
          { state: "ongoing", words: "with the action plan" },
          { state: "to-be-confirmed", words: "" },
        ],
      ],
      ["1.3", ["Police"], [{ state: "complete", words: "" }, { words: "Delivery through the youth plan" }]],
      [
        "2.1",
        ["Council", "Police"],
        [
          { state: "started", words: "" },
          { state: "ongoing", words: "" },
          { state: "ongoing", words: "" },
        ],
      ],
    ]);
    expect(reading.plan?.priorities[0]?.delivery[0]?.improvements).toEqual(["Better data."]);
  });

  test("is asked for one year by one function, with nothing where a cell is blank", () => {
    const { plan } = read();
    const inYear = plan ? actionsInYear(plan, financialYear(2016)) : [];
    expect(inYear.map(({ action, entry }) => [action.ref, entry?.state])).toEqual([
      ["1.1", "ongoing"],
      ["1.2", "ongoing"],
      ["1.3", undefined],
      ["2.1", "ongoing"],
    ]);
    expect(inYear[2]?.entry).toBeUndefined();
  });

  test("is the same whatever the order of its columns and lines, with other headers, line ends, and separators", () => {
    const cells = [header, ...smallRows].map((line) => parse(line));
    const plain = read().plan;
    const order = fc.shuffledSubarray([...Array(10).keys()], { minLength: 10 });
    const lines = fc.shuffledSubarray(
      smallRows.map((_, index) => index + 1),
      { minLength: smallRows.length },
    );
    fc.assert(
      fc.property(
        order,
        lines,
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom(",", ";", "\t"),
        fc.boolean(),
        (columns, rows, end, sign, mark) => {
          const written = [0, ...rows]
            .map((row) => columns.map((column) => quoted(cells[row]?.[column] ?? "")).join(sign))
            .join(end);
          const { plan, problems } = read(smallYaml, `${mark ? "\uFEFF" : ""}${written}`);
          expect(problems).toEqual([]);
          expect(withoutPlaces(plan)).toEqual(withoutPlaces(plain));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("takes headers as partnerships write them, titles above the table, blank cells for merged ones, and lines of improvements alone", () => {
    const head =
      "STRATEGIC PRIORITY,Delivery Priority 1,Reference,Activity (What are we going to do?),Lead Partner,Expected Outcome (How will we measure it?),FY 2015-16,2016/2017,2017–18,Improvement actions".replace(
        "Delivery Priority 1",
        "Delivery priority",
      );
    const rows = [
      "Gangs and young people,Delivery Priority 1:,1.1,A,Police,O,Ongoing,Ongoing,Ongoing,",
      ",,1.2,B,Police,O,Ongoing,Ongoing,Ongoing,",
      ",,,,,,,,,Share what is known.",
      ",Youth crime,1.3,C,Police,O,Ongoing,Ongoing,Ongoing,",
      "2,,2.1,D,Police,O,Ongoing,Ongoing,Ongoing,",
    ];
    const reading = read(smallYaml, `Action plan\n\n${csv(rows, head)}`);
    expect(told(reading)).toEqual([]);
    const [gangs, youth] = reading.plan?.priorities[0]?.delivery ?? [];
    expect(gangs?.actions.map(({ ref }) => ref)).toEqual(["1.1", "1.2"]);
    expect(gangs?.improvements).toEqual(["Share what is known."]);
    expect(youth?.actions.map(({ ref }) => ref)).toEqual(["1.3"]);
  });
});

describe("a plan that is wrong", () => {
  test("tells all of it at once, each with its place and the nearest spelling", () => {
    const yaml = smallYaml
      .replace("outcomes: [Neighbours", "outcmes: [Neighbours")
      .replace("[2015/16, 2016/17", "[20112/12, 2016/07")
      .replace("actual:", "actuall:");
    expect(told(read(yaml, csv(smallRows, header.replace("Activity", "Activty"))))).toMatchInlineSnapshot(`
      [
        "error plan-invalid plan.yaml:1:9 years[1] is "20112/12" ("20112/12" is not a period); expected a financial year such as 2019/20. Did you mean 2011/12?",
        "error plan-invalid plan.yaml:1:19 years[2] is "2016/07" (2016/07 is not a financial year: the second part must be the year after the first); expected a financial year such as 2019/20. Did you mean 2016/17?",
        "error plan-invalid plan.yaml:15:5 priorities[2].outcomes is required and is not there.",
        "error plan-invalid plan.yaml:24:54 There is no setting "actuall" in priorities[2].delivery[1].indicators[1].targets[1]. Did you mean "actual"?",
        "error plan-invalid plan.yaml:16:5 There is no setting "outcmes" in priorities[2]. Did you mean "outcomes"?",
        "note plan-column plan-actions.csv:1:35 The column "Activty" is not one that the plan prints. Did you mean "activity"?",
        "error plan-action-invalid plan-actions.csv:1:1 There is no column "activity" (activity). Did you mean "Activty"?",
      ]
    `);
  });

  test("names what it does not know", () => {
    const yaml = smallYaml
      .replace("indicator: syv-victims", "indicator: syv-victim")
      .concat("duties:\n  - { duty: prevnt, says: We train our staff. }\n");
    expect(told(read(yaml))).toMatchInlineSnapshot(`
      [
        "error plan-invalid plan.yaml:12:24 priorities[1].delivery[1].indicators[1].indicator is "syv-victim", which is not among the indicators. Did you mean "syv-victims"?",
        "error plan-invalid plan.yaml:26:13 duties[1].duty is "prevnt", which is not among the duties. Did you mean "prevent"?",
      ]
    `);
  });

  test("has a measure with neither a state nor a target, an indicator with both names, and years that do not follow", () => {
    const yaml = smallYaml
      .replace(", state: to-be-confirmed", "")
      .replace("indicator: syv-victims", "{ indicator: syv-victims, see: elsewhere }")
      .replace("- {", "- {")
      .replace("2016/17, 2017/18", "2017/18");
    expect(told(read(yaml))).toMatchInlineSnapshot(`
      [
        "error plan-invalid plan.yaml:12:13 priorities[1].delivery[1].indicators[1] is a group of settings (it needs one of indicator, measure and see); expected an indicator, or a measure with a state or targets, or see.",
        "error plan-invalid plan.yaml:13:13 priorities[1].delivery[1].indicators[2] is a group of settings (a measure needs a state or targets); expected an indicator, or a measure with a state or targets, or see.",
      ]
    `);
  });

  test("has financial years in its headers that are none", () => {
    const head = header.replace("2015/16", "20112/12").replace("2016/17", "2016/07").replace("2017/18", "Nov-10");
    expect(told(read(smallYaml, csv(smallRows, head)))).toMatchInlineSnapshot(`
      [
        "error plan-year plan-actions.csv:1:75 The column "20112/12" is no financial year. Did you mean "2011/12"?",
        "error plan-year plan-actions.csv:1:84 The column "2016/07" is no financial year. Did you mean "2016/17"?",
        "error plan-year plan-actions.csv:1:92 The column "Nov-10" is no financial year. Did you mean "2010/11"?",
      ]
    `);
  });
});

describe("references", () => {
  const withRefs = (...refs: readonly string[]) =>
    csv(
      refs.map(
        (ref) => `1,1,${ref.includes(",") ? quoted(ref) : ref},Activity,Police,Outcome,Ongoing,Ongoing,Ongoing,`,
      ),
    );

  test.each([
    ["01-Oct", "Was it 1.10?"],
    ["1.1.2016", "Was it 1.1?"],
    ["01/01/2016", "Was it 1.1?"],
    ["2016-10-01", "Was it 1.10?"],
    ["Jan-10", "Was it 1.10?"],
    ["42370", "the number of a day."],
    ["1,10", "Was it 1.10?"],
    ["2.1299999999999999", "Was it 2.13?"],
  ])("%s is what a spreadsheet makes of one", (ref, hint) => {
    const [problem] = read(smallYaml, withRefs(ref)).problems.filter(({ code }) => code === "plan-action-invalid");
    expect(problem?.message).toContain("the spreadsheet has made it");
    expect(problem?.message).toContain(hint);
    expect(problem?.remedy).toContain('format the column "Ref No" as "Text"');
    expect(problem?.place).toMatchObject({
      file: "plan-actions.csv",
      line: 2,
      column: 5 + (ref.includes(",") ? 1 : 0),
    });
  });

  test("1.1 behind 1.9 was 1.10, whether or not a 1.1 stands before", () => {
    const nine = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"];
    for (const refs of [
      ["1.1", ...nine, "1.1", "1.11"],
      [...nine, "1.1", "1.11"],
    ]) {
      const problems = read(smallYaml, withRefs(...refs)).problems.filter(({ code }) => code === "plan-action-invalid");
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining("The spreadsheet has dropped a nought: was it 1.10?"),
      ]);
    }
    expect(told(read(smallYaml, withRefs("1.1", ...nine, "1.10", "1.11"))).filter((one) => /nought/.test(one))).toEqual(
      [],
    );
  });

  test("stand once", () => {
    expect(told(read(smallYaml, withRefs("1.1", "1.2", "1.2"))).filter((one) => /stands on line/.test(one))).toEqual([
      'error plan-action-invalid plan-actions.csv:4:5 The reference "1.2" stands on line 3 too.',
    ]);
  });

  test("lead somewhere: one that does not is told at its line and column, deep in a cell", () => {
    const rows = [
      '1,1,1.1,"First.\n- see also 1.9 and 1.2;\n- see action 3.6",Police,"Measured, see 1.1",Ongoing,Ongoing,Ongoing,',
      ...smallRows.slice(1),
    ];
    expect(told(read(smallYaml, csv(rows)))).toEqual([
      "error plan-reference plan-actions.csv:3:12 Action 1.9 is referred to, and the plan has no such action.",
      "error plan-reference plan-actions.csv:4:14 Action 3.6 is referred to, and the plan has no such action.",
    ]);
    expect(told(read(smallYaml.replace("Most of", "See action 2.7. Most of")))).toEqual([
      "error plan-reference plan.yaml:7:25 Action 2.7 is referred to, and the plan has no such action.",
    ]);
  });

  test("belong to the priority that they stand under, and to one that there is", () => {
    expect(
      told(
        read(
          smallYaml,
          csv([...smallRows, "1,1,2.9,A,Police,O,,,,", "4,1,4.1,A,Police,O,,,,", "2,Nose at home,2.3,A,Police,O,,,,"]),
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error plan-action-invalid plan-actions.csv:9:1 The action 2.9 stands under priority 1.",
        "error plan-action-invalid plan-actions.csv:10:1 "4" is not a priority of plan.yaml.",
        "error plan-action-invalid plan-actions.csv:11:3 "Nose at home" is not a delivery priority of priority 2. Did you mean "Noise at home"?",
      ]
    `);
  });
});

describe("what is told and leaves the plan whole", () => {
  test("an action without a lead, a misspelt state, a column of one's own, a delivery priority without an action", () => {
    const rows = [
      "1,1,1.1,A,,O,Ongoig,tbx,Ongoing,,",
      "1,1,1.2,B,Police,O,Ongoing,Ongoing,Ongoing,,",
      "2,1,2.1,C,Police,O,Ongoing,Ongoing,Ongoing,,mine",
    ];
    const reading = read(smallYaml, csv(rows, `${header},Notes for me`));
    expect(reading.plan).toBeDefined();
    expect(told(reading)).toMatchInlineSnapshot(`
      [
        "note plan-column plan-actions.csv:1:119 The column "Notes for me" is not one that the plan prints.",
        "note plan-gap plan-actions.csv:2:11 Action 1.1 has no lead partner.",
        "warning plan-state plan-actions.csv:2:14 "Ongoig" is not a state. Did you mean "ongoing"?",
        "warning plan-state plan-actions.csv:2:21 "tbx" is not a state. Did you mean "to be confirmed"?",
        "warning plan-gap plan.yaml:14:9 The delivery priority “Youth crime” has no action.",
      ]
    `);
  });

  test("two horizons of one plan", () => {
    const yaml = `title: Partnership Plan 2016 – 2018\n${smallYaml}`.replace(
      "what the partnership will do.",
      "what the partnership will do over the next two years. This plan runs from 2015 to 2018.",
    );
    const reading = read(
      yaml,
      csv(
        smallRows.map((row) => row.replace(/,[^,]*$/, ",x$&")),
        header.replace("2017/18,", "2017/18,2018/19,"),
      ),
    );
    expect(reading.plan).toBeDefined();
    expect(told(reading)).toMatchInlineSnapshot(`
      [
        "note plan-horizon plan-actions.csv:1: The table has a column 2018/19, which is not a year of the plan; it is not printed.",
        "note plan-horizon plan.yaml:1:8 “2016 – 2018” is another stretch of years than those of the plan, 2015/16 to 2017/18.",
        "note plan-horizon plan.yaml:3:15 “two years” is another stretch of years than those of the plan, 2015/16 to 2017/18.",
      ]
    `);
  });

  test("parts that do not add up, a target without an actual, and misspelt years in words", () => {
    const yaml = smallYaml
      .replace(
        "Most of",
        "There were 142 reports (91 male, 52 female), 40 of them in one ward (18 boys and 20 girls). Most of",
      )
      .replace(', actual: "91"', "")
      .replace("Noise comes first", "Levels rose from 20112/12 to 2016/07. Noise comes first");
    expect(told(read(yaml))).toMatchInlineSnapshot(`
      [
        "note plan-parts plan.yaml:7:25 The parts add up to 143, and the whole before them is 142.",
        "note plan-parts plan.yaml:7:59 The parts add up to 38, and the whole before them is 40.",
        "warning plan-year plan.yaml:17:31 "20112/12" is no financial year. Did you mean "2011/12"?",
        "warning plan-year plan.yaml:17:43 "2016/07" is no financial year. Did you mean "2016/17"?",
        "note plan-target-open plan.yaml:24:23 “Referrals to Victim Support” has a target for 2015/16 and no actual.",
      ]
    `);
    expect(
      told(read(smallYaml.replace("Most of", "Of 142 (60 from schools, 30 from the police), most. Most of"))),
    ).toEqual([]);
  });

  test("a cell of a whole document is too much", () => {
    const reading = read(smallYaml, csv([`1,1,1.1,${"word ".repeat(1000)},Police,O,,,,`, ...smallRows.slice(1)]));
    expect(reading.plan).toBeUndefined();
    expect(told(reading)).toEqual([
      "error plan-action-invalid plan-actions.csv:2:9 This cell has 5,000 characters; an action table takes 4,000.",
    ]);
  });

  test("a quotation mark that never ends is told where it begins", () => {
    expect(told(read(smallYaml, `${header}\n1,1,1.1,"open,Police\n`))).toEqual([
      "error plan-action-invalid plan-actions.csv:2:9 A quotation mark begins here and never ends.",
    ]);
  });
});

const quoted = (cell: string): string => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells of a line of the small plan, in which quotes are whole cells. */
function parse(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? "");
}

const withoutPlaces = (plan: unknown): unknown =>
  JSON.parse(
    JSON.stringify(plan, (key, value: unknown) =>
      key === "place" ? undefined : value instanceof Map ? [...(value as Map<string, unknown>)].sort() : value,
    ),
  );
