import type { HTTPRequest, Page } from "puppeteer";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import type { Session } from "./session.ts";

/**
 * The address that the document seems to come from. It is never asked for on a network (`.invalid` cannot exist), and
 * being the same everywhere, no folder of the machine it was printed on gets into the PDF.
 */
const documentAddress = "http://csp-assess.invalid/";

/** Styles, fonts and pictures inside the document, and nothing else at all. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/**
 * Prints one document: page size and margin boxes from the document's own style sheet.
 * @param onLoaded told when the browser has the document and nothing is left to do here until it is printed
 * @throws what {@link withDocument} throws.
 */
export const printDocument = (session: Session, html: string, onLoaded?: () => void): Promise<Uint8Array> =>
  withDocument(session, hiddenOnScreen(html), undefined, (page) => {
    const printing = page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      tagged: true,
      outline: true,
      // They are loaded by now. To ask once more would leave the browser waiting until whoever is told next has time to pass its answer on.
      waitForFonts: false,
      timeout: 240_000,
    });
    onLoaded?.();
    return printing;
  });

/** The browser sets a document for the screen as it loads it, and for paper when it prints: of a long one, the first takes as long as the second. */
const hiddenOnScreen = (html: string): string =>
  html.replace("</head>", "<style>@media screen { body { display: none } }</style></head>");

/** The text of an A4 page between its margins, in the browser's pixels: 178 millimetres; 265 where the page is turned on its side. */
const textWidths = { upright: 672, turned: 1001 } as const;

/**
 * What is wider than the text of a page, by the nearest id, widest first. A browser shrinks a whole paper until its widest
 * table fits, and says nothing.
 */
export const findTooWide = (session: Session, html: string): Promise<readonly string[]> =>
  withDocument(session, html, "print", async (page) => {
    const over = async (selector: string, width: number): Promise<string[]> => {
      await page.setViewport({ width, height: 1000 });
      const found = await page.evaluate(
        `[...document.querySelectorAll(${JSON.stringify(selector)})]
          .map((element) => [element.getBoundingClientRect().right - ${width}, element.closest("[id]")?.id ?? ""])
          .filter(([over]) => over > 2).sort((one, other) => other[0] - one[0]).map(([, id]) => id)`,
      );
      return (found as unknown[]).map(String);
    };
    const turned = ":is(.table-wide, .table-wide *, .landscape, .landscape *)";
    const found = [
      ...(await over(`main *:not(${turned})`, textWidths.upright)),
      ...(await over(`main ${turned}`, textWidths.turned)),
    ];
    return [...new Set(found)];
  });

/**
 * Opens one document on a fresh page, scripts off, network off, and closes the page after use. Waits until every embedded font
 * is loaded, also those that only the margin boxes use.
 * @param medium what the document is set for; a page that is printed is set for paper then, unless another medium was asked for
 * @throws Error of the browser; ProblemsError `browser-failed` when a font inside the document cannot be loaded.
 */
export async function withDocument<T>(
  session: Session,
  html: string,
  medium: "print" | "screen" | undefined,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await session.browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    await page.setRequestInterception(true);
    page.on("request", (request) => void answer(request, html));
    if (medium) await page.emulateMediaType(medium);
    await page.goto(documentAddress, { waitUntil: "load", timeout: 120_000 });
    const failed = await page.evaluate(
      "Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => " +
        "[...document.fonts].filter((face) => face.status !== 'loaded').map((face) => face.family + ' ' + face.weight))",
    );
    if (Array.isArray(failed) && failed.length > 0) throw unreadableFonts(failed.map(String));
    return await use(page);
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function answer(request: HTTPRequest, html: string): Promise<void> {
  try {
    if (request.url() === documentAddress && request.isNavigationRequest()) {
      await request.respond({
        status: 200,
        contentType: "text/html; charset=utf-8",
        headers: { "Content-Security-Policy": contentPolicy },
        body: html,
      });
    } else {
      await request.abort("blockedbyclient");
    }
  } catch {
    // The page was closed under the request; printing has already failed with the cause.
  }
}

function unreadableFonts(faces: readonly string[]): ProblemsError {
  return new ProblemsError(
    [
      {
        code: "browser-failed",
        severity: "error",
        message: `Fonts inside the document could not be read: ${faces.join(", ")}. The PDF would print in another typeface.`,
        remedy: "Install csp-assess again: a font file of its own is damaged.",
      },
    ],
    exitCodes.documentFailed,
  );
}
