import type { Indicator } from "../indicators/indicator.ts";
import type { RecordKind } from "../values/record-kind.ts";
import { lowerFirst } from "./letters.ts";

const recordsOf: Readonly<Record<RecordKind, string>> = {
  offence: "records of offences",
  victim: "records of offences with their victims",
  suspect: "records of offences with their suspects",
  "victim-suspect": "records of offences with their victims and suspects",
  referral: "a register of referrals",
  "police-asb": "the police’s records of antisocial behaviour",
  "council-asb": "the council’s cases of antisocial behaviour and noise",
  "stop-search": "records of stops and searches",
  "youth-justice": "the register of the youth justice service",
  fire: "records of fires",
  ambulance: "records of ambulance attendances",
  "emergency-department": "records of emergency departments",
};

/** "Not held: cases heard by the MARAC. It would take a register of referrals." */
export function notHeldSentence(indicator: Indicator, indicators: ReadonlyMap<string, Indicator>): string {
  const needed = [...new Set(neededFor(indicator, indicators))];
  return `Not held: ${lowerFirst(indicator.title)}. No source gives it for this period; it would take ${needed.join(", and ")}.`;
}

function neededFor(indicator: Indicator, all: ReadonlyMap<string, Indicator>): string[] {
  const { aggregation } = indicator;
  const parts = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const part = all.get(id);
      return part ? neededFor(part, all) : [];
    });
  switch (aggregation.kind) {
    case "records":
    case "repeats":
    case "stock":
      return [recordsOf[aggregation.of]];
    case "sum":
      return parts(aggregation.of);
    case "share":
      return parts([aggregation.of, aggregation.within]);
    case "survey":
      return ["the results of the survey"];
    case "published":
      return ["a list of monthly counts of it"];
  }
}
