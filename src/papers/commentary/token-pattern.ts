/** A figure token, or one that leads to another part of the paper. */
export const tokenPattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

const year = String.raw`(?:19|20)\d{2}`;
const day = String.raw`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
/** "23", "5 and 6", "2, 3 and 5", "23 to 31". Days with commas alone are no list: "of 12, 5 March" counts. */
const days = `${day}(?:(?:, (?:the )?${day})*,? (?:and|or|to|until) (?:the )?${day}|[-–]${day})?`;
const clock = String.raw`(?:[01]?\d|2[0-3])[:.][0-5]\d`;
const hour = String.raw`(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?`;
/** "10pm", "7.30 p.m.", "7 to 10 pm". */
const hours = String.raw`${hour}(?:(?: (?:and|or|to|until) |[-–])${hour})* ?(?:[ap]\.?m\b|o[’']clock\b)`;

/** What is counted: after "23 March" or "2019" alone such a word makes a count of the number. */
const counted = String.raw`(?! (?:offences?|crimes?|incidents?|reports?|referrals?|records?|victims?|suspects?|people|arrests?|searches|calls|cases|charges|robberies|burglaries|thefts|assaults|knives|weapons)\b)`;
/** Before a date, such words make it one, whatever follows. */
const dated = String.raw`(?<=\b(?:[Aa]fter|[Bb]efore|[Bb]y|[Dd]uring|[Ff]rom|[Ii]n|[Oo]n|[Ss]ince|[Tt]he|[Uu]ntil|${month}) )`;
const unlessCounted = (name: string): string => String.raw`(?:${dated}\b${name}\b|\b${name}\b${counted})`;

/**
 * What names something and counts nothing: tokens, days of a month, years, quarters, references, times of day. Whoever writes "on 23 March 2020" or "in
 * Quarter 4" gives no figure away.
 */
export const namingDigits = new RegExp(
  [
    String.raw`\{\{[^{}]*\}\}`,
    String.raw`\b${year}-(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9])\b`,
    String.raw`\b(?:3[01]|[12]\d|0?[1-9])\/(?:1[0-2]|0?[1-9])\/${year}\b`,
    String.raw`\b${year}[/–-]\d{2}\b`,
    unlessCounted(`${days} (?:of )?${month}`),
    String.raw`\b${hours}`,
    String.raw`\b12 (?:noon|midnight)\b`,
    String.raw`\b${clock}\b`,
    String.raw`\b\d{1,2}\.\d{1,2}\b`,
    unlessCounted(year),
    String.raw`\b(?:Quarter |Q)[1-4]\b`,
  ].join("|"),
  "g",
);
