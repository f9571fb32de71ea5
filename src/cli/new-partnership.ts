import { stat } from "node:fs/promises";
import { namedArea } from "../extracts/named-area.ts";
import { everywhere } from "../extracts/scope.ts";
import { exampleProvider } from "../partnership/providers.ts";
import type { Area, SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import { type Context, withReading } from "./command.ts";
import { type Settled, settleProposals } from "./proposals.ts";
import { settingsFor } from "./skeleton.ts";

/** The first settings of a partnership, and what was found out for them. */
export interface Described {
  readonly text: string;
  readonly area?: Area;
  /** Files that could not be read on the way. */
  readonly problems: readonly Problem[];
}

/** Name and area of a new partnership: from the extracts that lie in its folder, and from a person where one can be asked. */
export async function describePartnership(context: Context, folder: string): Promise<Described> {
  const { io, options } = context;
  const found = await areaOfExtracts(context, folder);
  const ask = options.json ? undefined : io.ask;
  const spelt = await ask?.(`Borough, as the extracts spell it${found.area ? ` [${found.area.name}]` : ""}: `);
  const area = spelt?.trim() ? namedArea(spelt) : found.area;
  const usual = area && `${area.name} Community Safety Partnership`;
  const name = (await ask?.(`Name of the partnership${usual ? ` [${usual}]` : ""}: `))?.trim() || usual;
  return { text: settingsFor(name, area), ...(area ? { area } : {}), problems: found.problems };
}

async function areaOfExtracts(
  { io, world }: Context,
  folder: string,
): Promise<{ readonly area?: Area; readonly problems: readonly Problem[] }> {
  const [{ findLooseFiles }, { groupsToRead, readLoose }, { dominantArea }, { amongAnything }] = await Promise.all([
    import("../steps/loose-files.ts"),
    import("../steps/read-loose.ts"),
    import("../steps/dominant-area.ts"),
    import("../steps/proposals.ts"),
  ]);
  if (!(await stat(folder).catch(() => undefined))) return { problems: [] };
  const files = await findLooseFiles([folder], io.signal);
  const looks = files.looks.filter(({ path }) => amongAnything(path));
  const groups = groupsToRead({ ...files, looks });
  if (groups.length === 0) return { problems: [] };
  return withReading(readLoose(files.folder, groups, everywhere, world), async ({ store, refused }) => {
    const area = await dominantArea(store);
    // A file that cannot be read spoils no new folder; check says it again.
    return { ...(area ? { area } : {}), problems: refused.map((problem) => ({ ...problem, severity: "warning" })) };
  });
}

/** The example of new settings is no source that was added. */
const isAdded = ({ provider }: SourceSettings): boolean => provider !== exampleProvider;

/** Adds the sources that are recognised for certain to settings just written; a person is asked about the others. */
export async function addSources(context: Context, folder: string): Promise<Settled & { readonly added: string[] }> {
  const { openPartnership } = await import("../steps/open-partnership.ts");
  const settled = await settleProposals(context, (await openPartnership(folder)).settings, {
    addSure: true,
    isNew: true,
  });
  const after = (await openPartnership(folder)).settings.sources;
  return { ...settled, added: settled.saved ? after.filter(isAdded).map(({ id }) => id) : [] };
}
