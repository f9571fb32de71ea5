import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import { runCli } from "./command-line.ts";

/** A question as one types it, and what stands in the answer. */
interface Finding {
  readonly finding: string;
  readonly ask: string;
  readonly says: readonly (string | RegExp)[];
}

/** A row of a table as a pipe gets it. */
const row = (...cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en-GB") : cell)).join("\t");

const night = (type: string, ...cells: readonly (string | number)[]): string =>
  row(type === "" ? "nte-crime-and-asb" : `nte-crime-and-asb[type=${type}]`, ...cells);

const quarterly: readonly Finding[] = [
  {
    finding: "1: Shoreditch at night, type by type",
    ask: "figures nte-crime-and-asb --area shoreditch --by type --period 2019/20",
    says: [
      night("violence", "shoreditch", "2019/20", 267, 279, "−12", "−4.3%"),
      night("robbery", "shoreditch", "2019/20", 222, 122, "+100", "+82%"),
      night("theft", "shoreditch", "2019/20", 905, 640, "+265", "+41%"),
      night("drugs", "shoreditch", "2019/20", 169, 128, "+41", "+32%"),
      night("sexual-offences", "shoreditch", "2019/20", 26, 17, "+9", "not applicable"),
      night("other-crime", "shoreditch", "2019/20", 222, 204, "+18"),
      night("asb", "shoreditch", "2019/20", 189, 160, "+29"),
      night("", "shoreditch", "2019/20", 2000, 1550, "+450", "+29%"),
    ],
  },
  {
    finding: "1: its quarters",
    ask: "figures nte-crime-and-asb --area shoreditch --by quarter --period 2019/20",
    says: [548, 553, 537, 362].map(
      (count) => new RegExp(`\tQuarter \\d of 2019/20\t${count}\t|\t2019/20 Quarter \\d\t${count}\t`),
    ),
  },
  {
    finding: "1: to the end of Quarter 3, cumulatively",
    ask: "figures nte-crime-and-asb --area shoreditch --period 2019/20-to-Q3",
    says: [row("1,638", "1,190", "+448", "+38%")],
  },
  {
    finding: "1: what explains it",
    ask: "figures nte-crime-and-asb --area shoreditch --findings --period 2019/20",
    says: [
      "There were 2,000 incidents in 2019/20, 450 more than in 2018/19 (+29%), a clear rise.",
      "The largest parts of the rise are theft (+265) and robbery (+100).",
      "Without the 50 flagged to Operation Lagana there were 1,950",
    ],
  },
  {
    finding: "1: crime alone",
    ask: "figures nte-crime --area shoreditch --period 2019/20",
    says: [row(1811, 1390, "+421", "+30%")],
  },
  {
    finding: "1: drugs without the operation",
    ask: "explain nte-crime-and-asb[type=drugs]/shoreditch/fy2019-20/percent-change:previous-year-without-lagana",
    says: ["(119 − 128) / 128 = −7.0%", "169 − 50 = 119"],
  },
  {
    finding: "1: violence with 23 to 31 March dropped from both years",
    ask: "explain nte-crime-and-asb[type=violence]/shoreditch/fy2019-20/percent-change:previous-year-excluding-lockdown-1",
    says: ["(265 − 270) / 270 = −1.9%"],
  },
  {
    finding: "1: violence to 19 March",
    ask: "figures nte-violence --area shoreditch --period 2019-04-01..2020-03-19",
    says: [row(264, 268, "−4", "−1.5%")],
  },
  {
    finding: "1: 20 to 31 March",
    ask: "figures nte-crime-and-asb --area shoreditch --period 2020-03-20..2020-03-31",
    says: [row(10, 55)],
  },
  {
    finding: "2: Dalston at night",
    ask: "figures nte-crime-and-asb --area dalston --findings --by type --period 2019/20",
    says: [
      night("asb", "dalston", "2019/20", 194, 130, "+64"),
      night("", "dalston", "2019/20", 799, 720, "+79", "+11%"),
      /Quarter 3/,
    ],
  },
  {
    finding: "2: its Quarter 3, and antisocial behaviour in it",
    ask: "figures nte-crime-and-asb --area dalston --by type --period 2019/20-Q3",
    says: [/\[type=asb\]\tdalston\t[^\t]*\t78\t31\t\+47/, /nte-crime-and-asb\tdalston\t[^\t]*\t238\t180\t\+58/],
  },
  {
    finding: "3: the other zones at night",
    ask: "figures nte-crime-and-asb --area london-fields --area stoke-newington --area hackney-central-and-homerton --period 2019/20",
    says: [
      row("nte-crime-and-asb", "london-fields", "2019/20", 47, 55, "−8", "−15%"),
      row("nte-crime-and-asb", "stoke-newington", "2019/20", 182, 144, "+38", "+26%"),
      row("nte-crime-and-asb", "hackney-central-and-homerton", "2019/20", 247, 190, "+57", "+30%"),
    ],
  },
  {
    finding: "4: knife injury victims under 25",
    ask: "figures knife-injury-under-25 --findings --period 2019/20",
    says: [
      "The 41 victims of the 12 months to March 2020 are the lowest 12-month total since the 12 months to May 2014 (40).",
    ],
  },
  {
    finding: "5: violence with injury, weapons",
    ask: "figures violence-with-injury weapons-possession --period 2019/20",
    says: [row(2815, 3060, "−245", "−8.0%"), row("weapons-possession", "hackney", "2019/20", 306, 372)],
  },
  {
    finding: "6: referrals after lockdown, by who refers",
    ask: "figures da-referrals --by source --period 2020-03-23..2020-06-14",
    says: [
      row(88, 103, "−15"),
      row(190, 85, "+105"),
      row(38, 41, "−3"),
      row(125, 65, "+60"),
      row(441, 294, "+147", "+50%"),
    ],
  },
  {
    finding: "6: the event, before and during it",
    ask: "figures da-police-reports robbery burglary --event lockdown-1 --period 2019/20",
    says: [
      row("23 March to 14 June 2020", 574, "23 March to 14 June 2019", 684, "−110", "−16%", "a clear fall"),
      row("23 March to 14 June 2020", 234, "23 March to 14 June 2019", 478, "−244", "−51%", "a clear fall"),
      row("23 March to 14 June 2020", 428, "23 March to 14 June 2019", 690, "−262", "−38%", "a clear fall"),
    ],
  },
  {
    finding: "6: referrals by quarter",
    ask: "figures da-referrals --by quarter --period 2019/20",
    says: [312, 321, 318, 333].map((count) => new RegExp(`\t${count}\t`)),
  },
  {
    finding: "6: antisocial behaviour after 23 March 2020 is not comparable",
    ask: "figures police-asb --period 2020-03-23..2020-06-14",
    says: [/police-asb\thackney\t[^\t]*\t[\d,]+\t[\d,]+\tnot comparable\tnot comparable/],
  },
  {
    finding: "7: hate crime by strand before and after, which are more than the offences",
    ask: "figures hate-race hate-faith hate-sexual-orientation hate-transgender hate-disability hate-crime --period 2020-03-23..2020-06-14",
    says: [
      row(86, 101, "−15", "−15%"),
      row(10, 15, "−5", "not applicable"),
      row(22, 21, "+1", "+4.8%"),
      row(5, 4, "+1", "not applicable"),
      row(7, 5, "+2", "not applicable"),
      row(126, 139, "−13", "−9.4%"),
    ],
  },
  {
    finding: "7: the proxy, rising on small numbers",
    ask: "figures hate-race-chinese-or-other-asian --period 2020-03-23..2020-06-14",
    says: [row(17, 6, "+11", "not applicable")],
  },
  {
    finding: "7: the proxy by quarter",
    ask: "figures hate-race-chinese-or-other-asian --by quarter --period 2019/20",
    says: [row(6, 5, "+1"), row(5, 4, "+1"), row(12, 5, "+7")],
  },
  {
    finding: "8: awaiting court, orders and custody on the last day held",
    ask: "figures youth-awaiting-court youth-orders youth-custody --period 2020-06-14",
    says: [
      /youth-awaiting-court\thackney\t[^\t]*\t56\t/,
      /youth-orders\thackney\t[^\t]*\t92\t/,
      /youth-custody\thackney\t[^\t]*\t4\t/,
    ],
  },
  {
    finding: "8: first time entrants by quarter",
    ask: "figures first-time-entrants --by quarter --period 2019/20",
    says: [row(22, 24, "−2"), row(20, 23, "−3"), row(21, 24, "−3"), row(17, 22, "−5")],
  },
  {
    finding: "8: reoffending, and education, training or employment",
    ask: "figures youth-eet --period 2019/20",
    says: [row("youth-eet", "hackney", "2019/20", "73.2%", "68.2%", "+5.1 points")],
  },
  {
    finding: "8: arrests of Black young people against those of White ones",
    ask: "figures youth-arrests --period 2019/20 --disproportionality ethnicity",
    says: ["\t13,500\t6.7\tper 1,000\t3.00\t1.85 to 4.87\thigher"],
  },
];

const annual: readonly Finding[] = [
  {
    finding: "9: all crime since 2002/03, against the force and the most similar boroughs",
    ask: "figures all-crime --with mps --with most-similar --from 2002/03 --period 2014/15",
    says: [
      row("Hackney", 39_400, 25_728, "−34.7%"),
      "a larger fall than that of the Metropolitan Police (−13.4%)",
      "similar to the mean of the changes in the most similar boroughs (−34.5%)",
    ],
  },
  {
    finding: "9: the difference",
    ask: "explain all-crime/hackney/fy2014-15/difference:fy2002-03",
    says: ["25,728 − 39,400 = −13,672"],
  },
  {
    finding: "9: 2015/16",
    ask: "figures all-crime --with most-similar --findings --period 2015/16",
    says: [
      row("all-crime", "hackney", "2015/16", 27_272, 25_728, "+1,544", "+6.0%"),
      "Every other area of the most similar boroughs rose.",
      "is lower than their mean",
      "It is the first yearly rise since 2007/08.",
    ],
  },
  {
    finding: "10: serious youth violence and its targets",
    ask: "figures syv-victims --findings --period 2015/16",
    says: [
      row(253, 269, "−16", "−5.9%"),
      "within usual variation",
      "The target of at most 236 was missed by 17.",
      "The target for 2016/17 is at most 225.",
    ],
  },
  {
    finding: "10: its years",
    ask: "figures syv-victims --by year --period 2011-04..2016-03",
    says: [310, 281, 246, 269, 253].map((count) => new RegExp(`\t${count}\t`)),
  },
  {
    finding: "11 to 13: targets whose actual is not available",
    ask: "figures knife-injury-under-25 gun-discharges asb-victim-referrals --findings --period 2015/16",
    says: [
      /knife-injury-under-25\thackney\t2015\/16\tnot available/,
      /gun-discharges\thackney\t2015\/16\tnot available/,
      /asb-victim-referrals\thackney\t2015\/16\tnot available/,
      /44%/,
      "The target is at most 20.",
      "That is 20.8, or +73% on last year’s 12; rounded down, at most 20, which is 8 more than last year",
      "The target is at least 80.",
    ],
  },
  {
    finding: "12: the target of gun discharges on last year",
    ask: "figures gun-discharges --by year --period 2012-04..2016-03",
    says: [26, 11, 12].map((count) => new RegExp(`\t${count}\t`)),
  },
  {
    finding: "14: burglary",
    ask: "figures burglary --from 2002/03 --period 2011/12",
    says: [row(2208, 4800, "−2,592", "−54%")],
  },
  {
    finding: "14: almost as many of other premises as of homes",
    ask: "figures burglary-other --ratio burglary-residential --from 2011/12 --period 2014/15",
    says: [
      "There were almost as many burglaries of businesses and other premises as residential burglaries in 2014/15",
    ],
  },
  {
    finding: "14: pedal cycles took off",
    ask: "figures burglary-other-pedal-cycles --by year --findings --period 2014/15",
    says: [/\t260\t115\t/, /is the greatest of .* yearly rises in a row/],
  },
  {
    finding: "14: above the group's mean",
    ask: "figures burglary --with most-similar --period 2014/15",
    says: ["is higher than their mean"],
  },
  {
    finding: "15: noise and nuisance neighbours",
    ask: "figures noise-and-nuisance noise-and-nuisance-share --by year --period 2012-04..2016-03",
    says: ["41.0%", /\t9,700\t/],
  },
  {
    finding: "15: a mean of 8,600",
    ask: "figures noise-cases --by year --mean --period 2012-04..2016-03",
    says: ["a mean of 8,600 cases for 2012/13 to 2015/16"],
  },
  {
    finding: "16: a third at night",
    ask: "figures night-crime-share --period 2015/16",
    says: [/night-crime-share\thackney\t2015\/16\t33\.0%/],
  },
  {
    finding: "17: deliberate fires, and the week in Haggerston",
    ask: "figures deliberate-fires deliberate-fires-primary --cluster --period 2015/16",
    says: [
      row(94, 93, "+1", "+1.1%"),
      row(39, 31),
      "The most in one ward and week are 7 of the 94, in Haggerston from 14 to 20 September 2015",
      "Without them there were 87 fires, against all 93 of 2014/15 (−6.5%), within usual variation.",
    ],
  },
  {
    finding: "18: sexual offences, with and without old ones",
    ask: "figures rape other-sexual-offences sexual-offences-within-a-year reported-after-a-year --period 2015/16",
    says: [row(252, 186), row(416, 350), row(574, 474), "14.1%"],
  },
  {
    finding: "19: MOPAC 7 against 2011/12",
    ask: "figures mopac-7 criminal-damage violence-with-injury --from 2011/12 --period 2015/16",
    says: [row(11_570, 13_638), row(1890, 2210), row(2560, 1960)],
  },
  {
    finding: "20: young people under orders on a day",
    ask: "figures youth-orders --rate 0-24,10-17 --period 2016-04-01",
    says: [/\t144\t/, /0\.2%/],
  },
];

describe.each([
  { sample: "2019-20", today: "2020-06-22", findings: quarterly },
  { sample: "2015-16", today: "2016-05-12", findings: annual },
] as const)("the findings of the sample of $sample, asked for at the command line", ({ sample, today, findings }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "csp-assess-findings-"));
    await writeSamplePartnership(folder, { sample });
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(findings)("$finding", async ({ ask, says }) => {
    const { exitCode, stdout, stderr } = await runCli([...ask.split(" "), "--folder", folder, "--quiet"], { today });
    expect(exitCode, stderr).toBe(0);
    for (const words of says)
      if (typeof words === "string") expect(stdout).toContain(words);
      else expect(stdout).toMatch(words);
  });
});
