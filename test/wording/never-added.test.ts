import { expect, it } from "vitest";
import { plain } from "../../src/wording/runs.ts";
import { notAddedNote } from "../../src/wording/theme.ts";

it("what partners count is never added to the rest, but for the shares of both that the chapter has", () => {
  expect(plain(notAddedNote([]))).toMatch(/: these are never added to the rest\.$/);
  expect(plain(notAddedNote(["Share of disorder that is noise"]))).toMatch(
    /never added to the rest, but for “Share of disorder that is noise”, a share of all reports together, in which what reached both is twice\.$/,
  );
});
