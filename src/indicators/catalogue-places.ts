import { fieldName, type SettingPath, type SettingsDocument } from "../partnership/document.ts";
import type { Place, Problem } from "../problems/problem.ts";

/** A group of keys as YAML holds it. */
export type Raw = Readonly<Record<string, unknown>>;

export const isGroup = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A problem about one setting: the setting's path, then `message` as the rest of the sentence. */
export function problemAt(
  document: SettingsDocument,
  path: SettingPath,
  message: string,
  code: Problem["code"] = "settings-invalid",
): Problem {
  const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
  return { code, severity: "error", message: `${fieldName(path)} ${sentence}`, place: document.placeOf(path) };
}

/** Settings come to this room already read, so that a place has the setting's path and no line. */
export function settingsPlaces(content: unknown): SettingsDocument {
  const place = (path: SettingPath): Place => ({ file: "partnership.yaml", field: fieldName(path) });
  return { content, problems: [], placeOf: place, placeOfKey: place };
}
