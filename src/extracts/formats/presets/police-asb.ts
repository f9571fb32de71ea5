import { placeFields } from "./common-fields.ts";
import type { Preset } from "./preset.ts";

/** Calls to the Metropolitan Police Service about anti-social behaviour: 13 headings, each with one of three qualifiers. */
export const policeAsb: Preset = {
  id: "police-asb",
  grain: "incident",
  kind: "police-asb",
  date: "reported_date",
  dayStays: true,
  time: "reported_time",
  fields: [
    {
      name: "reference",
      required: true,
      headers: [
        "Incident Ref",
        "Incident Reference",
        "Incident Number",
        "Incident No",
        "CAD Ref",
        "CAD Number",
        "CAD",
        "CHS Ref",
        "Reference",
      ],
      holds: "The incident's reference; rows with the same one are one incident.",
    },
    {
      name: "reported_date",
      required: true,
      headers: ["Call Date", "Date of Call", "Incident Date", "Date Reported", "Call Date Time", "Date Received"],
      holds: "The day of the call, or the day and the time. A row without a valid date here is rejected.",
    },
    {
      name: "reported_time",
      headers: ["Call Time", "Time of Call", "Incident Time", "Time Received"],
      holds: "The time of the call, HH:MM.",
    },
    {
      name: "heading",
      headers: ["Heading", "ASB Heading", "ASB Type", "Incident Type", "ASB Category", "Type Description"],
      holds: "One of the 13 headings of the Metropolitan Police Service.",
    },
    {
      name: "qualifier",
      headers: ["Qualifier", "ASB Qualifier", "NSIR Qualifier", "ASB Risk Type"],
      holds: "Personal, nuisance or environmental.",
    },
    ...placeFields,
  ],
  codes: {
    category: {
      fields: ["heading"],
      labels: {
        "vehicle-abandoned": ["Vehicle Abandoned (not stolen)", "Vehicle Abandoned", "Abandoned Vehicle"],
        "vehicle-nuisance": [
          "Vehicle Nuisance/inappropriate use",
          "Vehicle Nuisance",
          "Vehicle Nuisance or Inappropriate Use",
          "Nuisance Vehicle",
        ],
        "rowdy-or-inconsiderate-behaviour": [
          "Rowdy or Inconsiderate Behaviour",
          "Rowdy/Inconsiderate Behaviour",
          "Rowdy and Inconsiderate Behaviour",
          "Rowdy Behaviour",
        ],
        "rowdy-nuisance-neighbours": [
          "Rowdy/Nuisance Neighbours",
          "Rowdy or Nuisance Neighbours",
          "Nuisance Neighbours",
          "Nuisance Neighbour",
        ],
        "littering-drug-paraphernalia": [
          "Littering/Drug Paraphernalia",
          "Littering or Drug Paraphernalia",
          "Littering",
        ],
        "animal-problems": ["Animal Problems", "Animal Problem"],
        trespass: ["Trespass"],
        "malicious-nuisance-communications": [
          "Malicious/Nuisance Communications",
          "Malicious or Nuisance Communications",
          "Malicious Communications",
          "Nuisance Communications",
          "Nuisance Calls",
        ],
        "street-drinking": ["Street Drinking", "Street Drinkers"],
        "prostitution-related-activity": ["Prostitution-Related Activity", "Prostitution"],
        noise: ["Noise"],
        "begging-vagrancy": ["Begging/Vagrancy", "Begging or Vagrancy", "Begging"],
        fireworks: ["Fireworks", "Firework", "Inappropriate Use, Sale or Possession of Fireworks"],
      },
    },
    detail: {
      fields: ["qualifier"],
      labels: {
        personal: ["Personal", "ASB Personal", "Personal ASB", "P"],
        nuisance: ["Nuisance", "ASB Nuisance", "Nuisance ASB", "N", "Community"],
        environmental: ["Environmental", "ASB Environmental", "Environmental ASB", "Environment", "E"],
      },
    },
  },
};
