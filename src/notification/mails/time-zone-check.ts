import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { MAIL_SETTINGS, type MailSettings } from './mail-settings.js';
import {
  differs,
  hoursOfYear,
  inEarlierYears,
  offsetText,
  outOfDate,
  type OffsetPair,
  type Source,
} from './time-zone-data.js';

/** Zones that need no data. PostgreSQL reads +02:00 with the opposite sign besides (POSIX). */
const fixedOffset = /^([+-]|(Etc\/)?(UTC|GMT)$)/i;

/** SQLSTATE invalid_parameter_value: SET TimeZone to a name that PostgreSQL does not know. */
const unknownName = '22023';

const advice: Readonly<Record<Source, string>> = {
  'Node.js':
    'Node.js is probably out of date, and the times in mails are wrong from then on: update Node.js',
  PostgreSQL:
    'PostgreSQL is probably out of date; the times in mails are right: update its time zone data',
};

/**
 * Says at the start where Node.js and PostgreSQL disagree about the clocks of the mails' time zone within
 * the next year. Mails go by Node.js, which carries its data within itself: what a government decides is
 * known to a Node.js that was released later. The service starts all the same: only the times that owners
 * read depend on it, never how long a PIN is valid.
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
    if (fixedOffset.test(this.timeZone)) return;
    try {
      await this.compare();
    } catch (error) {
      const msg =
        sqlState(error) === unknownName
          ? 'PostgreSQL does not know the time zone of the mails, so nothing checks its clocks'
          : 'could not compare the clocks of the time zone of the mails';
      this.logger.warn({ msg, timeZone: this.timeZone, err: error });
    }
  }

  private async compare(): Promise<void> {
    const differing = (await this.pairs(hoursOfYear(new Date()))).filter(differs);
    const [first] = differing;
    if (!first) return;
    // One a day is enough to judge by, and few enough to ask about years.
    const daily = differing.filter((_, index) => index % 24 === 0);
    const before = await this.pairs(daily.flatMap(({ at }) => inEarlierYears(at)));
    const years = before.length / daily.length;
    const earlier = daily.map((_, index) => before.slice(index * years, (index + 1) * years));
    const stale = outOfDate(daily, earlier);
    this.logger.warn({
      msg: `Node.js and PostgreSQL disagree about the mails' time zone: ${stale ? advice[stale] : 'one of them is out of date'}`,
      from: new Date(first.at).toISOString(),
      offsets: { node: offsetText(first.node), database: offsetText(first.database) },
      ...(await this.versions()),
    });
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
   * With the session's own zone, as AT TIME ZONE would take CET, EST and others for abbreviations of a
   * fixed offset.
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
      // It does not tell the release of its time zone data, which may be the operating system's.
      database: `PostgreSQL ${row?.version ?? ''}`,
    };
  }
}

function offsetsOfNode(timeZone: string, instants: readonly number[]): number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return instants.map((at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    // GMT-08:00; GMT alone, or GMT+00:00, is none.
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  });
}

function sqlState(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
