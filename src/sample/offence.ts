import type { Day } from "./calendar.ts";
import type { OffenceKind } from "./offence-kinds.ts";
import type { Place } from "./places.ts";

export interface Victim {
  readonly reference: string;
  readonly kind: "Person" | "Organisation";
  /** Not set when the police did not record it, and for organisations. */
  readonly age?: number;
  readonly sex: string;
  readonly ethnicity: string;
}

export interface Suspect {
  /** Not set when the police do not know it. */
  readonly age?: number;
  readonly sex: string;
}

/** Words of the Status column. */
type RecordStatus = "Confirmed" | "No Crime" | "Transferred";

/** One offence as the newest extract has it. */
export interface Offence {
  readonly kind: OffenceKind;
  readonly code: string;
  readonly status: RecordStatus;
  readonly notifiable: boolean;
  readonly recorded: Day;
  /** Not set when unknown. */
  readonly committed?: { readonly day: Day; readonly minute: number };
  /** Minutes until the latest time it can have happened. */
  readonly lasting: number;
  readonly borough: string;
  readonly place: Place;
  readonly domestic: boolean;
  readonly features: readonly string[];
  readonly operation: string;
  readonly victims: readonly Victim[];
  readonly suspects: readonly Suspect[];
  readonly outcome: string;
  /** How earlier extracts that hold it had it, or that they lacked it. */
  readonly earlier?: Partial<Offence> | "absent";
}

/** Statuses that leave a record out of every count. */
export const counts = (offence: Offence): boolean => offence.status === "Confirmed" && offence.notifiable;
