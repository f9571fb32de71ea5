import { z } from "zod";
import { date, expectations, filePattern, id, path, period, text } from "./schema-values.ts";
import { grains, referralServices, replacements } from "./settings.ts";

/** Wards, zones and the tables that tie them to LSOAs. */
export const areaSettings = z
  .strictObject({
    wards: path.optional().meta({
      description:
        "CSV of wards: code, name, valid_from, valid_to, spellings, tile_column, tile_row. Each becomes an area; records are placed in it by code or name.",
    }),
    lookup: path.optional().meta({
      description:
        "CSV that places LSOAs in wards: lsoa, ward (its code), valid_from, valid_to. Records with an LSOA and no ward are placed by it.",
    }),
    zones: z
      .array(
        z.strictObject({
          id: id.meta({ description: "Unique among the areas; stands in figure ids." }),
          name: text.meta({ description: "As papers name the zone." }),
          lsoas: path.optional().meta({
            description: "CSV with the zone's LSOA codes in a column `lsoa`. This, `wards` or `polygon`.",
          }),
          wards: z.array(text).min(1).optional().meta({
            description: "Names or codes of the wards that make up the zone. This, `lsoas` or `polygon`.",
          }),
          polygon: path.optional().meta({
            description:
              "GeoJSON or TopoJSON of the zone's shape. Only records with coordinates can be counted in it. This, `lsoas` or `wards`.",
          }),
          valid_from: date.optional().meta({
            description:
              "First day on which the zone is drawn like this. Nothing is counted in it for a period that begins earlier.",
          }),
          valid_to: date
            .optional()
            .meta({ description: "Last day on which it is. Nothing is counted in it for a period that ends later." }),
          watch: z.boolean().default(false).meta({
            description:
              "A zone to keep an eye on: counted like any other when it is asked for, but without a section of its own in papers.",
          }),
        }),
      )
      .default([])
      .meta({ description: "Night-time economy areas, corridors, estates." }),
    boundaries: z
      .union([path, z.array(path).min(1)])
      .register(expectations, { expected: "the path of a GeoJSON or TopoJSON file, or a list of such paths" })
      .optional()
      .meta({
        description:
          "GeoJSON or TopoJSON of ward boundaries; a list of files where wards have been redrawn. Records with coordinates are placed by them, and rows that name no borough are told from other areas'.",
      }),
  })
  .prefault({})
  .meta({ description: "Areas within the partnership's area." });

export const comparators = z
  .array(
    z.strictObject({
      id: id.meta({ description: "Unique among the areas; stands in figure ids." }),
      name: text.meta({ description: "As papers name the comparator." }),
      members: z
        .union([path, z.array(text).min(1)])
        .register(expectations, { expected: "a list of area names, or the path of a CSV that lists them" })
        .meta({ description: "Names of the areas in it, or a CSV that lists them in a column `name`." }),
      source: id.meta({
        description:
          "Source that holds their counts, by borough. It is read for the members too, and counted for nothing else.",
      }),
      compare_by: z.enum(["mean", "pooled"]).default("mean").meta({
        description:
          "`mean`: the mean of the members' own changes and rates, always without the partnership's area. `pooled`: that of their total, with the partnership's area where it is listed.",
      }),
      in_text: text.optional().meta({
        description:
          "How a sentence names it, such as: the most similar boroughs. Its name when left out, with an article where that ends in a word such as Police, boroughs or group.",
      }),
      as_of: date.optional().meta({ description: "The date of the membership." }),
      note: text.optional().meta({ description: "Where the membership comes from." }),
    }),
  )
  .default([])
  .meta({
    description: "Areas to compare with; each member is an area of its own, its id being its name in lower kebab case.",
  });

export const sources = z
  .array(
    z.strictObject({
      id: id.meta({ description: "Unique among the sources." }),
      name: text.optional().meta({ description: "As papers name the source; made from the id when left out." }),
      provider: text.meta({ description: "The organisation that the extracts come from." }),
      format: id.meta({ description: "The format of its extracts, such as `offence-records`." }),
      preset: id.optional().meta({ description: "The variant of the format, where it has variants." }),
      service: z.enum(referralServices).optional().meta({
        description:
          "Of referrals: the service that people are referred to. Left out: told from the words `marac`, `idva` or `victim support` in the source's id or name, and `domestic-abuse` without them.",
      }),
      files: filePattern.meta({ description: "Pattern of its files, below the partnership folder." }),
      grain: z.enum(grains).optional().meta({ description: "What one row is." }),
      covers: period
        .optional()
        .meta({ description: "The span that the extracts cover; inferred and stated when left out." }),
      extracted: z
        .union([date.transform((day) => ({ "**": day })), z.record(filePattern, date)])
        .optional()
        .register(expectations, {
          expected: "a date, or file names with dates such as { crime-june.csv: 2020-06-15 }",
        })
        .meta({
          description:
            "When the extracts were made, where their file names do not say: one date, or a date by file name or pattern.",
        }),
      replaces: z.enum(replacements).optional().meta({
        description:
          "What a later extract of records with references replaces. `records`: those that it has itself, since it holds only what is new or changed. `days`: all of the days that it covers, since it is whole for them; an earlier record that it no longer has counts no more. Left out: as `records`, and references that a later extract no longer has are told of.",
      }),
      columns: z
        .record(
          z.string(),
          z.union([text, z.array(text).min(1)]).register(expectations, { expected: "a header, or a list of headers" }),
        )
        .default({})
        .meta({
          description:
            "Our field names with the extract's headers, only where headers differ; a list where they differ from file to file.",
        }),
      categories: path.optional().meta({ description: "CSV that adds to the built-in category mapping: from, to." }),
      holds: z.array(id).min(1).optional().meta({
        description:
          "Categories of offences that the source holds although it has no record of them, so that they count as a true 0: see docs/formats.md, Categories that are kept back.",
      }),
      extends: id.optional().meta({
        description: "Another source whose longer history this one carries, used only for months that it lacks.",
      }),
    }),
  )
  .min(1)
  .register(expectations, { expected: "a list of at least one source" })
  .meta({ description: "Streams of data, each from one provider in one format." });
