import { createHash, type Hash } from "node:crypto";
import { Worker } from "node:worker_threads";

/** The SHA-256 of a file as received, found while its bytes are walked. */
export interface Fingerprint {
  /** To be fed with the bytes as they pass; undefined where another thread reads the file for itself. */
  readonly hash: Hash | undefined;
  /** Call once, when the file has been walked. */
  hex(): Promise<string>;
  /** Ends what may still run. */
  stop(): Promise<void>;
}

/** Below this, to start a thread takes as long as it would save. */
const worthAThread = 1 << 25;

/** A plain file that is large is read a second time, by a thread of its own, so that its fingerprint takes no time beside the walk. */
export const fingerprintOf = (file: string, bytes: number, gzip: boolean): Fingerprint =>
  bytes < worthAThread || gzip ? besideWalk() : inThread(file, bytes);

function besideWalk(): Fingerprint {
  const hash = createHash("sha256");
  return { hash, hex: async () => hash.digest("hex"), stop: async () => {} };
}

/** As text, which runs the same from sources, from what was built and in any bundle. */
const program = `
  const { createHash } = require("node:crypto");
  const { closeSync, openSync, readSync } = require("node:fs");
  const { parentPort, workerData } = require("node:worker_threads");
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  const file = openSync(workerData, "r");
  let bytes = 0;
  for (let read; (read = readSync(file, buffer)) > 0; bytes += read) hash.update(buffer.subarray(0, read));
  closeSync(file);
  parentPort.postMessage({ bytes, hex: hash.digest("hex") });`;

function inThread(file: string, size: number): Fingerprint {
  const worker = new Worker(program, { eval: true, workerData: file, execArgv: [] });
  const found = new Promise<string>((resolve, reject) => {
    worker.once("message", ({ bytes, hex }: { readonly bytes: number; readonly hex: string }) => {
      if (bytes === size) resolve(hex);
      // Somebody is still writing it.
      else reject(Object.assign(new Error(`There were ${size} bytes, and then ${bytes}.`), { code: "EBUSY" }));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that reads the fingerprint has ended.")));
  });
  // Who stops it does not ask for it.
  found.catch(() => {});
  return { hash: undefined, hex: () => found, stop: async () => void (await worker.terminate()) };
}
