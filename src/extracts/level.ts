/** The level at which a file of counts counts, by the fields that it has. Counts of two levels are never added up. */
export const levelOf = (fields: { has(field: string): boolean }): "borough" | "ward" | "LSOA" =>
  fields.has("lsoa") ? "LSOA" : fields.has("ward") ? "ward" : "borough";
