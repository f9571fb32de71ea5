/** The part of topojson-client that reading boundaries needs; the package ships no types. */
declare module "topojson-client" {
  /** The GeoJSON of one object of a topology. Throws where the topology is broken. */
  export function feature(topology: object, object: unknown): unknown;
}
