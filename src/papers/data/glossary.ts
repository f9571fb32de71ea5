/** A term with what it means. `named` are the ways in which a paper writes it; the title itself where there is no other. */
export interface GlossaryTerm {
  readonly title: string;
  readonly means: string;
  readonly named?: readonly string[];
}

/** In the order of the alphabet. A paper prints those that it uses. */
export const glossary: readonly GlossaryTerm[] = [
  {
    title: "12-month total",
    means: "What was counted in the twelve months that end with the month named.",
    named: ["12-month total", "12 months to"],
  },
  {
    title: "ASB",
    means:
      "Antisocial behaviour: behaviour that causes harassment, alarm or distress to people who are not of the same household.",
  },
  {
    title: "Baseline",
    means: "The year, or the number, that a target is measured from. It stays as it was when the target was agreed.",
    named: ["baseline"],
  },
  {
    title: "Basic command unit",
    means: "The part of the Metropolitan Police that covers one or several boroughs.",
    named: ["BCU", "command unit"],
  },
  {
    title: "Clear change",
    means:
      "A rise or fall from one period to another that is larger than the series varies by anyway; one that is not is within usual variation. The annex “Methods” says how that is tested.",
    named: ["clear rise", "clear fall", "clear change", "within usual variation"],
  },
  {
    title: "Comparator",
    means: "An area, or several, that the partnership’s own is held against.",
    named: ["comparator"],
  },
  {
    title: "Consultation",
    means:
      "An invitation to say what one thinks. Those who answer are not drawn by lot, so that their answers are counted and no share is worked out for everybody.",
    named: ["consultation"],
  },
  {
    title: "Deliberate fire",
    means:
      "A fire that was set. Primary fires harm people, buildings or vehicles; secondary fires are of grass, rubbish and the like.",
    named: ["deliberate fire", "Deliberate fire"],
  },
  {
    title: "Financial year",
    means: "From 1 April to 31 March. 2015/16 ends on 31 March 2016.",
    named: ["financial year", "Financial year"],
  },
  {
    title: "Harm index",
    means: "Offences weighted by how grave they are, so that many small ones do not outweigh a few that ruin lives.",
    named: ["harm index", "Harm Index", "weighted by harm"],
  },
  {
    title: "Hotspot",
    means: "An LSOA that is among those with the most in several years, so that it is no chance of one of them.",
    named: ["hotspot"],
  },
  { title: "IDVA", means: "Independent domestic violence adviser." },
  { title: "Index", means: "A series written in percent of its first year, which is 100.", named: ["= 100", "is 100"] },
  {
    title: "Interval (95%)",
    means: "The two numbers between which the true one can be taken to lie. Wide intervals mean few records.",
    named: ["95% interval", "interval"],
  },
  {
    title: "Limits",
    means:
      "Two lines on a chart by month, as far above and below its mean as single months go when nothing changes but chance. A month outside them is worth a question, and so are eight or more in a row on one side of the mean. A year can change clearly though each of its months is inside.",
    named: ["the limits", "upper limit", "lower limit", "above the mean", "below the mean"],
  },
  {
    title: "LSOA",
    means:
      "Lower layer super output area: a small area of the census, of some 1,500 residents, known by a code. The ward in brackets is the one that it lies in.",
  },
  { title: "MARAC", means: "Multi-agency risk assessment conference: it meets on domestic abuse at high risk." },
  { title: "MOPAC", means: "Mayor’s Office for Policing and Crime." },
  {
    title: "MOPAC 7",
    means:
      "Seven kinds of offences that the Mayor’s Office set a target on: burglary, criminal damage, robbery, theft from a person, theft from and theft of vehicles, and violence with injury.",
  },
  {
    title: "Most similar group",
    means: "Areas that are most like the partnership’s own in who lives there and how. The comparison names them.",
    named: ["most similar", "Most similar"],
  },
  {
    title: "Night-time economy",
    means: "What happens in and around places that are open in the evening and at night.",
    named: ["night-time", "Night-time"],
  },
  {
    title: "Overdispersion",
    means: "How much more a series varies than chance alone would have it. 1 is chance alone.",
    named: ["overdispersion", "Overdispersion"],
  },
  {
    title: "Percentage point",
    means: "The difference between two percentages: from 10% to 12% is 2 points.",
    named: ["percentage point", " points"],
  },
  {
    title: "Primary fire and secondary fire",
    means: "See deliberate fire.",
    named: ["primary fire", "secondary fire"],
  },
  { title: "Provisional", means: "Not yet final: late records may still be added.", named: ["provisional"] },
  {
    title: "Rate",
    means: "A count for so many residents or households, so that areas of different size can be compared.",
    named: ["per 1,000", "Per 1,000", "per 10,000"],
  },
  {
    title: "Serious Violence Duty",
    means:
      "The duty of public bodies, from the Police, Crime, Sentencing and Courts Act 2022, to work together against serious violence.",
  },
  {
    title: "Serious youth violence",
    means: "Victims aged 1 to 19 of the most serious violence, gun crime or knife crime.",
    named: ["serious youth violence", "Serious youth violence"],
  },
  {
    title: "Series break",
    means:
      "The day from which something else is counted than before, so that the numbers on either side are not compared.",
    named: ["series break", "series breaks", "not comparable"],
  },
  { title: "Statutory Officer Group", means: "The officers who act for the partnership between its meetings." },
  {
    title: "Suspect",
    means: "A person whom the police suspect of an offence, who need not have been charged.",
    named: ["suspects", "Suspects"],
  },
  { title: "Ward", means: "An electoral area of a council.", named: [" wards", " ward", "Ward"] },
  {
    title: "Zone",
    means:
      "A place that the partnership looks at by itself, such as a town centre, made of LSOAs or wards. Zones may lie across each other.",
    named: ["zones", "Zones", " zone"],
  },
  { title: "[c]", means: "Withheld, because the count is small or would give away one that is." },
  { title: "[u]", means: "Rests on a low number." },
  { title: "[z]", means: "Not given, because it would mislead." },
];
