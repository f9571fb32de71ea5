/**
 * The moment of Greenwich that a text with an offset names, as SQL: `2018-03-31T23:00:00+00:00`. NULL when it is none. Files
 * of stops and searches are in Greenwich time; where the offset has been lost on the way, it is taken to be so still.
 */
export const greenwichMoment = (text: string): string => {
  const offset = (group: number): string =>
    `try_cast(regexp_extract(${text}, '([+-])(\\d{2}):?(\\d{2})$', ${group}) AS INTEGER)`;
  return `CASE WHEN regexp_full_match(${text}, '\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?')
    THEN try_strptime(replace(left(${text}, 16), 'T', ' '), '%Y-%m-%d %H:%M')
      - to_minutes(coalesce(CASE regexp_extract(${text}, '\\d([+-])\\d{2}:?\\d{2}$', 1) WHEN '-' THEN -1 WHEN '+' THEN 1 END
        * (60 * ${offset(2)} + ${offset(3)}), 0)) END`;
};

/** 01:00 in Greenwich on the last Sunday of a month of 31 days: when summer time begins (March) and ends (October). */
const change = (moment: string, month: number): string => {
  const last = `make_date(year(${moment}), ${month}, 31)`;
  return `(${last} - dayofweek(${last})::INTEGER + INTERVAL 1 HOUR)`;
};

/**
 * Wall-clock time in London of a moment of Greenwich, as SQL. The rule has held since 1996; before, the clocks went back on other
 * Sundays. It is written out because the store cannot be counted on to have a table of time zones everywhere.
 */
export const londonTime = (moment: string): string =>
  `(${moment} + CASE WHEN ${moment} >= ${change(moment, 3)} AND ${moment} < ${change(moment, 10)} THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END)`;
