import { describe, expect, it } from "vitest";
import { sourceTitles } from "../../src/extracts/data/source-titles.ts";
import { formatList } from "../../src/extracts/registry.ts";
import { familyOf, nameSource } from "../../src/extracts/source-names.ts";

describe("the name of a source, from a file's", () => {
  it.each([
    ["LFB_2023.csv", "lfb", "LFB"],
    ["lfb incident data from 2018.csv", "lfb-incident", "LFB incident"],
    ["mps/MPS Borough Level Crime (Historical).csv", "mps-borough-level-crime", "MPS borough level crime"],
    [
      "M1045_MonthlyCrimeDashboard_TNOCrimeData.csv.gz",
      "monthly-crime-dashboard-tno-crime",
      "Monthly crime dashboard TNO crime",
    ],
    ["2019-05-city-of-london-street.csv", "city-of-london-street", "City of London street"],
    ["ASB report (2).csv", "asb", "ASB"],
    ["POLICE_CRIME_EXTRACT.csv", "police-crime", "Police crime"],
    ["Copy of DAIS referrals Q1 2024.csv", "dais-referrals", "DAIS referrals"],
    ["crime_export_jan_2024.csv", "crime", "Crime"],
  ])("%s is %s, %s", (file, id, name) => {
    expect(nameSource(file, "offence-records", undefined)).toEqual({ id, name });
  });

  it.each(["export (3).csv", "data.csv", "2024-05.csv", "Extract_2024_final.csv", "a.csv"])(
    "%s says nothing, and the source is called what it is",
    (file) => {
      expect(nameSource(file, "incident-records", "police-asb")).toEqual({
        id: "police-asb",
        name: "Police ASB calls",
      });
    },
  );

  it("there is a title for every format and preset", () => {
    for (const { id, presets } of formatList)
      for (const preset of [undefined, ...presets])
        expect(Object.values(sourceTitles)).toContain(nameSource("1.csv", id, preset).name);
  });

  it("files of one stream have one family, whichever way their month is written", () => {
    const families = [
      "crime Jan 2024.csv",
      "crime_february_2024.csv",
      "Crime 2024-03.csv",
      "crime Q2.csv",
      "Copy of crime.csv",
    ];
    expect(new Set(families.map(familyOf))).toEqual(new Set(["crime"]));
  });
});
