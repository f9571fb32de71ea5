import type { Figure } from "../../../src/values/figure.ts";

/** The figures that the made-up paper prints, each counted from one file. */

export const nte = "nte-crime-and-asb/shoreditch/fy2019-20/count";
export const nteChange = "nte-crime-and-asb/shoreditch/fy2019-20/percent-change:previous-year";
export const victims = "syv-victims/hackney/fy2019-20/count";

export const figures: Readonly<Record<string, Figure>> = Object.fromEntries(
  [nte, nteChange, victims, "knife-injury-under-25/hackney/12m-to-2020-03/count"].map((id, index): [string, Figure] => [
    id,
    {
      id,
      value: { state: "value", number: 253 + index },
      unit: "offences",
      method: "count",
      inputs: [],
      pedigree: {
        indicator: id.split("/")[0] ?? "",
        sources: ["police-crime"],
        files: [{ sha256: "ab".repeat(32), records: 253 }],
        records: 253,
      },
    },
  ]),
);
