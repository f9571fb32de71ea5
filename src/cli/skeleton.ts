import { exampleProvider } from "../partnership/providers.ts";

/** The JSON Schema beside the settings, so that it is found on every machine and without a network. */
export const schemaFile = "partnership.schema.json";

export const schemaLine = `# yaml-language-server: $schema=./${schemaFile}`;

/** Folders of a new partnership, with what goes into them. */
export const skeletonFolders: Readonly<Record<string, string>> = {
  extracts: "Extracts as received, as CSV; a folder for each provider.",
  reference: "Tables that you keep yourself: zones, targets, populations.",
  commentary: "Your commentary in Markdown: commentary/<period>/<paper>/<section>.md",
};

/** A first `partnership.yaml`: what is needed, to be changed, and what else there is, as comments. */
export const skeletonSettings = `${schemaLine}
# The settings of a partnership. A name that does not exist is an error. "csp-assess check" says what is wrong and where.
# To use a line that is commented out, take away "# ".

partnership: Our Community Safety Partnership
area: { name: Our Borough, kind: borough }     # as the extracts spell the borough; code: its GSS code
status: draft                                  # draft (watermarked), cleared or final

editions:                                      # OFFICIAL, OFFICIAL-SENSITIVE or none
  internal: { marking: OFFICIAL-SENSITIVE }
  public: { marking: OFFICIAL }

# One entry for each stream of data. Copy your extracts into extracts/ and name them here.
sources:
  - id: police-crime
    provider: ${exampleProvider}
    format: offence-records                    # one row an offence, a victim or a suspect
    files: extracts/police/crime-*.csv
    grain: offence-victim                      # what a row is: offence, offence-victim, offence-victim-suspect or flag
#     covers: 2017-04..2020-03                 # the span of the extracts; inferred and stated when left out
#     columns: { reference: Unique Number }    # only where headers differ from the usual ones
#   - id: mps-borough                          # the borough file on the London Datastore
#     provider: Metropolitan Police Service
#     format: mps-geographic
#     files: extracts/mps/*.csv
#     extends: police-crime                    # its months are used where police-crime has none
#   - id: police-asb
#     provider: Our police force
#     format: incident-records
#     preset: police-asb
#     files: extracts/police/asb-*.csv
#   - id: referrals
#     provider: Our council
#     format: incident-records
#     preset: referrals
#     files: extracts/council/referrals-*.csv

indicators:
  use: [all-crime, violence-with-injury, robbery, burglary]   # or: all

# areas:
#   zones:                                     # night-time economy areas, as lists of LSOA codes
#     - { id: high-street, name: High Street, lsoas: reference/high-street-lsoas.csv }

# targets:
#   - { indicator: robbery, year: 2019/20, change_on_previous_year: -5%, agreed_on: 2019-05-14 }
#   - { indicator: burglary, year: 2019/20, at_most: 900 }

# pairs:  [ { id: domestic-abuse, left: da-police-reports, right: da-referrals } ]
# events: [ { id: lockdown-1, name: First national lockdown, from: 2020-03-23 } ]
# meeting: { group: Our officer group, title: Quarter 4 2019/20, date: 2020-06-25 }

papers: [quarterly]
`;

/** The first settings with a name and an area in them, where they are known. */
export function settingsFor(
  name: string | undefined,
  area: { readonly name: string; readonly code?: string } | undefined,
): string {
  const code = area?.code ? `, code: ${area.code}` : "";
  return skeletonSettings
    .replace(/^partnership: .*$/m, (line) => (name === undefined ? line : `partnership: ${inYaml(name)}`))
    .replace(/^area: .*$/m, (line) => (area ? `area: { name: ${inYaml(area.name)}${code}, kind: borough }` : line));
}

/** In quotes where it is more than words. */
const inYaml = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} '.-]*$/u.test(text) ? text.trimEnd() : JSON.stringify(text);
