import type { HeadersByField } from "../../partnership/settings.ts";
import { type FieldDefinition, matchHeader } from "../fields.ts";
import { pointFields } from "./place-fields.ts";

/** Columns of police record-level extracts, by the headers that are known for them. */
export const offenceFields: readonly FieldDefinition[] = [
  {
    name: "reference",
    required: true,
    headers: [
      "CRN",
      "Crime Reference Number",
      "Crime Reference",
      "Crime Ref",
      "Crime Number",
      "Offence Reference",
      "Reference",
    ],
    holds: "The offence's reference; rows with the same one are one offence.",
  },
  {
    name: "status",
    headers: ["Status", "Record Status", "Crime Status"],
    holds: "Confirmed, no crime or transferred; blank is confirmed.",
  },
  { name: "notifiable", headers: ["Notifiable", "Notifiable Offence"], holds: "Y or N; blank is Y." },
  {
    name: "recorded_date",
    required: true,
    headers: ["Date Recorded", "Recorded Date", "Recorded", "Date/Time Recorded", "Recorded On", "Report Date"],
    holds: "When the police recorded the offence. A row without a valid date here is rejected.",
  },
  {
    name: "committed_from",
    headers: ["Committed From", "Committed On From", "Date Committed From", "Committed From Date", "Date Committed"],
    holds: "The earliest moment of the offence, with its time.",
  },
  {
    name: "committed_to",
    headers: ["Committed To", "Committed On To", "Date Committed To", "Committed To Date"],
    holds: "The latest moment of the offence.",
  },
  {
    name: "last_updated",
    headers: ["Last Updated", "Updated", "Last Updated Date", "Date Last Updated"],
    holds: "Decides which row holds where rows of one reference differ.",
  },
  {
    name: "offence_subgroup",
    headers: ["Offence Subgroup", "Offence Sub Group", "Subgroup", "Minor Text", "Minor Category", "Offence"],
    holds: "The offence subgroup's label, as mapped to our categories.",
  },
  {
    name: "offence_group",
    headers: ["Offence Group", "Group", "Major Text", "Major Category"],
    holds: "The offence group's label; used where the subgroup is blank or not known.",
  },
  {
    name: "home_office_class",
    headers: ["HO Code", "Home Office Code", "Home Office Class", "HO Class", "HO Offence Code"],
    holds:
      "The Home Office class, such as 8F; gives most serious violence, and the category where there is no subgroup.",
  },
  {
    name: "borough",
    headers: ["Borough", "Borough Name", "Local Authority"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  { name: "ward", headers: ["Ward", "Ward Name"], holds: "As given." },
  { name: "lsoa", headers: ["LSOA", "LSOA Code"], holds: "The code of the lower layer super output area." },
  {
    name: "victim_key",
    headers: ["Victim Ref", "Victim Reference", "Victim ID", "Victim Key", "Victim URN"],
    holds: "Tells victims of one offence apart. Kept as a key for counting repeats only.",
  },
  {
    name: "victim_kind",
    headers: ["Victim Kind", "Victim Type"],
    holds: "Person or organisation; only persons are victims.",
  },
  {
    name: "victim_age",
    headers: ["Victim Age", "Age of Victim", "Victim Age at Offence"],
    holds: "Whole years, 0 to 120, or a band such as `10-17`; anything else is not known.",
  },
  { name: "victim_sex", headers: ["Victim Sex", "Victim Gender", "Sex of Victim"], holds: "Female, male or other." },
  {
    name: "victim_ethnicity",
    headers: ["Victim Self Defined Ethnicity", "Victim Ethnicity Self Defined", "Victim SDE", "Victim Ethnicity"],
    holds: "As the victim defines it.",
  },
  {
    name: "victim_ethnicity_observed",
    headers: [
      "Victim Officer Observed Ethnicity",
      "Victim Ethnic Appearance",
      "Victim Ethnicity Officer Observed",
      "Victim Ethnic Appearance Code",
      "Victim IC Code",
    ],
    holds: "As an officer sees it; counts where the victim's own is not known.",
  },
  {
    name: "domestic_abuse",
    headers: ["Domestic Abuse", "DA Flag", "Domestic Abuse Flag", "Domestic"],
    holds: "Y or N; blank is N.",
  },
  {
    name: "feature_codes",
    numbered: true,
    headers: ["Feature Codes", "Feature Code", "Features", "Flags"],
    holds: "A list of codes, with `;`, `,` or `|` between them, or numbered columns.",
  },
  {
    name: "operation",
    headers: ["Operation", "Operation Name"],
    holds: "The operation that the record is flagged to.",
  },
  {
    name: "suspect_key",
    headers: [
      "Suspect Ref",
      "Suspect Reference",
      "Suspect ID",
      "Suspect Key",
      "Suspect URN",
      "Accused Ref",
      "Accused ID",
    ],
    holds: "Tells suspects of one offence apart. Kept as a key for counting only.",
  },
  {
    name: "suspect_age",
    headers: ["Suspect Age", "Age of Suspect", "Suspect Age at Offence", "Accused Age", "Suspect Apparent Age"],
    holds: "As the victim's.",
  },
  {
    name: "suspect_sex",
    headers: ["Suspect Sex", "Suspect Gender", "Sex of Suspect", "Accused Sex", "Accused Gender"],
    holds: "Female, male or other.",
  },
  {
    name: "suspect_ethnicity",
    headers: [
      "Suspect Self Defined Ethnicity",
      "Suspect Ethnicity Self Defined",
      "Suspect SDE",
      "Suspect Ethnicity",
      "Accused Self Defined Ethnicity",
      "Accused Ethnicity",
    ],
    holds: "As the suspect defines it.",
  },
  {
    name: "suspect_ethnicity_observed",
    headers: [
      "Suspect Officer Observed Ethnicity",
      "Suspect Ethnic Appearance",
      "Suspect Ethnicity Officer Observed",
      "Suspect Ethnic Appearance Code",
      "Suspect IC Code",
      "Accused Ethnic Appearance",
      "Accused Ethnic Appearance Code",
    ],
    holds: "As an officer sees it; counts where the suspect's own is not known.",
  },
  {
    name: "outcome",
    headers: [
      "Outcome",
      "Crime Outcome",
      "Outcome Type",
      "Outcome Description",
      "Outcome Code",
      "HO Outcome",
      "Home Office Outcome",
      "Disposal",
      "Clear Up Type",
    ],
    holds: "What became of the crime; blank is not yet assigned.",
  },
  {
    name: "premises",
    headers: ["Premises Key", "Premises Ref", "Premises ID", "UPRN", "Venue ID", "Address Key", "Location Key"],
    holds: "Tells premises apart. Kept as a key for counting repeats only.",
  },
  ...pointFields,
];

const flagFieldNames = ["reference", "feature_codes", "operation", "borough", "status"];
/** Columns of a second file with one row a reference and a code. */
const flagFields: readonly FieldDefinition[] = offenceFields
  .filter(({ name }) => flagFieldNames.includes(name))
  .map((field) => (field.name === "feature_codes" ? { ...field, required: true as const } : field));

/** The fields of a second file of feature codes: it has references and codes, and nothing that says what the offence is. */
export function flagFileFields(
  header: readonly string[],
  mapped: HeadersByField,
): readonly FieldDefinition[] | undefined {
  const { columns } = matchHeader(offenceFields, header, mapped, "");
  const isFlagFile = columns.has("reference") && columns.has("feature_codes");
  return isFlagFile && [...columns.keys()].every((name) => flagFieldNames.includes(name)) ? flagFields : undefined;
}
