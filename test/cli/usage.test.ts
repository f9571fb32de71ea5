import { describe, expect, test } from "vitest";
import { commandNames, commandsFor } from "../../src/cli/commands.ts";
import { Interruption, interruptible } from "../../src/cli/interruption.ts";
import { exitCodes } from "../../src/problems/problem.ts";
import { runCli, stackTrace } from "./command-line.ts";

describe("wrong usage", () => {
  test.each([
    ["buidl", "unknown command 'buidl'. Did you mean \"build\"?"],
    ["build --periood 2019/20", "unknown option '--periood'. Did you mean \"--period\"?"],
    ["build --audience pubic", 'Did you mean "public"?'],
    ["build --format htm", 'Did you mean "html"?'],
    ["figures --format cvs", 'Did you mean "csv"?'],
    ["doctor extra", "too many arguments"],
    ["render", "missing required argument 'paper'"],
    ["build --period 2016/07", "Did you mean 2016/17?"],
    ["build --period last-quater", "Did you mean last-quarter?"],
    ["explain x --folder a --folder b", "takes one --folder"],
  ])("%s ends with 2 and the nearest spelling", async (line, message) => {
    const { exitCode, stdout, stderr } = await runCli(line.split(" "));
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(stackTrace);
  });

  test("no command prints the help where messages go", async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Commands:");
  });

  test("help and version are results", async () => {
    for (const argv of [["--help"], ["help", "build"], ["build", "--help"], ["--version"]]) {
      const { exitCode, stdout, stderr } = await runCli(argv);
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect(stdout).not.toBe("");
    }
  });
});

test("a command that is asked for is loaded alone, and all are for anything else", async () => {
  for (const name of commandNames) expect((await commandsFor(name)).map((command) => command.name)).toEqual([name]);
  for (const slip of [undefined, "--help", "buidl"])
    expect((await commandsFor(slip)).map((command) => command.name)).toEqual(commandNames);
});

describe("what every command does with a folder that is wrong", () => {
  const calls: Readonly<Record<string, readonly string[]>> = {
    explain: ["all-crime"],
    render: ["quarterly"],
    "sign-off": ["quarterly"],
  };
  const reading = commandNames.filter((name) => name !== "init" && name !== "doctor");

  test.each(reading)("%s says that there is no folder", async (name) => {
    const { exitCode, stdout, stderr } = await runCli([name, ...(calls[name] ?? []), "--folder", "/does/not/exist"]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^\/does\/not\/exist: error: There is no folder .* \[settings-missing\]\n$/);
  });

  test("a person at a terminal reads lines and sees colours, unless told otherwise", async () => {
    const argv = ["check", "--folder", "/does/not/exist"];
    const coloured = await runCli(argv, { isTerminal: true });
    expect(coloured.stderr).toContain("\u001b[31m");
    expect(coloured.stderr).toContain("\n  There is no folder");
    for (const plain of [
      await runCli([...argv, "--no-color"], { isTerminal: true }),
      await runCli(argv, { isTerminal: true, environment: { NO_COLOR: "1" } }),
    ])
      expect(plain.stderr).not.toContain("\u001b[3");
  });

  test("--json puts one object on standard output and nothing elsewhere", async () => {
    const { exitCode, stdout, stderr } = await runCli(["check", "--json", "--folder", "/does/not/exist"]);
    expect(stderr).toBe("");
    const result = JSON.parse(stdout) as { exitCode: number; problems: { code: string }[] };
    expect([exitCode, result.exitCode, result.problems[0]?.code]).toEqual([2, 2, "settings-missing"]);
  });

  test("--debug adds the stack trace", async () => {
    const { stderr } = await runCli(["check", "--debug", "--folder", "/does/not/exist"]);
    expect(stderr).toMatch(stackTrace);
  });
});

describe("interruption", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends with %d, without a result", async (_signal, exitCode) => {
    const controller = new AbortController();
    controller.abort(new Interruption(exitCode));
    const run = await runCli(["check"], { signal: controller.signal });
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(/\[interrupted\]\n$/);
  });

  test("the first signal asks to stop, the second ends at once", () => {
    const ended: number[] = [];
    const { controller, dispose } = interruptible(process, (code) => ended.push(code));
    try {
      process.emit("SIGINT");
      expect(controller.signal.reason).toMatchObject({ exitCode: exitCodes.interrupted });
      expect(ended).toEqual([]);
      process.emit("SIGTERM");
      expect(ended).toEqual([exitCodes.terminated]);
    } finally {
      dispose();
    }
  });
});
