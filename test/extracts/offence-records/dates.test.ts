import { describe, expect, it } from "vitest";
import { offenceCsv } from "../offence-fixture.ts";
import { readFiles } from "../settings.ts";
import { ofKind, only, read, rowsOf } from "./read.ts";

describe("dates and times", () => {
  const valid = [
    ["01/04/2025", "2025-04-01"],
    ["2025-04-01", "2025-04-01"],
    ["1/4/2025", "2025-04-01"],
    ["29/02/2020", "2020-02-29"],
    ["31/03/2019 23:59", "2019-03-31"],
    ["2019-03-31 23:59:59", "2019-03-31"],
    ["2019-03-31T23:59:59", "2019-03-31"],
    [" 10/04/2019 ", "2019-04-10"],
  ] as const;

  it("are days first or ISO", async () => {
    const reading = await read(
      valid.map(([given], index) => ({ CRN: `C${index}`, "Date Recorded": given, "Committed From": "" })),
    );
    expect(ofKind(reading, "offence").map((offence) => offence["recorded_date"])).toEqual(
      valid.map(([, date]) => date).sort(),
    );
  });

  const invalid = [
    ["", "date-blank"],
    ["29/02/2019", "date-invalid"],
    ["31/04/2019", "date-invalid"],
    ["04/25/2019", "date-month-first"],
    ["06/01/2019 12:00:00 AM", "date-month-first"],
    ["01/04/19", "date-invalid"],
    ["1 April 2019", "date-invalid"],
    ["Jan-03", "date-invalid"],
    ["2019-04-01T10:00:00Z", "date-invalid"],
    ["2019-04-01 10:00+01", "date-invalid"],
    ["00/00/0000", "date-invalid"],
    ["01/04/1019", "date-invalid"],
    ["43556", "date-invalid"],
  ] as const;

  it("are rejected with reason, line, column and value when they are none", async () => {
    const reading = await read([
      { CRN: "good" },
      ...invalid.map(([given], index) => ({ CRN: `C${index}`, "Date Recorded": given })),
    ]);
    expect(reading.result.rejects).toMatchObject(
      invalid.map(([value, code], index) => ({
        code,
        file: "crime.csv",
        line: index + 3,
        field: "Date Recorded",
        value,
      })),
    );
    expect(rowsOf(reading)).toMatchObject({ read: invalid.length + 1, accepted: 1, rejected: invalid.length });
  });

  it("rejects a record from after its extract", async () => {
    const reading = await readFiles({
      "crime-2019-06-15.csv": offenceCsv([
        { CRN: "A", "Date Recorded": "15/06/2019" },
        { CRN: "B", "Date Recorded": "16/06/2019" },
      ]),
    });
    expect(reading.result.rejects).toMatchObject([{ code: "date-after-extract", line: 3 }]);
  });

  const moments = [
    ["12/04/2019 17:59", "", "2019-04-12", 17, 59, 0],
    ["12/04/2019 23:30", "13/04/2019 02:29", "2019-04-12", 23, 30, 3],
    ["12/04/2019", "", "2019-04-12", null, null, 0],
    ["12/04/2019 10:00", "11/04/2019 10:00", "2019-04-12", 10, 0, null],
    ["31/03/2019 01:30", "", "2019-03-31", 1, 30, 0],
    ["", "", null, null, null, null],
    ["some time", "", null, null, null, null],
    // Committed after it was recorded on 30 April: when is not known.
    ["01/05/2019 10:00", "", null, null, null, null],
  ] as const;

  it("give the moment and the span of an offence as far as they are known", async () => {
    const reading = await read(
      moments.map(([from, to], index) => ({
        CRN: `C${index}`,
        Ward: `ward ${index}`,
        "Date Recorded": "30/04/2019",
        "Committed From": from,
        "Committed To": to,
      })),
    );
    moments.forEach(([, , date, hour, minute, span], index) => {
      const offence = only(ofKind(reading, "offence").filter((record) => record["ward"] === `ward ${index}`));
      expect(offence).toMatchObject({
        committed_date: date,
        committed_hour: hour,
        committed_minute: minute,
        committed_span_hours: span,
      });
    });
  });
});
