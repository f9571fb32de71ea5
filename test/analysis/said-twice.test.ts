import { describe, expect, it } from "vitest";
import { withoutSaidTwice } from "../../src/analysis/said-twice.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import type { ExceptionFinding, ExceptionReason, IndicatorFindings } from "../../src/values/indicator-findings.ts";
import { numberValue } from "../../src/values/value.ts";

const { indicators } = await loadCatalogue();

describe("a part that moved as its whole did", () => {
  interface Moved {
    readonly indicator: string;
    readonly by: number;
    readonly reasons?: ExceptionReason[];
    readonly area?: string;
  }
  /** The indicators that are left. */
  const left = (...all: readonly Moved[]): string[] => {
    const exceptions = all.map(
      ({ indicator, area = "hackney", reasons = ["clear-change"] }): ExceptionFinding => ({
        kind: "exception",
        subject: { kind: "indicator", indicator, area },
        reasons,
        appraisal: "neither",
        score: 30,
      }),
    );
    const found = all.map(
      ({ indicator, by, area = "hackney" }) =>
        ({ indicator, area, year: { difference: { value: numberValue(by) } } }) as IndicatorFindings,
    );
    return withoutSaidTwice(exceptions, found, indicators).flatMap(({ subject }) =>
      subject.kind === "indicator" ? [subject.indicator] : [],
    );
  };

  it("is left out where it makes most of the change", () => {
    expect(left({ indicator: "hate-race", by: -90 }, { indicator: "hate-crime", by: -100 })).toEqual(["hate-crime"]);
    expect(left({ indicator: "sexual-offences", by: 50 }, { indicator: "rape", by: 45 })).toEqual(["sexual-offences"]);
  });

  it.each([
    ["that makes less of it", { indicator: "hate-race", by: -79 }],
    ["that went the other way", { indicator: "hate-race", by: 90 }],
    ["of another area", { indicator: "hate-race", by: -90, area: "dalston" }],
    [
      "with a target, or a record, of its own",
      { indicator: "hate-race", by: -90, reasons: ["clear-change" as const, "record" as const] },
    ],
    ["that is no part of it", { indicator: "rape", by: -90 }],
  ])("stays: one %s", (_what, part) => {
    expect(left(part, { indicator: "hate-crime", by: -100 })).toEqual([part.indicator, "hate-crime"]);
  });

  it("stays where the whole is no headline for its change", () => {
    expect(
      left({ indicator: "hate-race", by: -90 }, { indicator: "hate-crime", by: -100, reasons: ["recent-signal"] }),
    ).toEqual(["hate-race", "hate-crime"]);
  });
});
