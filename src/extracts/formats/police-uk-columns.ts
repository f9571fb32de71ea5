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
  { name: "longitude", headers: ["Longitude"], holds: "Of a point near where it was." },
  { name: "latitude", headers: ["Latitude"], holds: "Likewise." },
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

/** Columns of a month's stop and search file. */
export const searchFields: readonly FieldDefinition[] = [
  { name: "search_type", headers: ["Type"], holds: "Person, vehicle, or both." },
  {
    name: "searched_at",
    required: true,
    headers: ["Date"],
    holds: "A moment with its offset from Greenwich, 2018-03-31T23:00:00+00:00, which is 1 April in summer time.",
  },
  { name: "operation", headers: ["Policing operation"], holds: "The operation's name." },
  { name: "part_of_operation", headers: ["Part of a policing operation"], holds: "Not read." },
  { name: "latitude", headers: ["Latitude"], holds: "Where; blank: not known." },
  { name: "longitude", headers: ["Longitude"], holds: "Where." },
  { name: "gender", headers: ["Gender"], holds: "As given." },
  { name: "age_band", headers: ["Age range"], holds: "As given: 10-17, 18-24, 25-34, over 34." },
  { name: "ethnicity", headers: ["Self-defined ethnicity"], holds: "As the person said." },
  { name: "ethnicity_observed", headers: ["Officer-defined ethnicity"], holds: "As the officer saw it." },
  { name: "legislation", headers: ["Legislation"], holds: "Not read." },
  { name: "object", required: true, headers: ["Object of search"], holds: "What was searched for." },
  { name: "outcome", headers: ["Outcome"], holds: "What came of it; blank is not known." },
  { name: "outcome_linked", headers: ["Outcome linked to object of search"], holds: "Not read." },
  { name: "clothing", headers: ["Removal of more than just outer clothing"], holds: "Not read." },
];
