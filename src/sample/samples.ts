/** The samples that come with the package by the financial year that they are about; the first is meant where none is named. */
export const sampleNames = ["2019-20", "2015-16"] as const;
export type SampleName = (typeof sampleNames)[number];
