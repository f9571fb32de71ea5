import type { FieldDefinition } from "../../fields.ts";
import { pointFields } from "../place-fields.ts";

/** Where it was. The settings' own area, wards and lookups decide what becomes of it. */
export const placeFields: readonly FieldDefinition[] = [
  {
    name: "borough",
    headers: ["Borough", "Borough Name", "Local Authority", "LA Name", "IncGeo_BoroughName", "IncGeo_BoroughCode"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  {
    name: "ward",
    headers: ["Ward", "Ward Name", "IncGeo_WardNameNew", "IncGeo_WardName", "Electoral Ward"],
    holds: "As given.",
  },
  {
    name: "lsoa",
    headers: ["LSOA", "LSOA Code", "LSOA11CD", "LSOA21CD", "LSOA Code 2011", "LSOA Code 2021"],
    holds: "The code of the lower layer super output area.",
  },
  ...pointFields,
];

/** The person whom a record is about. */
export const personFields: readonly FieldDefinition[] = [
  {
    name: "age",
    headers: ["Age", "Patient Age", "Client Age", "Victim Age", "Age at Incident", "Age at Referral", "Age Band"],
    holds: "Whole years, 0 to 120, or a band such as `10-17`; anything else is not known.",
  },
  {
    name: "sex",
    headers: ["Sex", "Gender", "Patient Sex", "Client Gender", "Victim Sex", "Victim Gender"],
    holds: "Female, male or other.",
  },
];

export const ethnicityField: FieldDefinition = {
  name: "ethnicity",
  headers: [
    "Ethnicity",
    "Ethnic Group",
    "Ethnic Origin",
    "Self Defined Ethnicity",
    "Ethnicity Code",
    "Client Ethnicity",
  ],
  holds: "A group or a 16+1 code; kept as one of five groups.",
};

export const updatedField: FieldDefinition = {
  name: "last_updated",
  headers: ["Last Updated", "Date Last Updated", "Last Modified", "Date Modified", "Modified On"],
  holds: "Decides which row holds where rows of one reference differ.",
};
