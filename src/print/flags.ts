import type { FoundBrowser } from "./found-browser.ts";

/** Whether Chromium's own sandbox was on. It cannot be as root, nor where the system forbids user namespaces. */
export type Sandbox = "on" | "off-root" | "off-unavailable";

/**
 * Our flags, beside puppeteer's own (which already stop background networking, crash reports, sync and first-run
 * pages). No name is ever resolved, so that nothing can leave the machine even if a page asked.
 */
export function launchFlags(sandbox: Sandbox): string[] {
  return [
    // Glyph widths as designed: without it they are rounded to the screen's pixels and lines break differently.
    "--font-render-hinting=none",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-domain-reliability",
    "--disable-component-update",
    "--no-default-browser-check",
    "--no-pings",
    "--dns-prefetch-disable",
    "--disk-cache-size=1",
    "--lang=en-GB",
    ...(sandbox === "on" ? [] : ["--no-sandbox"]),
  ];
}

/** A headless shell has no other mode; a whole browser is told to open no window. */
export function headlessMode(found: FoundBrowser): true | "shell" {
  return found.origin === "bundled" || /headless[-_]shell/.test(found.executablePath) ? "shell" : true;
}
