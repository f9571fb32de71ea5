import { describe, expect, it } from "vitest";
import { readTar } from "../../src/print/tar.ts";
import { tarOf } from "./tar-writer.ts";

describe("readTar", () => {
  it("gives the files with their paths, contents and whether they can be run", () => {
    const long = "x".repeat(1300);
    const archive = tarOf([
      { path: "lib/" },
      { path: "lib/a.so", content: long, mode: 0o755 },
      { path: "./empty.txt" },
      { path: "exact.txt", content: "y".repeat(512) },
    ]);
    const files = readTar(archive);
    expect(files.map((file) => [file.path, file.executable, file.content.length])).toEqual([
      ["lib/a.so", true, 1300],
      ["empty.txt", false, 0],
      ["exact.txt", false, 512],
    ]);
    expect(Buffer.from(files[0]?.content ?? []).toString()).toBe(long);
  });

  it.each(["../outside", "/etc/outside", "lib/../../outside"])("refuses %s, which leaves the folder", (path) => {
    expect(() => readTar(tarOf([{ path, content: "a" }]))).toThrow("leaves its folder");
  });

  it("refuses links", () => {
    expect(() => readTar(tarOf([{ path: "link", kind: "2" }]))).toThrow("kind 2");
  });

  it("notices an archive that is cut short or damaged", () => {
    const archive = tarOf([{ path: "a.txt", content: "z".repeat(900) }]);
    expect(() => readTar(archive.subarray(0, 1000))).toThrow("cut short");
    expect(() => readTar(archive.subarray(0, 1536))).toThrow("no end");
    archive[10] = 1;
    expect(() => readTar(archive)).toThrow("damaged");
  });
});
