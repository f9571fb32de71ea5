import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PaperDefinition } from "../papers/definition.ts";
import type { WrittenFile } from "../papers/written-file.ts";
import { type PlanReading, planActionsFile, planFile } from "../partnership/plan/read-plan.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Period } from "../values/period.ts";
import { actionsFile, type readActions } from "./read-actions.ts";
import type { readCommentary } from "./read-commentary.ts";
import { clearanceFile, type readSignOff } from "./read-sign-off.ts";

/** What the words, the plan and the logs of a paper were read as. */
export interface Written {
  readonly plan: PlanReading;
  readonly log: Awaited<ReturnType<typeof readActions>>;
  readonly commentary: Awaited<ReturnType<typeof readCommentary>>;
  readonly signed: Awaited<ReturnType<typeof readSignOff>>;
}

/** One paper of one edition. */
interface Which {
  readonly definition: PaperDefinition;
  readonly quarter: Period;
  readonly audience: Audience;
}

type Kept = Pick<WrittenFile, "path" | "holds" | "rows">;

/** The files that a paper's words, plan and logs come from: those that it shows something of, with their fingerprints. */
export async function writtenFiles(
  folder: string,
  { definition, quarter, audience }: Which,
  { plan, log, commentary, signed }: Written,
): Promise<WrittenFile[]> {
  const showsActions = audience !== "public" && definition.sections.some(({ kind }) => kind === "action-log");
  const kept: Kept[] = [
    ...(plan.plan ? [{ path: planFile, holds: "plan" as const }] : []),
    ...(plan.plan ? [{ path: planActionsFile, holds: "plan" as const, rows: plan.rows ?? 0 }] : []),
    ...(showsActions ? [{ path: actionsFile, holds: "actions" as const, rows: log.actions.length }] : []),
    ...[...commentary.commentary.values()].map(({ file }) => ({ path: file, holds: "commentary" as const })),
    { path: clearanceFile(quarter, definition.id), holds: "clearance", rows: signed.rows },
  ];
  const found = await Promise.all(
    kept.map(async (one): Promise<WrittenFile[]> => {
      const bytes = await readFile(join(folder, one.path)).catch(() => undefined);
      if (!bytes) return [];
      return [{ ...one, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length }];
    }),
  );
  return found.flat();
}
