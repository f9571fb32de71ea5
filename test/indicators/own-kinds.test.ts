import { describe, expect, it } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import { openStore } from "../../src/records/store.ts";
import { countId } from "../../src/values/figure-book.ts";
import { makeFolder, settings, source } from "../extracts/settings.ts";
import { numbersOf, requestOf } from "./fixture.ts";

/** An indicator of the partnership's own, as `define` has it. */
const own = (of: string, where: unknown, dateBasis = "reported") => ({
  id: "own",
  title: "Our own",
  short_title: "Own",
  noun: "our own",
  topic: "other",
  unit: "cases",
  polarity: "neutral",
  date_basis: dateBasis,
  exposure: "days",
  aggregation: { kind: "records", of, where },
  default_overdispersion: 1.5,
  sensitivity: "person",
  definition: "Ours.",
  source: "Ourselves.",
});

/** Reads one extract of April 2019 and counts an own indicator over it: how many, and of how many it is not known. */
async function count(
  extract: { readonly format: string; readonly preset?: string; readonly lines: readonly string[] },
  indicator: ReturnType<typeof own>,
): Promise<readonly (number | string)[]> {
  const folder = await makeFolder({ "extract-2019-05-02.csv": [...extract.lines, ""].join("\n") });
  const store = await openStore();
  try {
    const { format, preset } = extract;
    const sources = [
      source({
        format,
        ...(preset ? { preset } : {}),
        covers: requestOf({ indicator: "own", period: "2019-04" }).period,
      }),
    ];
    const read = await readExtracts({ settings: settings(folder.path, sources), store });
    const { indicators, problems } = await loadCatalogue({ use: ["own"], adjust: {}, define: [indicator] });
    expect(problems).toEqual([]);
    const requests = (["count", "unknown"] as const).map((measured) =>
      requestOf({ indicator: "own", period: "2019-04", measure: measured }),
    );
    const { figures } = await measure({
      store,
      requests,
      indicators,
      areas: [{ id: "hackney", kind: "borough" }],
      partnershipArea: "hackney",
      reading: read,
      operations: [],
    });
    return numbersOf(requests.flatMap((request) => figures.find(({ id }) => id === countId(request)) ?? []));
  } finally {
    await store.close();
    await folder.remove();
  }
}

describe("an own indicator can be counted over", () => {
  const incidents = (preset: string, ...lines: string[]) => ({ format: "incident-records", preset, lines });
  const offences = (...lines: string[]) => ({ format: "offence-records", lines });

  it.each([
    [
      "council cases: commercial noise at night",
      incidents(
        "council-asb",
        "Case Ref,Date Received,Time Received,Case Type,Premises Type,Repeat Complaint",
        "1,05/04/2019,23:30,Commercial Noise,Pub,Y",
        "2,05/04/2019,12:30,Commercial Noise,Pub,N",
        "3,06/04/2019,01:30,Noise,Commercial,N",
        "4,06/04/2019,,Commercial Noise,Pub,N",
        "5,06/04/2019,01:30,Noise,House,N",
      ),
      own("council-asb", {
        all: [
          { any: [{ category: "commercial-noise" }, { all: [{ category: "noise" }, { place_kind: "commercial" }] }] },
          { nights: ["fri", "sat"], from: "18:00", to: "05:59" },
        ],
      }),
      [2, 1],
    ],
    [
      "council cases: marked as repeats",
      incidents(
        "council-asb",
        "Case Ref,Date Received,Case Type,Repeat",
        "1,05/04/2019,Noise,Y",
        "2,05/04/2019,Noise,N",
        "3,05/04/2019,Noise,",
      ),
      own("council-asb", { repeat: true }),
      [1, 1],
    ],
    [
      "police calls: personal ones",
      incidents(
        "police-asb",
        "CAD,Call Date,Heading,Qualifier",
        "1,05/04/2019,Noise,Personal",
        "2,05/04/2019,Noise,Nuisance",
        "3,05/04/2019,Noise,",
      ),
      own("police-asb", { detail: "personal" }),
      [1, 1],
    ],
    [
      "referrals: women at high risk",
      incidents(
        "referrals",
        "MARAC Ref,MARAC Date,Risk Level,Gender,Outcome",
        "1,05/04/2019,High,F,Engaged",
        "2,05/04/2019,High,M,Engaged",
        "3,05/04/2019,Medium,,Engaged",
        "4,05/04/2019,High,,Engaged",
      ),
      own("referral", { all: [{ risk: "high" }, { sex: "female" }] }, "referred"),
      [1, 1],
    ],
    [
      "young people: first time entrants of 10 to 17 by order",
      incidents(
        "youth-justice",
        "Order ID,Start Date,Disposal,FTE,Age,Stage",
        "1,05/04/2019,Youth Caution,Y,15,Pre-court",
        "2,05/04/2019,Referral Order,Y,18,Post-court",
        "3,05/04/2019,Referral Order,N,16,Post-court",
        "4,05/04/2019,YRO,Y,10-17,Post-court",
      ),
      own("youth-justice", { all: [{ flag: "first-time-entrant" }, { suspect_age: { from: 10, to: 17 } }] }),
      [1, 1],
    ],
    [
      "fires: deliberate primary ones",
      incidents(
        "fire",
        "IncidentNumber,DateOfCall,StopCodeDescription,Motive",
        "1,05 Apr 2019,Primary Fire,Deliberate",
        "2,05 Apr 2019,Primary Fire,Accidental",
        "3,05 Apr 2019,Secondary Fire,Deliberate",
        "4,05 Apr 2019,Primary Fire,",
      ),
      own("fire", { all: [{ category: "primary-fire" }, { detail: "deliberate" }] }),
      [1, 1],
    ],
    [
      "ambulance call-outs: weapons in the evening, with alcohol or not",
      incidents(
        "ambulance",
        "CAD,Call Date,Call Time,Illness,Alcohol Related",
        "1,05/04/2019,19:30,Stab Wound,Y",
        "2,05/04/2019,09:30,Stab Wound,N",
        "3,05/04/2019,20:30,Overdose,Y",
      ),
      own("ambulance", {
        all: [{ category: ["stabbing", "shooting", "weapon-wound"] }, { hours: { from: 18, to: 23 } }],
      }),
      [1, 0],
    ],
    [
      "emergency departments: assaults with a knife on under 25s, by when they happened",
      incidents(
        "emergency-department",
        "Arrival Date,Assault Date and Time,Assault Method,Age",
        "01/05/2019,30/04/2019 23:30,Knife,19",
        "01/05/2019,01/05/2019 00:30,Knife,19",
        "03/04/2019,02/04/2019 12:00,Fist,19",
        "03/04/2019,02/04/2019 12:00,Knife,",
      ),
      own("emergency-department", { all: [{ detail: "knife-or-sharp-object" }, { age: { to: 24 } }] }, "committed"),
      [1, 1],
    ],
    [
      "suspects: under 18, and what became of it",
      offences(
        "CRN,Date Recorded,Offence Subgroup,Suspect ID,Suspect Age,Suspect IC Code,Outcome",
        "1,05/04/2019,Robbery of Personal Property,S1,16,IC3,Charged",
        "1,05/04/2019,Robbery of Personal Property,S2,16,IC3,NFA",
        "2,05/04/2019,Robbery of Personal Property,S1,19,IC3,Charged",
        "3,05/04/2019,Robbery of Personal Property,S4,,IC3,Charged",
      ),
      own(
        "suspect",
        { all: [{ suspect_age: { to: 17 } }, { outcome: "positive" }, { ethnicity: "black" }] },
        "recorded",
      ),
      [1, 1],
    ],
    [
      "offences: with a positive outcome",
      offences(
        "CRN,Date Recorded,Offence Subgroup,Outcome",
        "1,05/04/2019,Rape,Charged",
        "2,05/04/2019,Rape,",
        "3,05/04/2019,Rape,18",
        "4,05/04/2019,Rape,Community Resolution",
      ),
      own("offence", { outcome: ["positive"] }, "recorded"),
      [2, 0],
    ],
  ])("%s", async (_name, extract, indicator, expected) => {
    expect(await count(extract, indicator)).toEqual(expected);
  });

  it("a kind only where its source has the column", async () => {
    const fires = incidents("fire", "IncidentNumber,DateOfCall,StopCodeDescription", "1,05 Apr 2019,Primary Fire");
    const [counted] = await count(fires, own("fire", { detail: "deliberate" }));
    expect(counted).toEqual(expect.stringContaining("missing"));
  });
});

describe("a condition that cannot be is refused, with the nearest that can", () => {
  it.each([
    ["fire", { detail: "deliberat" }, 'names "deliberat", which does not exist. Did you mean "deliberate"?'],
    ["fire", { category: "primary-fires" }, 'Did you mean "primary-fire"?'],
    ["council-asb", { flag: "gun" }, "is not known of a record of kind council-asb"],
    ["youth-justice", { age: { to: 17 } }, "is not known of a record of kind youth-justice"],
    ["offence", { suspect_age: { to: 17 } }, "is not known of a record of kind offence"],
    ["offence", { outcome: "chargd" }, 'Did you mean "charged"?'],
    ["referral", { repeat: "yes" }, "is neither true nor false"],
  ])("%s %j", async (kind, where, message) => {
    const { problems } = await loadCatalogue({
      use: "all",
      adjust: {},
      define: [own(kind, where, kind === "referral" ? "referred" : kind === "offence" ? "recorded" : "reported")],
    });
    expect(problems.map((problem) => problem.message).join()).toContain(message);
  });
});
