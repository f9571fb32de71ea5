/** By which ids the drawings of a document are kept and its parts find them. */
export const wideId = (chart: string): string => `${chart}-wide`;
export const phoneId = (chart: string): string => `${chart}-phone`;
export const sparklineId = (table: string, row: number, column: number): string =>
  `${table}-spark-${row + 1}-${column + 1}`;
