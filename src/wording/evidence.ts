import { type Inline, strong, text } from "./runs.ts";

/** What stands at the top of a commentary that says why something changed. */
type Grade = "tested" | "supported" | "view";

const words: Readonly<Record<Grade, { readonly grade: string; readonly means: string }>> = {
  tested: {
    grade: "tested.",
    means:
      "It was put to a test that could have gone against it, such as a comparison with places where nothing was done.",
  },
  supported: {
    grade: "supported.",
    means: "It fits what has been counted. Other reasons have not been ruled out.",
  },
  view: { grade: "a view.", means: "It is what people who know the subject think. It has not been tested." },
};

/** "Evidence: supported. It fits what has been counted. Other reasons have not been ruled out." */
export const evidenceSentence = (grade: Grade): Inline[] => [
  strong(text(`Evidence: ${words[grade].grade}`)),
  text(` ${words[grade].means}`),
];
