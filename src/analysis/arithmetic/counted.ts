import { each, type Formula } from "./formula.ts";

/** Counted from records: the files and the records say where it is from, and there is nothing to work out. */
const counted: Formula = { roles: each("term"), expression: () => undefined };

export const countedFormulas = { count: counted, stock: counted, survey: counted, unknown: counted };
