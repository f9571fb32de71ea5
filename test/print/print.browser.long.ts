import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { type PrintJob, printPdf, withBrowser } from "../../src/print/print.ts";
import { ProblemsError } from "../../src/problems/problem.ts";
import { paperHtml, paperModel } from "./fixture.ts";
import { readPdf } from "./read-pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "csp-print-"));
const temporaryFolder = mkdtempSync(join(folder, "temporary-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = await findBrowser({ environment: {}, cacheRoot: join(folder, "cache"), installed: [] });
const installed = await findBrowser({ environment: { PATH: process.env["PATH"] }, bundle: null });
const anyBrowser = bundled ?? installed;

/** Processes that work with a profile in our temporary folder. */
function browserProcesses(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(join("/proc", pid, "cmdline"), "latin1").includes(temporaryFolder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function killBrowsers(): void {
  for (const pid of browserProcesses())
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It went with the one it belonged to.
    }
}

const job = { html: paperHtml(), model: paperModel } satisfies PrintJob;

describe.each([
  ["bundled", bundled],
  ["installed", installed],
] as const)("the %s browser", (_name, found) => {
  const test = it.skipIf(found === undefined);
  const print = (html: string): Promise<Uint8Array> =>
    printPdf({ html, model: paperModel, browser: found as FoundBrowser, temporaryFolder });

  test("prints a tagged paper with marking, page numbers, bookmarks and metadata", async () => {
    const pdf = await readPdf(await print(job.html));
    expect(pdf.pages).toHaveLength(2);
    pdf.pages.forEach((text, index) => {
      expect(text).toContain("OFFICIAL-SENSITIVE");
      expect(text).toContain(`Page ${index + 1} of 2`);
    });
    expect(pdf.pages[0]).toContain("2,128");
    expect(pdf.bookmarks).toEqual(["Quarterly performance paper", "Contents", "Scorecard", "Robbery"]);
    expect(pdf.tags).toEqual(expect.arrayContaining(["H1", "H2", "Table", "Caption", "TH", "TD"]));
    expect(pdf.tags).toContain("Figure: Robbery fell from 10 to 5.");
    expect(pdf.tags.filter((tag) => tag === "Figure")).toEqual([]);
    expect(pdf.language).toBe("en-GB");
    expect(pdf.information).toMatchObject({
      Title: "Quarterly performance paper, 2019/20 Quarter 4",
      Author: "Hackney Community Safety Partnership",
      Subject: "Statutory Officer Group",
      Keywords: expect.stringContaining("OFFICIAL-SENSITIVE"),
      Creator: "csp-assess",
      Producer: expect.stringMatching(/^Chromium \d+\.\d+/),
      CreationDate: "D:20200625000000Z",
      ModDate: "D:20200625000000Z",
    });
  });

  test("gives the same bytes in two runs, and after another paper in the same browser", async () => {
    const alone = await print(job.html);
    const after = await withBrowser(found as FoundBrowser, { temporaryFolder }, async (printer) => {
      await printer.print({ ...job, html: paperHtml({ body: "<p>Another paper.</p>" }) });
      return (await printer.print(job)).bytes;
    });
    expect(Buffer.compare(alone, after)).toBe(0);
  });

  test("runs no script", async () => {
    const script = "document.querySelector('h1').textContent = 'Changed by a script'";
    const html = paperHtml({
      head: `<script>addEventListener("load", () => { ${script} })</script>`,
      body: `<p onclick="1">Body.</p><img src="data:," alt="Broken" onerror="${script}"><svg aria-hidden="true" width="9" height="9" onload="${script}"></svg>`,
    });
    const pdf = await readPdf(await print(html));
    expect(pdf.pages.join(" ")).toContain("Body.");
    expect(pdf.pages.join(" ")).not.toContain("Changed by a script");
  });

  test("asks nothing of the network or the disk", async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end("p::after { content: 'From outside' }");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const secret = join(folder, "secret.html");
    writeFileSync(secret, "<p>Read from the disk</p>");
    try {
      expect(await (await fetch(outside)).text()).toContain("From outside");
      expect(requests).toBe(1);
      const pdf = await readPdf(
        await print(
          paperHtml({
            head: `<link rel="stylesheet" href="${outside}/a.css"><link rel="preload" as="image" href="${outside}/b.png">
              <link rel="prefetch" href="${outside}/c"><link rel="preconnect" href="${outside}">
              <style>@import "${outside}/d.css"; body { background: url(${outside}/e.png) }</style>`,
            body: `<img src="${outside}/g.png" alt="Picture"><iframe src="${outside}/h" title="Frame"></iframe>
              <iframe src="file://${secret}" title="Frame"></iframe><object data="file://${secret}"></object>`,
          }),
        ),
      );
      expect(requests).toBe(1);
      expect(pdf.pages.join(" ")).toContain("2,128");
      expect(pdf.pages.join(" ")).not.toMatch(/From outside|Read from the disk/);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe.skipIf(anyBrowser === undefined)("a printer", () => {
  const found = anyBrowser as FoundBrowser;
  // A launcher that keeps its profile's path out of the way of the system's own, for browsers that fail on purpose.
  const launcher = (name: string, script: string): FoundBrowser => {
    const executablePath = join(folder, name);
    writeFileSync(executablePath, `#!/bin/sh\n${script}\n`);
    chmodSync(executablePath, 0o700);
    return { ...found, executablePath };
  };

  afterEach(() => {
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it("removes its profile and ends its processes when all is done", async () => {
    await withBrowser(found, { temporaryFolder }, async (printer) => {
      expect(readdirSync(temporaryFolder)).toHaveLength(1);
      expect(printer.version).toMatch(/^\d+\./);
      if (process.platform === "linux") expect(browserProcesses()).not.toEqual([]);
    });
    if (process.platform === "linux") expect(browserProcesses()).toEqual([]);
  });

  it("closes the browser when aborted, and gives the signal's reason", async () => {
    const controller = new AbortController();
    const printing = withBrowser(found, { temporaryFolder, signal: controller.signal }, (printer) =>
      printer.print({
        model: paperModel,
        withPageNumbers: () => {
          controller.abort(new Error("interrupted by a test"));
          return { html: paperHtml(), numbers: [] };
        },
      }),
    );
    await expect(printing).rejects.toThrow("interrupted by a test");
    if (process.platform === "linux") expect(browserProcesses()).toEqual([]);
  });

  it("starts nothing when it was aborted before", async () => {
    const signal = AbortSignal.abort(new Error("interrupted before"));
    const printing = withBrowser(found, { temporaryFolder, signal }, (printer) => printer.print(job));
    await expect(printing).rejects.toThrow("interrupted before");
  });

  it.skipIf(process.platform !== "linux")("starts a crashed browser again, once", async () => {
    const bytes = await withBrowser(found, { temporaryFolder }, async (printer) => {
      const first = await printer.print(job);
      killBrowsers();
      expect(await printer.print(job)).toEqual(first);
      return first.bytes;
    });
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it.skipIf(process.platform !== "linux")(
    "prints two papers at once, though the browser crashes under both",
    async () => {
      const alone = await printPdf({ ...job, browser: found, temporaryFolder });
      let crashes = 0;
      const crashing: PrintJob = {
        model: paperModel,
        withPageNumbers: () => {
          crashes += 1;
          if (crashes === 1) killBrowsers();
          return { html: paperHtml(), numbers: [] };
        },
      };
      const [first, second] = await withBrowser(found, { temporaryFolder }, (printer) =>
        Promise.all([printer.print(crashing), printer.print(job)]),
      );
      // Once before the crash had been met, and once after it.
      expect(crashes).toBe(2);
      for (const { bytes } of [first, second]) expect(Buffer.compare(bytes, alone)).toBe(0);
    },
  );

  it.skipIf(process.platform === "win32")("tries once more when the browser does not start at first", async () => {
    const marker = join(folder, "started-once");
    const flaky = launcher(
      "flaky",
      `case "$*" in *remote-debugging-pipe*) if [ ! -e "${marker}" ]; then : > "${marker}"; exit 1; fi;; esac\nexec "${found.executablePath}" "$@"`,
    );
    const { bytes, pages } = await withBrowser(flaky, { temporaryFolder }, (printer) => printer.print(job));
    expect(existsSync(marker)).toBe(true);
    expect((await readPdf(bytes)).pages).toHaveLength(2);
    expect(pages).toBe(2);
  });

  it.skipIf(process.platform === "win32")("says what a browser that cannot start said", async () => {
    const broken = launcher("broken", 'echo "error while loading shared libraries: libnss3.so" >&2; exit 127');
    const failing = withBrowser(broken, { temporaryFolder }, (printer) => printer.print(job));
    const error = await failing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemsError);
    const { exitCode, problems } = error as ProblemsError;
    expect(exitCode).toBe(4);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "browser-failed", message: expect.stringContaining("libnss3.so") });
  });

  it("refuses to print in another typeface when an embedded font is damaged", async () => {
    const html = paperHtml({
      head: `<style>@font-face { font-family: Damaged; src: url(data:font/woff2;base64,AAAA) } h1 { font-family: Damaged }</style>`,
    });
    const printing = printPdf({ html, model: paperModel, browser: found, temporaryFolder });
    await expect(printing).rejects.toMatchObject({ exitCode: 4, message: expect.stringContaining("Damaged") });
  });

  it("refuses a document that lacks what the model has", async () => {
    const html = job.html.replace('aria-label="Robbery fell from 10 to 5."', 'aria-label="A chart"');
    const printing = printPdf({ html, model: paperModel, browser: found, temporaryFolder });
    await expect(printing).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining("Robbery fell from 10 to 5"),
    });
  });
});
