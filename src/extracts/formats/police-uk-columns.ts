import type { FieldDefinition } from "../fields.ts";

/** Columns of a month's street file. */
export const streetFields: readonly FieldDefinition[] = [
  {
    name: "reference",
    headers: ["Crime ID"],
    holds: "Rows with the same one and the same type are one crime. Blank on antisocial behaviour: each row is one.",
  },
  { name: "month", required: true, headers: ["Month"], holds: "A month, 2019-05. There is no day and no hour." },
  { name: "force", headers: ["Reported by"], holds: "Tells files of the same month apart." },
  { name: "falls_within", headers: ["Falls within"], holds: "Not read." },
  { name: "longitude", headers: ["Longitude"], holds: "Not read: the LSOA says where." },
  { name: "latitude", headers: ["Latitude"], holds: "Not read." },
  { name: "location", headers: ["Location"], holds: "Not read." },
  { name: "lsoa", required: true, headers: ["LSOA code"], holds: "The code of the lower layer super output area." },
  {
    name: "lsoa_name",
    required: true,
    headers: ["LSOA name"],
    holds: "Its name, which begins with the borough's: Hackney 014B. Blank: the place is not known.",
  },
  { name: "crime_type", required: true, headers: ["Crime type"], holds: "One of the types below." },
  { name: "outcome", headers: ["Last outcome category"], holds: "The latest outcome known when the file was made." },
  { name: "context", headers: ["Context"], holds: "Not read." },
];
