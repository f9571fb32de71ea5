import { type OffenceFlag, offenceFlags } from "../records/schema.ts";
import { versionsOfLabel } from "./classification.ts";
import { homeOfficeVersion, residentialKinds } from "./data/classifications.ts";
import { categoryOfClass, mostSeriousViolenceClasses } from "./data/home-office-classes.ts";
import { notCrimeLabels, offenceLabels, singleCategoryGroups } from "./data/offence-categories.ts";
import { featureCodes, impliedFlags } from "./data/offence-codes.ts";
import { labelMap, plainLabel } from "./labels.ts";

/** What the group, subgroup and Home Office class of an offence amount to. */
export interface OffenceClass {
  readonly category?: string;
  readonly mostSeriousViolence: boolean;
  /** The row counts no crime recorded by the police. */
  readonly notCrime: boolean;
  /** The versions of the classification that have the deciding label; none where they say nothing of it. */
  readonly versions: readonly string[];
  /** Which kind of residential burglary, where the label says. */
  readonly detail?: string;
  /** How the class is named in a warning when no category was found. */
  readonly label: string;
}

export type ClassifyOffence = (
  group: string | null,
  subgroup: string | null,
  officeClass: string | null,
) => OffenceClass;

const notCrime = new Set(notCrimeLabels.map(plainLabel));
const mostSerious = new Set(mostSeriousViolenceClasses);
const classCategories = new Map(
  Object.entries(categoryOfClass).flatMap(([category, classes]) => classes.map((name) => [name, category] as const)),
);

/** A classifier for one source, with its own mapping added. The subgroup decides, then the group, then the class. */
export function offenceClassifier(own: ReadonlyMap<string, string> = new Map()): ClassifyOffence {
  const subgroups = labelMap(offenceLabels, own);
  const groups = labelMap(singleCategoryGroups, own);
  const kinds = labelMap(residentialKinds);
  return (group, subgroup, officeClass) => {
    const office = officeClass === null ? undefined : plainClass(officeClass);
    const bySubgroup = subgroup === null ? undefined : subgroups.find(subgroup);
    const byGroup = bySubgroup === undefined && group !== null ? groups.find(group) : undefined;
    const byLabel = bySubgroup ?? byGroup;
    const byClass = byLabel === undefined && office !== undefined ? classCategories.get(office) : undefined;
    const category = byLabel ?? byClass;
    const label = bySubgroup === undefined ? group : subgroup;
    const detail = category === "burglary-residential" && subgroup !== null ? kinds.find(subgroup) : undefined;
    return {
      ...(category === undefined ? {} : { category }),
      versions: byClass === undefined ? versionsOfLabel(byLabel === undefined ? subgroup : label) : [homeOfficeVersion],
      ...(detail === undefined ? {} : { detail }),
      mostSeriousViolence: office !== undefined && mostSerious.has(office),
      notCrime: [group, subgroup].some((label) => label !== null && notCrime.has(plainLabel(label))),
      label: [group, subgroup].filter((label) => label !== null).join(" / ") || (officeClass ?? "blank"),
    };
  };
}

/**
 * `08F`, `8f` and `8F/01` are class 8F. The classes with a point are written `4.1`, `4/1` or, as offence codes, `004/01`.
 */
export function plainClass(written: string): string {
  const match = /^0*(\d+)\s*([A-Z]?)(?:[./]0*(\d+))?/.exec(written.trim().toUpperCase());
  if (!match) return written.trim().toUpperCase();
  const [, number = "", letter = "", point] = match;
  const pointed = (number === "4" || number === "37") && letter === "" && point !== undefined;
  return pointed ? `${number}.${point}` : `${number}${letter}`;
}

/** Every label that stands for a category. */
export const knownOffenceLabels: readonly string[] = Object.values(offenceLabels).flat();

/** Flags as bits of one number, so that the union over rows is one operation. */
export const flagBit = (flag: OffenceFlag): number => 1 << offenceFlags.indexOf(flag);

export const flagsOfBits = (bits: number): OffenceFlag[] => offenceFlags.filter((flag) => (bits & flagBit(flag)) !== 0);

export interface Features {
  readonly bits: number;
  readonly operations: readonly string[];
  /** How many codes are not known. They set nothing. */
  readonly unknown: number;
}

const flagOfCode = new Map(
  Object.entries(featureCodes).flatMap(([flag, codes]) => codes.map((code) => [code, flag as OffenceFlag] as const)),
);

/** Reads a list cell of feature codes; `operationOf` recognises the name of an operation among them. */
export function readFeatures(cell: string, operationOf: (code: string) => string | undefined): Features {
  let bits = 0;
  let unknown = 0;
  const operations: string[] = [];
  for (const part of cell.split(/[;,|\n]/)) {
    const code = part.trim().replace(/\s+/g, " ").toUpperCase();
    if (code === "") continue;
    const flag = flagOfCode.get(code);
    const operation = flag ? undefined : operationOf(code);
    if (flag) {
      bits |= flagBit(flag);
      const implied = impliedFlags[flag];
      if (implied) bits |= flagBit(implied);
    } else if (operation) operations.push(operation);
    else unknown++;
  }
  return { bits, operations, unknown };
}
