import { expect, test } from "vitest";
import { commandsFor } from "../../src/cli/commands.ts";
import { declareProgram } from "../../src/cli/main.ts";

/** `docs/commands.md`: the help of every command, as it prints. */
async function commandsDocument(): Promise<string> {
  const output = { write: () => {}, isTerminal: false, columns: 100 };
  const program = declareProgram(await commandsFor(undefined), { stdout: output, stderr: output }, async () => {});
  const sections = program.commands.map(
    (command) => `## ${command.name()}\n\n\`\`\`\n${command.helpInformation().trimEnd()}\n\`\`\`\n`,
  );
  return [
    `# Commands

<!-- Made from the program by test/cli/documents.test.ts; \`npx vitest run test/cli -u\` writes it anew. -->

Results go to standard output, progress and messages to standard error. A person at a terminal gets tables and a progress
display, a pipe gets plain lines with tabs between cells; \`--json\` gives one object with results and messages. Every
message ends with a code, which [diagnostics.md](diagnostics.md) explains, as it does the exit codes.

\`\`\`
${program.helpInformation().trimEnd()}
\`\`\`
`,
    ...sections,
  ].join("\n");
}

test("docs/commands.md is current", async () => {
  await expect(await commandsDocument()).toMatchFileSnapshot("../../docs/commands.md");
});
