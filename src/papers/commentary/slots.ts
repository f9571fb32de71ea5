/** The name of a commentary beside a section's own: `theme-burglary-why`. */
export const slotName = (section: string, slot: string): string => `${section}-${slot}`;

/** Every commentary that a section shows, by name; its own first. */
export const commentaryNames = (
  section: string,
  { takesCommentary, slots }: { readonly takesCommentary: boolean; readonly slots: readonly string[] },
): string[] => [...(takesCommentary ? [section] : []), ...slots.map((slot) => slotName(section, slot))];
