import { ambulance } from "./ambulance.ts";
import { councilAsb } from "./council-asb.ts";
import { emergencyDepartment } from "./emergency-department.ts";
import { fire } from "./fire.ts";
import { policeAsb } from "./police-asb.ts";
import type { Preset } from "./preset.ts";
import { referrals } from "./referrals.ts";
import { youthJustice } from "./youth-justice.ts";

/** Every kind of incident extract. To add one, write a file in this folder and list it here. */
export const presets: readonly Preset[] = [
  policeAsb,
  councilAsb,
  referrals,
  youthJustice,
  fire,
  ambulance,
  emergencyDepartment,
];

/** The preset of a source. Settings are checked against the list before; without a name it is the first. */
export const presetOf = (name: string | undefined): Preset =>
  presets.find(({ id }) => id === name) ?? (presets[0] as Preset);
