/** What a column of a reference table may be called. Case, spaces and punctuation do not matter. */
export interface ColumnHeaders {
  /** The first is the name that messages ask for. */
  readonly names: readonly [string, ...string[]];
  /** The headers of the national tables, which carry the year of their areas: WD22CD, WD23CD. */
  readonly vintage?: RegExp;
  readonly required?: true;
  /** For messages. */
  readonly means: string;
  /** What else can be done where a required column is not there. */
  readonly orElse?: string;
}

const saidInSettings =
  "Or say it in the settings for the whole file: harm_weights: { file: ..., source: ..., date: ..., several: median }.";

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
  tileColumn: { names: ["tile_column", "tile_x"], means: "column of its tile, from the west" },
  tileRow: { names: ["tile_row", "tile_y"], means: "row of its tile, from the north" },
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

export const populationHeaders = {
  area: {
    names: ["area_code", "code", "gss_code", "lad_code", "borough_code", "la_code", "area", "area_name", "borough"],
    vintage: /^lad\d\dcd$/,
    required: true,
    means: "code of the area",
  },
  year: { names: ["year", "mid_year", "calendar_year"], required: true, means: "calendar year" },
  ageFrom: { names: ["age_from", "from_age", "age_lower", "age_min"], means: "first age" },
  ageTo: { names: ["age_to", "to_age", "age_upper", "age_max"], means: "last age" },
  sex: { names: ["sex", "gender"], means: "sex" },
  ethnicity: { names: ["ethnicity", "ethnic_group"], means: "ethnicity" },
  population: {
    names: ["population", "residents", "number", "count", "value", "estimate"],
    required: true,
    means: "number of people",
  },
  denominator: { names: ["denominator", "counted", "measure"], means: "what is counted, where it is not residents" },
  source: { names: ["source", "basis", "estimate_or_projection"], means: "where the number comes from" },
} as const satisfies Record<string, ColumnHeaders>;

/** A table of our own making has `category`, one of the Cambridge Crime Harm Index a class and a description of the offence. */
export const harmHeaders = {
  category: {
    names: ["category", "offence_category", "offence_subgroup", "subgroup", "crime_type", "offence_type"],
    means: "category of offence",
  },
  class: {
    names: [
      "class",
      "offence_class",
      "home_office_classification",
      "ho_class",
      "home_office_class",
      "ho_code",
      "home_office_code",
      "offence_code",
    ],
    means: "Home Office class",
  },
  name: {
    names: [
      "name",
      "offence",
      "offence_name",
      "full_offence_title",
      "offence_title",
      "offence_description",
      "description",
    ],
    means: "offence in words",
  },
  days: {
    names: [
      "weight",
      "days",
      "weight_in_days",
      "harm_weight",
      "harm_days",
      "harm_score",
      "cchi",
      "cchi_score",
      "cchi_days",
      "chi_score",
      "starting_point_days",
    ],
    required: true,
    means: "weight in days",
  },
  recorded: {
    names: ["recorded", "offences_recorded", "number_recorded", "number"],
    means: "how many were recorded, where a category has several rows",
  },
  source: {
    names: ["source", "publication", "from_publication"],
    required: true,
    means: "where the weight comes from",
    orElse: saidInSettings,
  },
  date: {
    names: ["date", "as_of", "dated", "published"],
    required: true,
    means: "date of the weights",
    orElse: saidInSettings,
  },
} as const satisfies Record<string, ColumnHeaders>;

export const quoteHeaders = {
  quote: { names: ["quote", "words", "comment", "said"], required: true, means: "what was said" },
  role: { names: ["role", "who", "speaker"], required: true, means: "what the speaker is" },
  consent: { names: ["consent", "may_be_quoted", "agreed"], required: true, means: "whether they agreed to be quoted" },
  theme: { names: ["theme", "about", "topic"], means: "theme that it is about" },
} as const satisfies Record<string, ColumnHeaders>;

/** The keys of a boundary's properties that may hold its ward's name, without case and punctuation. */
export const boundaryNameKeys = /^(name|ward|wardname|wdname|wdnm|wd\d\dnm)$/;
