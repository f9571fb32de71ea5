import { coloursCanBeRead } from "./appearance.ts";
import { concernWasAskedFor } from "./concern.ts";
import {
  amberIsADistance,
  membersFitTheArea,
  publicEditionCanBePublished,
  spansRunForwards,
  thresholdsAreInOrder,
  wardTablesComeTogether,
  zonesHaveOneForm,
} from "./consistency.ts";
import { entriesAreUnique, idsAreUnique, judgementsAreUnique } from "./duplicates.ts";
import { filesAreInTheFolder, papersExist, patternsStayInTheFolder } from "./paths.ts";
import {
  clearedPapersAreMade,
  formatsExist,
  indicatorsExist,
  prioritiesExist,
  sourcesExist,
  themedZonesExist,
} from "./references.ts";
import type { Rule } from "./rule.ts";
import { targetsHaveOneForm } from "./targets.ts";

/** Every cross-check of the settings. A new one is added here. */
export const rules: readonly Rule[] = [
  idsAreUnique,
  entriesAreUnique,
  judgementsAreUnique,
  indicatorsExist,
  formatsExist,
  sourcesExist,
  papersExist,
  clearedPapersAreMade,
  themedZonesExist,
  prioritiesExist,
  concernWasAskedFor,
  targetsHaveOneForm,
  publicEditionCanBePublished,
  spansRunForwards,
  thresholdsAreInOrder,
  membersFitTheArea,
  wardTablesComeTogether,
  zonesHaveOneForm,
  amberIsADistance,
  coloursCanBeRead,
  filesAreInTheFolder,
  patternsStayInTheFolder,
];
