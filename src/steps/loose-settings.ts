import type { Area, Settings, SourceSettings } from "../partnership/settings.ts";

/** Settings for files that no partnership holds: those of reading, and nothing else. */
export const looseSettings = (folder: string, area: Area, sources: readonly SourceSettings[]): Settings => ({
  folder,
  sha256: "",
  partnership: "",
  area,
  status: "draft",
  appearance: {},
  editions: {
    internal: { marking: "OFFICIAL-SENSITIVE" },
    partnership: { marking: "OFFICIAL-SENSITIVE" },
    public: { marking: "OFFICIAL" },
  },
  zones: [],
  comparators: [],
  sources,
  indicators: { use: [], adjust: {}, define: [] },
  targets: [],
  rag: { policy: "within-5-percent" },
  commentary: { missedTargets: "nothing", sections: [], frontMatter: [] },
  pairs: [],
  themes: [],
  priorities: {
    weights: { volume: 1, trend: 1, harm: 1, comparison: 1, concern: 1, controllability: 1 },
    harmOf: "all-crime",
    judgements: [],
  },
  community: { surveys: [], consultations: [], quotes: [] },
  events: [],
  operations: [],
  breaks: [],
  rebases: [],
  papers: [],
  clearance: [],
  smallNumbers: { noPercentBelow: 20, cautionBelow: 50 },
  maxRejects: { percent: 1 },
});
