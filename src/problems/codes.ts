/**
 * Every diagnostic code, with the sentence that `docs/diagnostics.md` prints for it. Codes are stable: scripts and
 * schedulers match on them. Add new ones to the block of the room that raises them; a test checks the document.
 */
export const problemCodes = {
  // settings
  "settings-missing": "There is no partnership.yaml in the folder.",
  "settings-syntax": "The settings are not valid YAML.",
  "settings-unknown-key": "A setting has a name that does not exist.",
  "settings-missing-key": "A setting that is required is not there.",
  "settings-invalid": "A setting has a value of the wrong kind.",
  "settings-unknown-reference": "A setting names something that is not defined elsewhere in the settings.",
  "settings-duplicate": "Two entries have the same id.",
  "settings-path": "A path leaves the partnership folder or does not exist.",
  "period-invalid": "A period could not be understood.",
  // extracts
  "extract-missing": "A source's file pattern matches no file.",
  "extract-empty": "An extract has no rows.",
  "extract-unreadable": "An extract cannot be read at all.",
  "extract-encoding": "An extract is not in a known text encoding.",
  "extract-nul": "An extract holds NUL bytes: it is damaged or not a text file.",
  "extract-unclosed-quote": "A quoted field is opened and never closed.",
  "extract-truncated": "A compressed extract ends too early.",
  "column-missing": "An extract lacks a column that its format needs.",
  "field-absent": "A source lacks a column without which some indicators cannot be counted from it.",
  "column-unknown": "An extract has a column that the format does not know.",
  "column-ambiguous": "An extract has a column that is needed twice.",
  "extract-undated": "Extracts overlap and nothing says which of them is later.",
  "extract-mixed-levels": "Files of one source count the same things at different levels of area.",
  "extract-other-area": "A source has no rows of the partnership's area.",
  "value-unknown": "Values in optional columns could not be understood and count as not known.",
  "rows-disagree": "Rows of one reference say different things about it.",
  "row-rejected": "Rows could not become records.",
  "too-many-rejects": "More rows were rejected than the settings allow.",
  "category-unmapped": "An offence or incident category is not in the mapping.",
  "category-coarse": "A source's categories are coarser than ours.",
  "place-unknown": "Records do not say where they belong, and count for no area.",
  "accounting-broken": "Rows read do not equal rows accounted for.",
  "coverage-gap": "A month inside a source's span has no data.",
  "coverage-partial": "A month is only partly covered.",
  "splice-differs": "Two sources that should agree over the months they share do not.",
  "duplicate-extract": "Two extracts have the same content.",
  // indicators and papers
  "indicator-unknown": "An indicator is not in the catalogue or the settings.",
  "indicator-unserved": "No source can serve an indicator that the settings use.",
  "indicator-sources-added": "An indicator adds up the records of several sources.",
  "indicator-source-aside": "A source publishes what an indicator is counted from another for.",
  "area-unknown": "An area is not in the settings.",
  "period-without-data": "No source holds data for the period.",
  "figure-unknown": "A figure id is malformed or names something that does not exist.",
  "paper-invalid": "A paper's definition is not understood.",
  "paper-unknown": "A paper is not defined.",
  "commentary-missing": "A section has no commentary.",
  "commentary-invalid": "The front matter of a commentary is not understood.",
  "commentary-unused": "A commentary has the name of no section.",
  "commentary-unreadable": "A commentary is not a text file of the partnership folder.",
  "commentary-token": "A figure token in commentary cannot be resolved.",
  "commentary-literal": "Commentary of a public edition holds a digit outside a figure token.",
  "edition-unaudited": "A public edition is not yet protected against working out suppressed counts.",
  "edition-marking": "A public edition has a marking that forbids publication.",
  // sample
  "scenario-invalid": "A scenario for synthetic extracts is not in the right form.",
  "scenario-inconsistent": "The counts of a scenario for synthetic extracts contradict each other.",
  // documents
  "browser-missing": "No browser was found to print the PDF with.",
  "browser-failed": "The browser could not print the PDF.",
  "output-unwritable": "A product could not be written.",
  // the command line
  interrupted: "The run was stopped from outside.",
  "program-fault": "The program failed in a way that it should not.",
  usage: "The command was called in a way that it does not understand.",
} as const;

export type ProblemCode = keyof typeof problemCodes;
