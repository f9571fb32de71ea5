import { tmpdir } from "node:os";
import { temporaryCacheFolder } from "../print/private-folder.ts";
import type { World } from "../steps/world.ts";

/** What a caller may say of the world around; the rest is as on any machine. */
export type WorldOptions = Partial<World>;

/** A world for one call: no clock, since periods are named outright, and no environment but what the caller hands in. */
export const worldOf = (options: WorldOptions = {}): World => ({
  temporaryRoot: tmpdir(),
  cacheRoot: temporaryCacheFolder(),
  environment: {},
  progress: () => undefined,
  ...options,
});
