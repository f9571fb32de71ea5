/** The part of polylabel that maps need; the package ships no types. */
declare module "polylabel" {
  /** The place inside a polygon (outline first, then holes) that is furthest from its edge, to within `precision`. */
  export default function polylabel(
    polygon: readonly (readonly (readonly [number, number])[])[],
    precision?: number,
  ): readonly number[] & { readonly distance: number };
}
