/** What a column of a reference table may be called. Case, spaces and punctuation do not matter. */
export interface ColumnHeaders {
  /** The first is the name that messages ask for. */
  readonly names: readonly [string, ...string[]];
  /** The headers of the national tables, which carry the year of their areas: WD22CD, WD23CD. */
  readonly vintage?: RegExp;
  readonly required?: true;
  /** For messages. */
  readonly means: string;
}

const validity = {
  valid_from: {
    names: ["valid_from", "from", "start_date", "start", "operative_from", "date_from"],
    means: "first day",
  },
  valid_to: { names: ["valid_to", "to", "end_date", "end", "operative_to", "date_to"], means: "last day" },
} as const satisfies Record<string, ColumnHeaders>;

const district = {
  borough: {
    names: ["borough_code", "lad_code", "lad_cd", "lad", "district_code", "la_code", "local_authority_code"],
    vintage: /^lad\d\dcd$/,
    means: "code of the borough",
  },
} as const satisfies Record<string, ColumnHeaders>;

export const wardHeaders = {
  code: {
    names: ["code", "ward_code", "wd_code", "wd_cd", "gss_code", "ward_gss_code", "area_code"],
    vintage: /^wd\d\dcd$/,
    required: true,
    means: "ward's code",
  },
  name: {
    names: ["name", "ward_name", "ward", "wd_name", "wd_nm", "area_name"],
    vintage: /^wd\d\dnm$/,
    required: true,
    means: "ward's name",
  },
  spellings: {
    names: ["spellings", "other_spellings", "other_names", "also_known_as", "aliases", "alias"],
    means: "other spellings of the name",
  },
  welsh: { names: ["name_welsh", "welsh_name"], vintage: /^wd\d\dnmw$/, means: "ward's name in Welsh" },
  ...validity,
  ...district,
} as const satisfies Record<string, ColumnHeaders>;

export const lookupHeaders = {
  lsoa: {
    names: ["lsoa", "lsoa_code", "lsoa_cd", "lsoacode"],
    vintage: /^lsoa\d\dcd$/,
    required: true,
    means: "code of the LSOA",
  },
  ward: {
    names: ["ward", "ward_code", "wd_code", "wd_cd", "ward_gss_code", "ward_name"],
    vintage: /^wd\d\dcd$/,
    required: true,
    means: "code of its ward",
  },
  ...validity,
} as const satisfies Record<string, ColumnHeaders>;

/** The keys of a boundary's properties that may hold its ward's name, without case and punctuation. */
export const boundaryNameKeys = /^(name|ward|wardname|wdname|wdnm|wd\d\dnm)$/;
