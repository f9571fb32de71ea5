import { type Disclosed, disclose } from "./disclosure/disclose.ts";
import type { PaperDefinition } from "./papers/definition.ts";
import { sectionKinds } from "./papers/kinds/index.ts";
import { isMadeAt } from "./papers/paper-period.ts";
import { type PaperPlan, planPaper } from "./papers/plan.ts";
import type { Audience } from "./partnership/settings/editions.ts";
import { exitCodes, type Problem, ProblemsError } from "./problems/problem.ts";
import { commentaryProblems, refuse } from "./steps/build-checks.ts";
import { countedAreas } from "./steps/counted-areas.ts";
import { notCounted, unlisted } from "./steps/decided-without.ts";
import { knowingThemes } from "./steps/knowing-themes.ts";
import type { Partnership } from "./steps/open-partnership.ts";
import { measureRequests, paperContext } from "./steps/paper-context.ts";
import { readActions } from "./steps/read-actions.ts";
import { readCommentary } from "./steps/read-commentary.ts";
import type { Reading } from "./steps/read-partnership.ts";
import { readPartnershipPlan } from "./steps/read-plan.ts";
import { noneReported, readReported } from "./steps/read-reported.ts";
import { readSignOff } from "./steps/read-sign-off.ts";
import { inPhase, type World } from "./steps/world.ts";
import { writtenFiles } from "./steps/written-files.ts";
import type { Figure } from "./values/figure.ts";
import type { Period } from "./values/period.ts";

/** What the papers of one edition have in common. */
export interface EditionInput {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly quarter: Period;
  readonly audience: Audience;
}

/** A paper before anything is withheld. */
export interface CountedPaper {
  /** With the indicators that its themes make. */
  readonly partnership: Partnership;
  readonly plan: PaperPlan;
  readonly figures: readonly Figure[];
  readonly problems: { readonly planned: readonly Problem[]; readonly counted: readonly Problem[] };
}

/**
 * The papers of one edition, which its readers lay side by side: what one of them withholds another must not tell. So what may be shown is
 * decided once, over everything that the papers of the settings count, whichever of them are made. A paper that the settings do not list
 * is decided together with those. A partner has the public edition as well, which therefore shows nothing that his own withholds.
 */
export class Together {
  readonly #input: EditionInput;
  readonly #counted = new Map<string, Promise<CountedPaper>>();
  readonly #disclosed = new Map<string, Promise<Disclosed>>();
  /** What partners read of the same papers, where this is for everybody. */
  readonly #forPartners: Together | undefined;

  constructor(input: EditionInput) {
    this.#input = input;
    if (input.audience === "public") this.#forPartners = new Together({ ...input, audience: "partnership" });
  }

  /** Plans a paper and counts what it asks for, once. Throws ProblemsError. */
  counted(definition: PaperDefinition, world: World): Promise<CountedPaper> {
    const known = this.#counted.get(definition.id);
    const counted = known ?? countPaper(this.#input, definition, world);
    // Nothing is decided together in the internal edition, and its papers are large.
    if (this.#input.audience !== "internal") this.#counted.set(definition.id, counted);
    return counted;
  }

  /**
   * What a paper may show of what it counted, and warnings of what was not reckoned with. Throws ProblemsError, where a small count cannot be
   * protected.
   */
  async disclosed(definition: PaperDefinition, own: CountedPaper, world: World): Promise<Disclosed> {
    if (this.#input.audience === "internal") return { figures: own.figures, problems: [] };
    const { figures, problems } = await this.#together(definition, world);
    refuse(problems, exitCodes.documentFailed);
    const asked = new Set(own.figures.map(({ id }) => id));
    return { figures: figures.filter(({ id }) => asked.has(id)), problems };
  }

  async #together(definition: PaperDefinition, world: World): Promise<Disclosed> {
    const papers = this.#papersWith(definition);
    const key = papers.map(({ id }) => id).join();
    const known = this.#disclosed.get(key) ?? this.#disclose(papers, world);
    this.#disclosed.set(key, known);
    return known;
  }

  /** In the order of their ids, so that the order of the settings decides nothing. */
  #papersWith(definition: PaperDefinition): PaperDefinition[] {
    const { partnership, quarter } = this.#input;
    const listed = partnership.settings.papers.flatMap((id) => partnership.papers.get(id) ?? []);
    const all = new Map([...listed, definition].map((one) => [one.id, one]));
    return [...all.values()].filter((one) => isMadeAt(one, quarter)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async #disclose(papers: readonly PaperDefinition[], world: World): Promise<Disclosed> {
    const { partnership, audience } = this.#input;
    const counted: CountedPaper[] = [];
    const without = this.#notUnderstood();
    for (const paper of papers) {
      // One that cannot be made tells nothing yet. A fault of the program is another matter: what it would have told is not known.
      try {
        counted.push(await this.counted(paper, world));
      } catch (error) {
        if (!(error instanceof ProblemsError)) throw error;
        without.push(notCounted(paper.id, error.problems));
      }
      world.signal?.throwIfAborted();
    }
    const forPartners = this.#forPartners && (await this.#forPartners.#disclose(papers, world));
    const figures = new Map(counted.flatMap((one) => one.figures.map((figure) => [figure.id, figure] as const)));
    const { figures: shown, problems } = await inPhase(world, "disclose", () =>
      disclose([...figures.values()], {
        audience,
        indicators: new Map(counted.flatMap((one) => [...one.partnership.indicators])),
        partnershipArea: partnership.settings.area.id,
        areas: countedAreas(partnership.settings),
        ...(forPartners ? { alsoWithheld: withheldIn(forPartners) } : {}),
      }),
    );
    return { figures: shown, problems: [...without, ...problems] };
  }

  /** Listed papers whose definition is not understood: when they would be made, nobody can tell. */
  #notUnderstood(): Problem[] {
    const { settings, unsoundPapers } = this.#input.partnership;
    return settings.papers.flatMap((id) => {
      const wrong = unsoundPapers.get(id);
      return wrong ? [notCounted(id, wrong)] : [];
    });
  }
}

const withheldIn = ({ figures }: Disclosed): Set<string> =>
  new Set(figures.flatMap(({ id, value }) => (value.state === "suppressed" ? [id] : [])));

async function countPaper(input: EditionInput, definition: PaperDefinition, world: World): Promise<CountedPaper> {
  const { reading, quarter, audience } = input;
  const partnership = knowingThemes(input.partnership, definition);
  const { settings } = partnership;
  const written = await readCommentary(settings.folder, quarter, definition.id);
  const signed = await readSignOff(settings, quarter, definition);
  const log = await readActions(settings.folder);
  const planned = await readPartnershipPlan(settings.folder, definition, sectionKinds, partnership.indicators.keys());
  const reported = audience === "internal" ? await readReported(settings.folder, quarter, definition) : noneReported;

  const files = { plan: planned, log, commentary: written, signed };

  // Which sections, and every count that they can rest on.
  const plan = await inPhase(world, "plan", async () => {
    const { commentary } = written;
    const [{ signOff }, { actions }] = [signed, log];
    const context = await paperContext({
      ...input,
      definition,
      partnership,
      commentary,
      signOff,
      actions,
      reported: reported.papers,
      plan: planned,
      written: await writtenFiles(settings.folder, { definition, quarter, audience }, files),
    });
    return planPaper(definition, context, sectionKinds);
  });
  const problems = [
    ...[written, signed, log, planned, reported].flatMap((read) => read.problems),
    ...commentaryProblems(plan),
    ...unlisted(definition, settings, audience),
  ];
  refuse(problems, exitCodes.usage);
  const counted = await inPhase(world, "measure", () => measureRequests(partnership, reading, plan.requests));
  return { partnership, plan, figures: counted.figures, problems: { planned: problems, counted: counted.problems } };
}
