import type { FieldDefinition } from "../fields.ts";

const place: readonly FieldDefinition[] = [
  {
    name: "borough",
    headers: ["Borough", "Borough Name", "Local Authority"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  { name: "ward", headers: ["Ward", "Ward Name"], holds: "As given." },
  { name: "lsoa", headers: ["LSOA", "LSOA Code"], holds: "The code of the lower layer super output area." },
];

/** Columns of anti-social behaviour calls to the police. */
export const policeAsbFields: readonly FieldDefinition[] = [
  {
    name: "reference",
    required: true,
    headers: ["Incident Ref", "Incident Reference", "Incident Number", "CAD Ref", "CAD Number", "Reference"],
    holds: "The incident's reference; rows with the same one are one incident.",
  },
  {
    name: "reported_date",
    required: true,
    headers: ["Call Date", "Date of Call", "Incident Date", "Date Reported", "Call Date Time"],
    holds: "The day of the call, or the day and the time. A row without a valid date here is rejected.",
  },
  {
    name: "reported_time",
    headers: ["Call Time", "Time of Call", "Incident Time"],
    holds: "The time of the call, HH:MM.",
  },
  {
    name: "heading",
    headers: ["Heading", "ASB Heading", "ASB Type", "Incident Type"],
    holds: "One of the 13 headings of the Metropolitan Police Service.",
  },
  { name: "qualifier", headers: ["Qualifier", "ASB Qualifier"], holds: "Not read yet." },
  ...place,
];

/** Columns of referrals to a service, such as a domestic abuse intervention service. */
export const referralFields: readonly FieldDefinition[] = [
  {
    name: "reference",
    required: true,
    headers: ["Contact ID", "Contact Ref", "Referral ID", "Referral Ref", "Referral Reference", "Case ID", "Case Ref"],
    holds:
      "The contact or referral; rows with the same one are one referral. The first of these headers that is there counts.",
  },
  { name: "case_reference", headers: ["Case ID", "Case Ref", "Case Reference"], holds: "Not read yet." },
  {
    name: "referred_date",
    required: true,
    headers: ["Date Opened", "Opened", "Date of Referral", "Referral Date", "Date Referred"],
    holds: "When the referral was made. A row without a valid date here is rejected.",
  },
  { name: "closed_date", headers: ["Date Closed", "Closed"], holds: "Not read yet." },
  { name: "status", headers: ["Status", "Case Status"], holds: "Not read yet." },
  {
    name: "referral_source",
    headers: ["Source of Referral", "Referral Source", "Referred By", "Referring Agency"],
    holds: "Who referred: police, self, health, council and voluntary services, or other.",
  },
  { name: "risk", headers: ["Risk", "Risk Level"], holds: "Not read yet." },
  { name: "person_key", headers: ["Person ID", "Client ID", "Person Ref"], holds: "Not read yet." },
  { name: "repeat", headers: ["Repeat", "Repeat Case"], holds: "Not read yet." },
  ...place,
];
