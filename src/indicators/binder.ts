/** Values that a statement needs, by name. Nothing from settings is ever written into SQL itself. */
export type Parameters = Record<string, string | number>;

/** Collects parameters and gives each a name. Equal values share one. */
export class Binder {
  readonly parameters: Parameters = {};
  readonly #names = new Map<string | number, string>();

  bind(value: string | number): string {
    const known = this.#names.get(value);
    if (known) return known;
    const name = `p${this.#names.size}`;
    this.parameters[name] = value;
    // Typed, because a bare parameter in a list or in arithmetic has no type to start from.
    const typed = `$${name}::${typeof value === "string" ? "VARCHAR" : "INTEGER"}`;
    this.#names.set(value, typed);
    return typed;
  }

  list(values: readonly (string | number)[]): string {
    return values.map((value) => this.bind(value)).join(", ");
  }
}
