import { describe, expect, it } from "vitest";
import { least, problemsOf, settingsOf } from "./folder.ts";

const themes = `themes:
  - { id: youth, title: Young people, indicators: [syv-victims] }
  - { id: theft, title: Theft, indicators: [robbery] }
`;
const weights = `# A note
category,weight,source,date
robbery-personal,350,An example,2016-04-01
`;
const quotes = `quote,role,consent,theme
"I did not ring, ""nobody comes"".",a resident,yes,youth
Nobody asked me 3 times.,Mr Smith of 4 Mill Lane,no,
`;

describe("priorities, harm and views in the settings", () => {
  it("are read, with what is left out filled in", async () => {
    const settings = await settingsOf(
      `${least}${themes}priorities:
  weights: { harm: 2, trend: 0 }
  judgements:
    - { theme: theft, rank: 1, controllability: 4, concern: { indicator: robbery, type: theft }, reason: So, by: The group, on: 2016-04-21 }
community: { quotes: quotes.csv, consultations: [{ indicator: robbery, answered: all-crime, held: 2015-11 }] }
harm_weights: weights.csv
serious_violence: { indicators: [robbery, syv-victims], agreed_on: 2016-03-10 }
`,
      { "quotes.csv": quotes, "weights.csv": weights },
    );
    expect(settings.priorities).toEqual({
      weights: { volume: 1, trend: 0, harm: 2, comparison: 1, concern: 1, controllability: 1 },
      harmOf: "all-crime",
      judgements: [
        {
          theme: "theft",
          rank: 1,
          controllability: 4,
          concern: { indicator: "robbery", type: "theft" },
          reason: "So",
          by: "The group",
          on: "2016-04-21",
        },
      ],
    });
    // Of whoever did not agree nothing is kept, whatever else their line says.
    expect(settings.community.quotes).toEqual([
      { quote: 'I did not ring, "nobody comes".', role: "a resident", theme: "youth" },
    ]);
    expect(settings.harmWeights?.rows).toMatchObject([{ category: "robbery-personal", days: 350, line: 3 }]);
    expect(settings.seriousViolence).toEqual({ indicators: ["robbery", "syv-victims"], agreedOn: "2016-03-10" });
  });

  it("name what there is: themes, indicators, criteria, with the nearest right spelling", async () => {
    const problems = await problemsOf(`${least}${themes}priorities:
  weights: { volum: 1, harm: -1 }
  judgements:
    - { theme: thefts, controllability: 6, concern: { indicator: robery }, by: The group, on: 2016-04-21 }
    - { theme: youth, rank: 1, by: The group, on: 2016-04-21 }
    - { theme: youth, rank: 1, by: The group }
`);
    const said = problems.map(({ code, place }) => `${place?.line}:${code}`);
    expect(said).toEqual([
      "14:settings-unknown-key",
      "14:settings-invalid",
      "16:settings-unknown-reference",
      "16:settings-invalid",
      "16:indicator-unknown",
      "18:settings-missing-key",
      "18:settings-duplicate",
      "18:settings-duplicate",
    ]);
    const words = problems.map(({ message }) => message).join("\n");
    for (const suggestion of ['Did you mean "volume"?', 'Did you mean "theft"?', 'Did you mean "robbery"?'])
      expect(words).toContain(suggestion);
  });

  it("reads public concern from a survey or a matter of a consultation, and says of anything else that nobody was asked", async () => {
    const written = (concern: string): string => `${least}  define:
    - { id: feel-safe, aggregation: { kind: survey } }
    - { id: matters, aggregation: { kind: published, types: [{ id: theft, title: Theft }, { id: noise, title: Noise }] } }
${themes}community: { consultations: [{ indicator: matters, answered: all-crime, held: 2015-11 }] }
priorities:
  judgements:
    - { theme: youth, concern: { ${concern} }, by: The group, on: 2016-04-21 }
`;
    const found = async (concern: string) =>
      (await problemsOf(written(concern))).filter(({ code }) => code === "concern-not-asked");
    for (const right of ["indicator: public-confidence", "indicator: feel-safe", "indicator: matters, type: noise"])
      expect((await settingsOf(written(right))).priorities.judgements).toHaveLength(1);
    expect(await found("indicator: robbery")).toMatchObject([
      {
        severity: "error",
        message: expect.stringContaining('"robbery", which is neither a survey nor the indicator of a consultation'),
        remedy: expect.stringContaining(
          "a survey (public-confidence, feel-safe) or the indicator of a consultation (matters)",
        ),
        place: { field: "priorities.judgements[1].concern.indicator" },
      },
    ]);
    expect(await found("indicator: matters")).toMatchObject([{ remedy: "Add type (theft, noise) beside it." }]);
    expect(await found("indicator: matters, type: thefts")).toMatchObject([
      { message: expect.stringContaining('Did you mean "theft"?'), remedy: expect.stringContaining("theft, noise") },
    ]);
    // An indicator that there is not is told once, as such.
    expect(await found("indicator: robery")).toEqual([]);
  });

  it.each([
    ["a digit in a quote", "I rang twice and 3 times.,a resident,yes,", "digit"],
    ["a name in place of a role", "Nobody came.,Mrs Jones,yes,", "looks like a name"],
    ["a consent that is neither", "Nobody came.,a resident,perhaps,", "neither yes nor no"],
    ["no role", "Nobody came.,,yes,", "role is blank"],
  ])("a quote with %s is refused, and never printed in the message", async (_what, line, words) => {
    const problems = await problemsOf(`${least}community: { quotes: quotes.csv }\n`, {
      "quotes.csv": `quote,role,consent,theme\n${line}\n`,
    });
    expect(problems).toMatchObject([{ code: "settings-invalid", place: { line: 2 } }]);
    expect(problems[0]?.message).toContain(words);
    for (const secret of ["Nobody", "rang", "Jones"]) expect(problems[0]?.message).not.toContain(secret);
  });

  it.each([
    ["no source", "robbery-personal,350,,2016-04-01", "where the weight comes from"],
    ["no date", "robbery-personal,350,An example,", "the day of the weights"],
    ["a weight that is none", "robbery-personal,much,An example,2016-04-01", "a number of days"],
    ["no offence", ",350,An example,2016-04-01", "a category"],
  ])("a weight of harm with %s is refused at its line", async (_what, line, words) => {
    const problems = await problemsOf(`${least}harm_weights: weights.csv\n`, {
      "weights.csv": `category,weight,source,date\n${line}\n`,
    });
    expect(problems).toMatchObject([{ code: "settings-invalid", place: { line: 2 } }]);
    expect(problems[0]?.message).toContain(words);
  });
});
