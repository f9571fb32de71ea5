/**
 * The point of a record as given, as SQL over `records`: degrees where there are any, else metres of the national grid, in the columns
 * grid, x and y. 0, 0 is what some systems write for none.
 */
export const pointOf = `
  CASE WHEN longitude IS NOT NULL AND latitude IS NOT NULL AND NOT (longitude = 0 AND latitude = 0) THEN false
    WHEN easting > 0 AND northing > 0 THEN true END AS grid,
  CASE WHEN grid THEN easting WHEN NOT grid THEN longitude END AS x,
  CASE WHEN grid THEN northing WHEN NOT grid THEN latitude END AS y`;
