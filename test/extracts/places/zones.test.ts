import { describe, expect, it } from "vitest";
import type { Zone } from "../../../src/partnership/settings/places.ts";
import { type OffenceRow, offenceCsv } from "../offence-fixture.ts";
import { readFiles } from "../settings.ts";

const zone = (...lsoas: string[]): Zone => ({ id: "west", name: "West", kind: "zone", lsoas });

/** So many offences of a day in each LSOA. */
const offences = (counts: Readonly<Record<string, number>>, on: string): OffenceRow[] =>
  Object.entries(counts).flatMap(([lsoa, count]) =>
    Array.from({ length: count }, (_, index) => ({ CRN: `${lsoa}/${on}/${index}`, "Date Recorded": on, LSOA: lsoa })),
  );

const read = async (rows: readonly OffenceRow[], zones: readonly Zone[]) => {
  const { result } = await readFiles({ "crime.csv": offenceCsv(rows) }, { grain: "offence" }, { zones });
  return {
    notHeld: result.sources[0]?.zonesNotHeld ?? [],
    messages: result.problems.filter(({ code }) => code === "place-version").map(({ message }) => message),
  };
};

const usual = offences({ E01000001: 40, E01000002: 40 }, "10/04/2019");

describe("zones and the LSOAs of a source", () => {
  it("a zone that the source has is counted, also where one of its LSOAs may have no records by chance", async () => {
    expect(await read(usual, [zone("E01000001", "E01000002")])).toEqual({ notHeld: [], messages: [] });
    const few = offences({ E01000001: 3, E01000002: 3 }, "10/04/2019");
    expect(await read(few, [zone("E01000003")])).toEqual({ notHeld: [], messages: [] });
  });

  it("a zone of LSOAs of another census is not counted", async () => {
    const { notHeld, messages } = await read(usual, [zone("E01033001", "E01033002")]);
    expect(notHeld).toEqual(["west"]);
    expect(messages).toEqual([
      "Police crime: of the 2 LSOAs of West, 2 never occur in its 80 records with an LSOA (E01033001, E01033002). West is not counted from this source.",
    ]);
  });

  it("of a zone of which a few LSOAs are of another census, a warning is given", async () => {
    const { notHeld, messages } = await read(usual, [zone("E01000001", "E01000002", "E01033001")]);
    expect(notHeld).toEqual([]);
    expect(messages).toEqual([
      "Police crime: of the 3 LSOAs of West, 1 never occur in its 80 records with an LSOA (E01033001). Counts in West are too low if they are the same places under other codes.",
    ]);
  });

  it("an extract that goes over to other LSOAs is noticed, unless the zone lists those too", async () => {
    const months = Array.from(
      { length: 24 },
      (_, index) => `10/${String((index % 12) + 1).padStart(2, "0")}/${2019 + Math.floor(index / 12)}`,
    );
    // The change comes in January 2020, so that the last year has none.
    const rows = months.flatMap((on, index) =>
      offences({ E01000001: 3, [index < 12 ? "E01000002" : "E01033002"]: 3 }, on),
    );
    const { notHeld, messages } = await read(rows, [zone("E01000001", "E01000002")]);
    const mistyped = offences({ E01000001: 1 }, "10/04/2099");
    expect((await read([...rows, ...mistyped], [zone("E01000001")])).messages).toEqual([]);
    expect(notHeld).toEqual([]);
    expect(messages).toEqual([
      "Police crime: LSOAs of West have no records any more (E01000002 after 2019-12), as when an extract goes over to the LSOAs of another census. Counts in West are too low from then on.",
    ]);
    expect(await read(rows, [zone("E01000001", "E01000002", "E01033002")])).toEqual({ notHeld: [], messages: [] });
  });
});
