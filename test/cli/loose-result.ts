import { runCli } from "./command-line.ts";

/** What `check` of loose files hands to machines. */
export interface Result {
  readonly exitCode: number;
  readonly area: string;
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly format?: string;
    readonly preset?: string;
    readonly confidence?: string;
    readonly setting?: string;
    readonly count?: number;
  }[];
  readonly sources: readonly {
    readonly source: string;
    readonly files: readonly { readonly path: string; readonly rows: Readonly<Record<string, number>> }[];
    readonly records: Readonly<Record<string, number>>;
  }[];
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly place?: { file?: string };
  }[];
}

export const check = async (...argv: string[]): Promise<Result> =>
  JSON.parse((await runCli(["check", ...argv, "--json"])).stdout) as Result;
