import { type RegisteredKind, register } from "../section-kind.ts";
import { actionLog } from "./action-log.ts";
import { againstBaseline } from "./against-baseline.ts";
import { definitions, provenance } from "./annexes.ts";
import { areaProfile } from "./area-profile.ts";
import { atDates } from "./at-dates.ts";
import { benchmark } from "./benchmark.ts";
import { byQuarter } from "./by-quarter.ts";
import { communityViews } from "./community-views.ts";
import { countsOnly } from "./counts-only.ts";
import { crossCutting } from "./cross-cutting.ts";
import { dataQuality } from "./data-quality.ts";
import { disproportionality } from "./disproportionality.ts";
import { emergingIssues } from "./emerging-issues.ts";
import { eventWeeks } from "./event-weeks.ts";
import { eventWindowsKind } from "./event-windows.ts";
import { expectedLevel } from "./expected-level.ts";
import { roleOfGroup, titleBlock } from "./front-matter.ts";
import { glossary } from "./glossary.ts";
import { harm } from "./harm.ts";

import { headlines } from "./headlines.ts";

import { indicator } from "./indicator.ts";
import { legalBasis } from "./legal-basis.ts";
import { logCompleteness } from "./log-completeness.ts";
import { methods } from "./methods.ts";
import { nightTimeEconomy } from "./night-time-economy.ts";
import { pair } from "./pair.ts";
import { pedigree } from "./pedigree.ts";
import { peopleKnown } from "./people-known.ts";
import { planAgreement } from "./plan-agreement.ts";
import { planDuties } from "./plan-duties.ts";
import { planIntroduction } from "./plan-introduction.ts";
import { planOpen } from "./plan-open.ts";
import { planPerformance } from "./plan-performance.ts";
import { planPriorities } from "./plan-priorities.ts";
import { planPriority } from "./plan-priority.ts";
import { planProgress } from "./plan-progress.ts";
import { planServices } from "./plan-services.ts";
import { prioritiesMatrix } from "./priorities-matrix.ts";
import { recommendedPriorities } from "./recommended-priorities.ts";
import { reportingLag } from "./reporting-lag.ts";
import { revisions } from "./revisions.ts";
import { scorecard } from "./scorecard.ts";
import { searchObjects } from "./search-objects.ts";
import { seriesBreaks } from "./series-breaks.ts";
import { seriousViolenceDuty } from "./serious-violence-duty.ts";

import { shares } from "./shares.ts";

import { strands } from "./strands.ts";
import { targetPerformance } from "./target-performance.ts";
import { theme } from "./theme.ts";
import { twoSources } from "./two-sources.ts";
import { watchList } from "./watch-list.ts";
import { when } from "./when.ts";
import { where } from "./where.ts";
import { who } from "./who.ts";
import { words } from "./words.ts";
import { yearCounts } from "./year-counts.ts";
import { yearTable } from "./year-table.ts";

/** Every section kind. A new kind is one file and one line here. */
export const sectionKinds: readonly RegisteredKind[] = [
  register(titleBlock),
  register(roleOfGroup),
  register(headlines),
  register(scorecard),
  register(indicator),
  register(nightTimeEconomy),
  register(pair),
  register(watchList),
  register(byQuarter),
  register(twoSources),
  register(logCompleteness),
  register(strands),
  register(countsOnly),
  register(shares),
  register(atDates),
  register(disproportionality),
  register(expectedLevel),
  register(reportingLag),
  register(words),
  register(legalBasis),
  register(areaProfile),
  register(targetPerformance),
  register(yearTable),
  register(againstBaseline),
  register(benchmark),
  register(recommendedPriorities),
  register(peopleKnown),
  register(seriesBreaks),
  register(glossary),
  register(yearCounts),
  register(theme),
  register(emergingIssues),
  register(crossCutting),
  register(seriousViolenceDuty),
  register(communityViews),
  register(harm),
  register(prioritiesMatrix),
  register(planProgress),
  register(who),
  register(where),
  register(when),
  register(eventWindowsKind),
  register(eventWeeks),
  register(searchObjects),
  register(planIntroduction),
  register(planPerformance),
  register(planServices),
  register(planPriorities),
  register(planPriority),
  register(planDuties),
  register(planAgreement),
  register(planOpen),
  register(actionLog),
  register(dataQuality),
  register(revisions),
  register(methods),
  register(definitions),
  register(pedigree),
  register(provenance),
];
