import type { Phase, ProgressEvent } from "../build.ts";

const inProgress: Readonly<Record<Phase, string>> = {
  settings: "Reading the settings",
  read: "Reading extracts",
  plan: "Planning the papers",
  measure: "Counting",
  disclose: "Withholding small counts",
  analyse: "Analysing",
  word: "Writing the sentences",
  render: "Making the HTML",
  print: "Printing the PDF",
  write: "Writing the files",
};

/** What is being done, for a progress display. */
export function phaseInProgress(event: ProgressEvent): string {
  return `${inProgress[event.phase]}${event.detail ? `: ${event.detail}` : ""} ...`;
}

/** "2.1 s", "0.04 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;
}

/** How long each phase took, added up over papers and folders, in the order in which they first came. */
export class Phases {
  readonly #milliseconds = new Map<Phase, number>();

  record(event: ProgressEvent): void {
    if (event.state === "done" && event.milliseconds !== undefined)
      this.#milliseconds.set(event.phase, (this.#milliseconds.get(event.phase) ?? 0) + event.milliseconds);
  }

  list(): { readonly phase: Phase; readonly milliseconds: number }[] {
    return [...this.#milliseconds].map(([phase, milliseconds]) => ({ phase, milliseconds }));
  }
}
