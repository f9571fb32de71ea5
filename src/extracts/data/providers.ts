/** Who publishes files of a format, or of a preset of one, where it is always the same. */
const providers: Readonly<Record<string, string>> = {
  "mps-geographic": "Metropolitan Police Service",
  "mps-dashboard": "Metropolitan Police Service",
  "london-lsoa-long": "London Datastore",
  "police-uk-street": "data.police.uk",
  "police-uk-stop-and-search": "data.police.uk",
  fire: "London Fire Brigade",
  ambulance: "London Ambulance Service",
};

/** The provider of an extract, where its format tells. */
export const providerOf = (format: string, preset?: string): string | undefined =>
  (preset === undefined ? undefined : providers[preset]) ?? providers[format];
