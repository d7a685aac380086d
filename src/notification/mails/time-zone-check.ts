import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { MAIL_SETTINGS, type MailSettings } from './compose-mail.js';

/** Zones that need no data. Besides, PostgreSQL reads +02:00 with the opposite sign (POSIX). */
const fixedOffset = /^([+-]|(Etc\/)?(UTC|GMT)$)/i;

/** SQLSTATE invalid_parameter_value: SET TimeZone to a name that PostgreSQL does not know. */
const unknownName = '22023';

/** The offsets of one instant according to two sources of time zone data, minutes east of UTC. */
export interface OffsetPair {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly node: number;
  readonly database: number;
}

type Source = 'Node.js' | 'PostgreSQL';

const advice: Readonly<Record<Source, string>> = {
  'Node.js':
    'Node.js is probably out of date, and the times in mails are wrong from then on: update Node.js',
  PostgreSQL:
    'PostgreSQL is probably out of date; the times in mails are right: update its time zone data',
};

/**
 * Warns at the start if Node.js and PostgreSQL disagree about the offsets of the mails' time zone within the
 * next year. Mails use the time zone data inside Node.js, so a Node.js that is older than a government's
 * decision does not know it. The service starts anyway: only the times that owners read depend on this,
 * never how long a PIN is valid.
 */
@Injectable()
export class TimeZoneCheck implements OnApplicationBootstrap {
  private readonly logger = new Logger(TimeZoneCheck.name);
  private readonly timeZone: string;

  constructor(
    private readonly database: Database,
    @Inject(MAIL_SETTINGS) { timeZone }: MailSettings,
  ) {
    this.timeZone = timeZone;
  }

  async onApplicationBootstrap(): Promise<void> {
    try {
      const difference = await this.difference();
      if (difference) this.logger.warn(difference);
    } catch (error) {
      const msg = isUnknownZone(error)
        ? 'PostgreSQL does not know the time zone of the mails, so nothing checks its clocks'
        : 'could not compare the clocks of the time zone of the mails';
      this.logger.warn({ msg, timeZone: this.timeZone, err: error });
    }
  }

  /** What differs within the next year, and which of the two is probably out of date; undefined if nothing does. */
  async difference() {
    if (fixedOffset.test(this.timeZone)) return undefined;
    const differing = (await this.pairs(hoursOfYear(new Date()))).filter(differs);
    const [first] = differing;
    if (!first) return undefined;
    // One instant a day suffices, and keeps the queries about earlier years small.
    const daily = differing.filter((_, index) => index % 24 === 0);
    const before = await this.pairs(daily.flatMap(({ at }) => inEarlierYears(at)));
    const years = before.length / daily.length;
    const earlier = daily.map((_, index) => before.slice(index * years, (index + 1) * years));
    const stale = outOfDate(daily, earlier);
    return {
      msg: `Node.js and PostgreSQL disagree about the mails' time zone: ${stale ? advice[stale] : 'one of them is out of date'}`,
      from: new Date(first.at).toISOString(),
      offsets: { node: offsetText(first.node), database: offsetText(first.database) },
      ...(await this.versions()),
    };
  }

  private async pairs(instants: readonly number[]): Promise<OffsetPair[]> {
    const byDatabase = await this.offsetsOfDatabase(instants);
    const byNode = offsetsOfNode(this.timeZone, instants);
    return instants.map((at, index) => ({
      at,
      node: byNode[index] ?? NaN,
      database: byDatabase[index] ?? NaN,
    }));
  }

  /**
   * Uses the time zone of the session: AT TIME ZONE would take CET, EST and others for abbreviations of
   * fixed offsets.
   */
  private offsetsOfDatabase(instants: readonly number[]): Promise<number[]> {
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('TimeZone', $1, true)`, [this.timeZone]);
      const rows = await tx.query<{ minutes: number }[]>(
        `SELECT (extract(timezone FROM to_timestamp(second)) / 60)::int AS minutes
         FROM unnest($1::float8[]) WITH ORDINALITY AS asked (second, place) ORDER BY place`,
        [instants.map((at) => at / 1_000)],
      );
      return rows.map(({ minutes }) => minutes);
    });
  }

  private async versions() {
    const sql = `SELECT current_setting('server_version') AS version`;
    const [row] = await this.database.statement((manager) =>
      manager.query<{ version: string }[]>(sql),
    );
    return {
      timeZone: this.timeZone,
      node: `${process.version}, time zone data ${process.versions.tz ?? 'of an unknown release'}`,
      // PostgreSQL does not report the release of its time zone data, which may be the operating system's.
      database: `PostgreSQL ${row?.version ?? ''}`,
    };
  }
}

function offsetsOfNode(timeZone: string, instants: readonly number[]): number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return instants.map((at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    // GMT-08:00; GMT alone and GMT+00:00 are offset 0.
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  });
}

/** Whether PostgreSQL has no data about the time zone. */
export function isUnknownZone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === unknownName;
}

const hour = 3_600_000;
/** 52 weeks and not 365 days: clocks change on a day of the week. */
const year = 52 * 7 * 24 * hour;

/** How many earlier years are searched for one on which both sources agree. */
const earlierYears = 5;

/** Every full hour of the year that begins at `now`. */
export function hoursOfYear(now: Date): number[] {
  const first = now.getTime() - (now.getTime() % hour);
  return Array.from({ length: 366 * 24 }, (_, index) => first + index * hour);
}

const differs = ({ node, database }: OffsetPair): boolean => node !== database;

/** The same week and time of day in earlier years, the last one first. */
export function inEarlierYears(at: number): number[] {
  return Array.from({ length: earlierYears }, (_, index) => at - (index + 1) * year);
}

/**
 * The source that does not know of a change of the rules. Neither source reports its release, so their
 * offsets are compared: where they differ, the source that repeats an earlier year on which both agree is
 * probably out of date. A change that was announced and then withdrawn misleads this.
 *
 * @param differing pairs that differ
 * @param earlier for each of them the pairs of its `inEarlierYears`
 * @returns undefined if neither or both repeat an earlier year
 */
export function outOfDate(
  differing: readonly OffsetPair[],
  earlier: readonly (readonly OffsetPair[])[],
): Source | undefined {
  const repeats = { node: 0, database: 0 };
  differing.forEach((pair, index) => {
    const agreed = earlier[index]?.find((before) => !differs(before));
    if (pair.node === agreed?.node) repeats.node += 1;
    if (pair.database === agreed?.database) repeats.database += 1;
  });
  if (repeats.node === repeats.database) return undefined;
  return repeats.node > repeats.database ? 'Node.js' : 'PostgreSQL';
}

/** `-07:00`, as ISO 8601 writes it. */
export function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}
