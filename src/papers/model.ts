import type { ChartModel, SparklineChart } from "../charts/model.ts";
import type { Appearance } from "../partnership/settings/appearance.ts";
import type { Audience, Marking, Status } from "../partnership/settings/editions.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate } from "../values/period.ts";
import type { Inline } from "../wording/runs.ts";

export type { Inline, StatusMark } from "../wording/runs.ts";

/**
 * The edition model: a whole paper as plain JSON, with every word chosen and every figure named. It is the golden of
 * record: HTML and PDF are made from it and from nothing else.
 *
 * Computed text is a list of runs, and a computed number in it is a `figure` run that carries the id of the figure it
 * prints. A digit in a plain text run comes from settings, definitions or the analyst, never from data.
 */
export interface EditionModel {
  readonly paper: string;
  readonly title: string;
  readonly subtitle: string;
  readonly partnership: string;
  readonly audience: Audience;
  readonly marking: Marking;
  readonly handling?: string;
  readonly status: Status;
  /** Period id and its words, for running footers and file names. */
  readonly period: { readonly id: string; readonly label: string };
  readonly language: "en-GB";
  /** The partnership's own colours and crest. */
  readonly appearance?: Appearance;
  /** The date the document bears: the meeting's, else the data's. Never the clock's. */
  readonly date: IsoDate;
  readonly sections: readonly SectionModel[];
  /** Every figure that a run, a cell or a chart names, and their inputs, by id. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** `[note 1]` and so on, in the order of first mention. */
  readonly notes: readonly Note[];
}

export interface SectionModel {
  /** Unique in the paper; also the HTML id. */
  readonly id: string;
  /** The section kind, which names the template. */
  readonly kind: string;
  readonly title: string;
  /** Kept out of the contents list and without a heading of its own, e.g. the title block. */
  readonly untitled?: true;
  /** Starts on a page of its own in print. */
  readonly newPage?: true;
  readonly annex?: true;
  /** On pages turned on their side in print, for tables of many words. Such a section begins a page of its own. */
  readonly landscape?: true;
  readonly blocks: readonly Block[];
}

export interface Note {
  readonly number: number;
  readonly content: readonly Inline[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[]; readonly tone?: "lead" | "note" | "gap" }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "heading"; readonly level: 3 | 4; readonly text: string }
  | {
      readonly kind: "callout";
      readonly title: string;
      readonly tone: "role" | "warning" | "plain";
      readonly blocks: readonly Block[];
    }
  | {
      readonly kind: "facts";
      readonly items: readonly { readonly term: string; readonly content: readonly Inline[] }[];
    }
  | {
      readonly kind: "headlines";
      readonly items: readonly {
        readonly lead: readonly Inline[];
        readonly rest: readonly Inline[];
        readonly ask?: readonly Inline[];
        /** Id of the section that holds the evidence. */
        readonly see?: string;
      }[];
    }
  | TableBlock
  | ChartBlock
  | { readonly kind: "commentary"; readonly title: string; readonly blocks: readonly Block[] }
  /** A required commentary that is not there, or one without the corrective action or the grade of evidence that it needs: a visible gap. */
  | {
      readonly kind: "commentary-gap";
      readonly title: string;
      readonly text: string;
      readonly lacks?: "corrective-action" | "evidence";
      /** The commentary's name, where it is not the section's. */
      readonly of?: string;
    };

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly number: number;
  readonly caption: string;
  /** `scorecard` is kept whole on one page; `wide` may turn the page; `words` has cells of many words, whose rows may go over a page. */
  readonly layout: "plain" | "scorecard" | "wide" | "definitions" | "words";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly (readonly Inline[])[];
}

export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly align: "left" | "right";
}

export interface TableRow {
  /** The first cell is the row's header. */
  readonly cells: readonly TableCell[];
  readonly tone?: "total" | "part";
  /** HTML id, for rows that are linked to. Unique in the paper. */
  readonly anchor?: string;
  /** Anchors of rows that are not there, of which this one tells as well. */
  readonly leadsHere?: readonly string[];
}

export interface TableCell {
  readonly content: readonly Inline[];
  /** Several paragraphs, or lists: in place of `content`, which is then empty. */
  readonly blocks?: readonly CellBlock[];
  /** Small print under a row header, e.g. the unit. */
  readonly detail?: string;
  readonly sparkline?: { readonly chart: SparklineChart; readonly alt: string };
}

export type CellBlock = Extract<Block, { readonly kind: "paragraph" | "list" }>;

export interface ChartBlock {
  readonly kind: "chart";
  readonly id: string;
  readonly number: number;
  /** The finding, as a sentence without a full stop. */
  readonly title: readonly Inline[];
  /** What is drawn: measure, place, span. */
  readonly subtitle: string;
  /** The same finding and the chart's shape, in words. */
  readonly alt: string;
  readonly chart: ChartModel;
  /** The chart's numbers, behind a disclosure triangle on screen and under the chart in print. */
  readonly data: TableBlock;
  /** Every number stands in the drawing itself, as text: in print its table would say them a second time. */
  readonly drawsItsNumbers?: true;
  readonly notes: readonly (readonly Inline[])[];
}
