import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Recognised, recognise } from "../../src/extracts/recognise.ts";
import { referenceKindOf } from "../../src/extracts/reference-kinds.ts";
import { formatList } from "../../src/extracts/registry.ts";

const look = (header: string, ...rows: string[]): Recognised =>
  recognise({ header: header.split(","), rows: rows.map((row) => row.split(",")) }, formatList);

/** `format (preset): confidence`, or what is nearest. */
const short = (recognised: Recognised): string => {
  if (recognised.kind === "unknown") return `unknown, nearest ${recognised.nearest?.format ?? "nothing"}`;
  const { format, preset, confidence } = recognised.recognition;
  return `${format}${preset ? ` (${preset})` : ""}: ${confidence}`;
};

const offences = "CRN,Date Recorded,Committed From,Offence Subgroup,Borough,Ward,Victim Ref,Victim Age";
const asb = "Incident Ref,Call Date,Call Time,Heading,Ward,LSOA Code";
const referrals = "Contact ID,Date Opened,Source of Referral,Risk,Borough";
const wide = "Group,SubGroup,BOCU,202407,202408";
const counts = "Period,Indicator,Area,Count";

describe("the first header that each field is known by", () => {
  const variants = formatList.flatMap((format) =>
    // Presets that choose among the rows of one file have one header.
    (format.defaultPreset ? [format.defaultPreset] : format.presets.length > 0 ? format.presets : [undefined]).map(
      (preset) => [format, preset] as const,
    ),
  );

  it.each(
    variants.map(([format, preset]) => [preset ? `${format.id} (${preset})` : format.id, format, preset] as const),
  )("%s is recognised for certain, whatever the order of its columns", (name, format, preset) => {
    const header = format.fields(preset).map(({ headers }) => headers[0] ?? "");
    if (format.id === "mps-geographic") header.push("202401", "202402");
    expect(short(recognise({ header, rows: [] }, formatList))).toBe(`${name}: sure`);
    fc.assert(
      fc.property(fc.shuffledSubarray(header, { minLength: header.length }), (shuffled) => {
        expect(short(recognise({ header: shuffled, rows: [] }, formatList))).toBe(`${name}: sure`);
      }),
      { numRuns: 20 },
    );
  });
});

describe("headers as they come", () => {
  it.each([
    [offences, "offence-records: sure"],
    [asb, "incident-records (police-asb): sure"],
    [referrals, "incident-records (referrals): sure"],
    [wide, "mps-geographic: sure"],
    [counts, "monthly-counts: sure"],
    ["MajorText,MinorText,LookUp_BoroughName,201004,201005", "mps-geographic: sure"],
    [offences.toUpperCase().replaceAll(" ", "_"), "offence-records: sure"],
  ])("%s", (header, expected) => {
    expect(short(look(header))).toBe(expected);
  });

  it("a misspelt one is taken for what it is near, and is said", () => {
    const found = look(offences.replace("Date Recorded", "Date Recorderd"));
    expect(found).toMatchObject({
      recognition: { format: "offence-records", columns: { recorded_date: "Date Recorderd" }, confidence: "likely" },
    });
    expect(found.kind === "extract" && found.recognition.why).toContain('"Date Recorderd" is taken for recorded_date');
  });

  it("so is one with its words in another order", () => {
    expect(look("Ref Incident,Call Date,Heading,Ward")).toMatchObject({
      recognition: { preset: "police-asb", columns: { reference: "Ref Incident" } },
    });
  });

  it("one that means something else to a format is no misspelling", () => {
    // One letter away from each other, and not the same.
    const found = look(offences.replace("Date Recorded", "Date Reported"));
    expect(found).toMatchObject({
      kind: "unknown",
      nearest: { format: "offence-records", missing: ["Date Recorded"] },
    });
  });

  it("two that are near one field are a guess, and none is taken", () => {
    expect(look(offences.replace("Date Recorded", "Date Recorderd,Date Rcorded"))).toMatchObject({ kind: "unknown" });
  });

  it("what fits two presets alike is not decided", () => {
    const found = look("Reference,Incident Date,Type");
    expect(short(found)).not.toMatch(/: sure$/);
  });

  it("a column of dates without dates makes it unsure", () => {
    expect(short(look(counts, "robbery,robbery,Hackney,1", "burglary,x,Hackney,2"))).toBe("monthly-counts: unsure");
    expect(short(look(counts, "2019-04,robbery,Hackney,1"))).toBe("monthly-counts: sure");
  });

  it("values that a preset does not know leave a doubt", () => {
    expect(short(look(asb, "1,01/04/2019,10:00,Begging/Vagrancy,A,E01000001"))).toBe(
      "incident-records (police-asb): sure",
    );
    expect(short(look(asb, "1,01/04/2019,10:00,Pothole,A,E01000001"))).toBe("incident-records (police-asb): likely");
  });

  it("of presets that choose among the rows of one file, the rows decide", () => {
    const header = "Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Crime Type,Crime Subtype,Measure,Count";
    const row = (kind: string): string =>
      `2022-03-01,${kind},Hackney,Hackney,E09000012,Knife Crime,Knife Crime,Offences,1`;
    expect(short(look(header, row("Borough")))).toBe("mps-dashboard (boroughs): sure");
    expect(short(look(header, row("Safer Neighbourhood Teams")))).toBe("mps-dashboard (wards): sure");
    expect(short(look(header))).toBe("mps-dashboard (boroughs): sure");
  });

  it.each([
    ["First,Second,Third", "unknown, nearest nothing"],
    ["Name", "unknown, nearest nothing"],
    ["", "unknown, nearest nothing"],
  ])("%j is nothing that is known", (header, expected) => {
    expect(short(look(header))).toBe(expected);
  });

  it("a table of which most columns mean nothing is read by nobody unasked", () => {
    const found = look("Month_Year,Strange,Odd,Curious,Area Name,Peculiar,Queer,Measure,Weird,Count");
    expect(short(found)).toBe("monthly-counts: unsure");
  });
});

describe("tables that are no extracts", () => {
  it.each([
    ["code,name,valid_from,valid_to", "areas.wards"],
    ["WD22CD,WD22NM,LAD22CD,LAD22NM", "areas.wards"],
    ["lsoa,ward,valid_from,valid_to", "areas.lookup"],
    ["LSOA21CD,LSOA21NM,WD25CD,WD25NM,LAD25CD", "areas.lookup"],
    ["area_code,year,age_from,age_to,sex,ethnicity,population", "population"],
    ["Code,Name,Year,Source,Population,Inland_Area _Hectares", "population"],
    ["indicator,year,change_on_previous_year", "targets"],
    ["from,to", "sources[].categories"],
    ["lsoa", "areas.zones[].lsoas"],
  ])("%s belongs under %s", (header, setting) => {
    const sample = { header: header.split(","), rows: [] };
    expect(referenceKindOf(sample)?.setting).toBe(setting);
    expect(recognise(sample, formatList).kind).toBe("unknown");
  });

  it("extracts are none", () => {
    for (const header of [offences, asb, referrals, wide, counts])
      expect(referenceKindOf({ header: header.split(","), rows: [] })).toBeUndefined();
  });
});
