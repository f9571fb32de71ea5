import { z } from "zod";
import { settingsSchema } from "./schema.ts";

/** The JSON Schema of `partnership.yaml`, as editors read it: what one may write, not what it becomes. */
export function settingsJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(settingsSchema, { io: "input", target: "draft-7" });
  return { ...schema, title: "partnership.yaml of csp-assess" };
}
