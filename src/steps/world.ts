export type Phase =
  | "settings"
  | "read"
  | "plan"
  | "measure"
  | "disclose"
  | "analyse"
  | "word"
  | "render"
  | "print"
  | "write";

export interface ProgressEvent {
  readonly phase: Phase;
  readonly state: "start" | "done";
  readonly detail?: string;
  readonly milliseconds?: number;
}

/** Everything from outside that the pipeline touches, passed in by the command line or by a test. */
export interface World {
  readonly temporaryRoot: string;
  readonly cacheRoot: string;
  readonly browserPath?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly progress: (event: ProgressEvent) => void;
}

/** The same world, whose display says what the phases are about: a paper, or a partnership folder. */
export const namedIn = (world: World, name: string): World => ({
  ...world,
  progress: (event) => world.progress({ ...event, detail: event.detail ? `${name}, ${event.detail}` : name }),
});

/** Runs one phase, tells the display when it begins and ends and how long it took, and stops between phases when asked to. */
export async function inPhase<T>(world: World, phase: Phase, work: () => T | Promise<T>, detail?: string): Promise<T> {
  world.signal?.throwIfAborted();
  const event = { phase, ...(detail ? { detail } : {}) };
  world.progress({ ...event, state: "start" });
  const begun = performance.now();
  const result = await work();
  world.progress({ ...event, state: "done", milliseconds: performance.now() - begun });
  world.signal?.throwIfAborted();
  return result;
}
