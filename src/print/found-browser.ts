/** Where a browser came from, in the order in which they are looked for. */
export type BrowserOrigin = "option" | "environment" | "installed" | "bundled";

/** A browser that can be started: all that a launch needs to know. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly origin: BrowserOrigin;
  /** As the browser's own file says; the running browser's version is {@link Printer.version}. */
  readonly version?: string;
  /** Folder of shared libraries that the bundled browser needs beside it. */
  readonly librariesFolder?: string;
  /** The variables that the browser process gets: a short list, never the whole environment with its secrets. */
  readonly launchEnvironment: Readonly<Record<string, string>>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that a desktop browser needs to find its own parts, fonts and temporary folder. Everything else, tokens
 * and passwords included, stays with us.
 */
const passedOn = [
  "PATH",
  "HOME",
  "LANG",
  "TMPDIR",
  "TMP",
  "TEMP",
  "FONTCONFIG_FILE",
  "FONTCONFIG_PATH",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
  "XDG_RUNTIME_DIR",
  "APPDATA",
  "LOCALAPPDATA",
  "PROGRAMDATA",
  "PROGRAMFILES",
  "PROGRAMFILES(X86)",
  "SYSTEMDRIVE",
  "SYSTEMROOT",
  "USERPROFILE",
  "WINDIR",
];

export function launchEnvironment(environment: Environment, own: Readonly<Record<string, string>> = {}) {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    // Windows spells names in any case: Path, SystemRoot.
    if (value !== undefined && passedOn.includes(name.toUpperCase())) kept[name] = value;
  }
  // One time zone on every machine: nothing that a page prints may depend on where it was printed.
  return { ...kept, TZ: "UTC", ...own };
}
