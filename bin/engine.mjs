import { setFlagsFromString } from "node:v8";

/**
 * V8's settings for a program that runs for seconds. As it comes, V8 spends a quarter of the processor time of a long paper on optimising functions
 * with all that they call built in, most of which then run a few more times: on two cores that time is taken from counting and printing.
 *
 * Set only on the V8 that it was measured on: another may weigh these numbers otherwise, and says so at a terminal when it does not know one.
 */
export function setEngine() {
  if (!process.versions.v8.startsWith("11.3.")) return;
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=100");
  setFlagsFromString("--interrupt-budget=400000");
}
