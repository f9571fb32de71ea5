import type { CodeList } from "../coded-values.ts";
import { crimeOutcomes } from "./police-uk-values.ts";

/** What became of a crime. */
interface OffenceOutcome {
  readonly id: string;
  /** Whether it is a positive outcome: somebody was dealt with for it. To be confirmed with one's force. */
  readonly positive: boolean;
  /** Home Office outcome types, 1 to 22. */
  readonly types: readonly number[];
  /** Labels beside those of data.police.uk and the numbers of the types. */
  readonly labels: readonly string[];
}

/** The strongest first: an offence with several suspects has the strongest of their outcomes. */
export const offenceOutcomes: readonly OffenceOutcome[] = [
  { id: "convicted", positive: true, types: [], labels: ["Convicted", "Found guilty", "Guilty", "Conviction"] },
  { id: "awaiting-court", positive: true, types: [], labels: ["Awaiting court", "Court proceedings", "Sent to court"] },
  {
    id: "charged",
    positive: true,
    types: [1],
    labels: [
      "Charged",
      "Charge",
      "Charged/Summonsed",
      "Charge/Summons",
      "Charge/Summonsed",
      "Charged or summonsed",
      "Summonsed",
      "Summons",
      "Postal requisition",
      "Charge/Summons/Postal requisition",
      "Charged/Summonsed/Postal Requisition",
      "Charge or summons",
      "Charged/Summonsed - alternate offence",
      "Accused charged",
    ],
  },
  { id: "charged-in-another-case", positive: true, types: [], labels: [] },
  {
    id: "caution",
    positive: true,
    types: [2, 3],
    labels: [
      "Cautioned",
      "Caution",
      "Caution - youths",
      "Caution - adults",
      "Youth caution",
      "Adult caution",
      "Simple caution",
      "Conditional caution",
      "Youth conditional caution",
      "Adult conditional caution",
      "Reprimand",
      "Final warning",
      "Formally cautioned",
    ],
  },
  {
    id: "taken-into-consideration",
    positive: true,
    types: [4],
    labels: [
      "TIC",
      "TICs",
      "Taken into consideration",
      "Taken into consideration (TIC)",
      "Offence taken into consideration",
    ],
  },
  {
    id: "penalty-notice",
    positive: true,
    types: [6],
    labels: [
      "PND",
      "Penalty notice for disorder",
      "Penalty notices for disorder",
      "Penalty notice",
      "Fixed penalty notice",
    ],
  },
  {
    id: "drugs-warning",
    positive: true,
    types: [7],
    labels: ["Cannabis warning", "Cannabis/Khat warning", "Khat warning", "Cannabis or khat warning", "Drugs warning"],
  },
  {
    id: "local-resolution",
    positive: true,
    types: [8],
    labels: ["Community resolution", "Community resolutions", "Community resolution (crime)", "Restorative justice"],
  },
  {
    id: "diversion",
    positive: false,
    types: [22],
    labels: [
      "Diversionary, educational or intervention activity",
      "Diversionary activity",
      "Deferred prosecution",
      "Diversionary, educational or intervention activity, resulting from the crime report, has been undertaken and it is not in the public interest to take any further action",
    ],
  },
  { id: "not-guilty", positive: false, types: [], labels: ["Not guilty", "Found not guilty", "Acquitted"] },
  { id: "court-unable-to-proceed", positive: false, types: [], labels: ["Case dismissed", "Discontinued"] },
  { id: "court-result-unavailable", positive: false, types: [], labels: [] },
  {
    id: "offender-died",
    positive: false,
    types: [5],
    labels: ["The offender has died", "Offender has died", "Offender died"],
  },
  {
    id: "not-in-public-interest",
    positive: false,
    types: [9, 10, 21],
    labels: [
      "Not in the public interest",
      "Prosecution not in the public interest",
      "Prosecution not in the public interest (CPS)",
      "Formal action against the offender is not in the public interest",
      "Formal action against the offender is not in the public interest (police)",
      "Not in public interest - suspect identified",
      "Further investigation to support formal action not in the public interest - police decision",
    ],
  },
  {
    id: "prosecution-prevented",
    positive: false,
    types: [11, 12, 13],
    labels: [
      "Prosecution prevented",
      "Prosecution prevented - suspect under age",
      "Prosecution prevented - suspect too ill",
      "Prosecution prevented - victim/key witness dead/too ill",
    ],
  },
  {
    id: "evidential-difficulties",
    positive: false,
    types: [15],
    labels: [
      "Evidential difficulties",
      "Evidential difficulties - victim supports",
      "Evidential difficulties (suspect identified; victim supports action)",
      "Evidential difficulties: suspect identified; victim supports action",
      "Named suspect identified: victim supports police action but evidential difficulties prevent further action",
      "Insufficient evidence",
    ],
  },
  {
    id: "victim-does-not-support",
    positive: false,
    types: [14, 16],
    labels: [
      "Evidential difficulties victim based",
      "Evidential difficulties victim based - named suspect identified",
      "Evidential difficulties victim based - named suspect not identified",
      "Evidential difficulties (victim does not support action)",
      "Evidential difficulties: victim does not support",
      "Evidential difficulties: victim does not support action",
      "Victim declines to prosecute",
      "Victim does not support",
      "Victim does not support action",
      "Victim withdrew support",
    ],
  },
  { id: "unable-to-prosecute", positive: false, types: [], labels: ["Unable to prosecute"] },
  {
    id: "time-limit-expired",
    positive: false,
    types: [17],
    labels: ["Prosecution time limit expired", "Time limit expired"],
  },
  {
    id: "another-organisation",
    positive: false,
    types: [19, 20],
    labels: [
      "Action taken by another body",
      "Action undertaken by another body/agency",
      "Responsibility for further investigation transferred to another body",
      "Further action resulting from the crime report will be undertaken by another body or agency",
      "Passed to NFIB",
      "NFIB",
    ],
  },
  {
    id: "no-suspect-identified",
    positive: false,
    types: [18],
    labels: [
      "Investigation complete no suspect identified",
      "Investigation complete - no suspect identified",
      "No suspect identified",
      "Undetected",
      "Screened out",
      "Filed - no suspect",
    ],
  },
  {
    id: "no-further-action",
    positive: false,
    types: [],
    labels: ["No further action", "NFA", "NFA'd", "Filed", "Closed", "No action"],
  },
  {
    id: "under-investigation",
    positive: false,
    types: [],
    labels: [
      "Under investigation",
      "Ongoing",
      "Open",
      "Bailed",
      "On bail",
      "Released under investigation",
      "RUI",
      "Arrested",
    ],
  },
  { id: "status-unavailable", positive: false, types: [], labels: [] },
  // A label that no list knows says that there is an outcome, and not which.
  { id: "other", positive: false, types: [], labels: ["Other"] },
  {
    id: "not-yet-assigned",
    positive: false,
    types: [],
    labels: ["Not yet assigned", "Not yet assigned an outcome", "Pending", "Awaiting outcome", "No outcome"],
  },
];

/** What a blank outcome means: the crime has none yet. */
export const noOutcome = "not-yet-assigned";

export const positiveOutcomes: readonly string[] = offenceOutcomes.flatMap(({ id, positive }) =>
  positive ? [id] : [],
);

/** Outcomes by their labels; `16`, `Outcome 16` and `16 - Evidential difficulties` go by the number. */
export const outcomeList: CodeList = {
  labels: Object.fromEntries(
    offenceOutcomes.map(({ id, types, labels }) => [
      id,
      [...new Set([...types.map(String), ...labels, ...(crimeOutcomes[id] ?? [])])],
    ]),
  ),
  code: /^(?:outcome )?(?:type )?0?(\d{1,2})[a-z]?(?![\da-z])/i,
  otherwise: "other",
};
