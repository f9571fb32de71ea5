import type { Format } from "./format.ts";
import { incidentRecords } from "./formats/incident-records.ts";
import { londonLsoaLong } from "./formats/london-lsoa-long.ts";
import { monthlyCounts } from "./formats/monthly-counts.ts";
import { mpsDashboard } from "./formats/mps-dashboard.ts";
import { mpsGeographic } from "./formats/mps-geographic.ts";
import { offenceRecords } from "./formats/offence-records.ts";
import { policeUkStopAndSearch } from "./formats/police-uk-stop-and-search.ts";
import { policeUkStreet } from "./formats/police-uk-street.ts";

/** Every format that extracts can have. To add one, write a file in `formats/` and list it here. */
export const formatList: readonly Format[] = [
  offenceRecords,
  incidentRecords,
  policeUkStreet,
  policeUkStopAndSearch,
  mpsGeographic,
  mpsDashboard,
  londonLsoaLong,
  monthlyCounts,
];

/** What the settings may name: the ids of formats, their presets, and the fields that `columns` may map. */
export interface FormatEntry {
  readonly id: string;
  readonly presets: readonly string[];
  readonly presetNeeded: boolean;
  readonly columns: readonly string[];
}

/** For checking settings, and for the documentation. */
export const formats: readonly FormatEntry[] = formatList.map((format) => ({
  id: format.id,
  presets: format.presets,
  presetNeeded: format.presets.length > 0 && format.defaultPreset === undefined,
  columns: [
    ...new Set(
      (format.presets.length > 0 ? format.presets : [undefined]).flatMap((preset) =>
        format.fields(preset).map(({ name }) => name),
      ),
    ),
  ],
}));

export function formatOf(id: string): Format | undefined {
  return formatList.find((format) => format.id === id);
}
