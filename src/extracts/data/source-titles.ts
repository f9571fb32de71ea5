/** What a source is called whose file names say nothing: by preset, else by format. */
export const sourceTitles: Readonly<Record<string, string>> = {
  "offence-records": "Police offence records",
  "incident-records": "Incident records",
  "police-uk-street": "Street-level crime",
  "police-uk-stop-and-search": "Stop and search",
  "mps-geographic": "MPS crime counts by area",
  "mps-dashboard": "MPS crime dashboard",
  "london-lsoa-long": "London crime counts by LSOA",
  "monthly-counts": "Monthly counts",
  referrals: "Referrals",
  "council-asb": "Council ASB cases",
  "police-asb": "Police ASB calls",
  "youth-justice": "Youth justice",
  fire: "Fire and rescue incidents",
  ambulance: "Ambulance incidents",
  "emergency-department": "Emergency department attendances",
};
