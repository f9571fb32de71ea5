/** The header of police extracts, as the sample partnership has it. */
export const offenceHeader = [
  "CRN",
  "Status",
  "Notifiable",
  "Date Recorded",
  "Committed From",
  "Committed To",
  "Last Updated",
  "Offence Group",
  "Offence Subgroup",
  "HO Code",
  "Borough",
  "Ward",
  "LSOA",
  "Victim Ref",
  "Victim Kind",
  "Victim Age",
  "Victim Sex",
  "Victim Ethnicity",
  "Suspect Age",
  "Suspect Sex",
  "Domestic Abuse",
  "Feature Codes",
  "Operation",
  "Outcome",
] as const;
export type OffenceColumn = (typeof offenceHeader)[number];

const usual: Readonly<Record<OffenceColumn, string>> = {
  CRN: "C1",
  Status: "Confirmed",
  Notifiable: "Y",
  "Date Recorded": "10/04/2019",
  "Committed From": "09/04/2019 22:30",
  "Committed To": "",
  "Last Updated": "",
  "Offence Group": "Violence Against the Person",
  "Offence Subgroup": "Violence with Injury",
  "HO Code": "8G",
  Borough: "Hackney",
  Ward: "Haggerston",
  LSOA: "E01001786",
  "Victim Ref": "V1",
  "Victim Kind": "Person",
  "Victim Age": "30",
  "Victim Sex": "Female",
  "Victim Ethnicity": "White",
  "Suspect Age": "",
  "Suspect Sex": "",
  "Domestic Abuse": "N",
  "Feature Codes": "",
  Operation: "",
  Outcome: "",
};

export type OffenceRow = Partial<Readonly<Record<OffenceColumn, string>>>;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of CSV, without its line ending; what is not said is the usual. */
export const offenceLine = (row: OffenceRow): string =>
  offenceHeader.map((name) => cell(row[name] ?? usual[name])).join(",");

export function offenceCsv(rows: readonly OffenceRow[], newline = "\n"): string {
  return [offenceHeader.join(","), ...rows.map(offenceLine), ""].join(newline);
}
