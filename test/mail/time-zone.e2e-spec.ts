import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';

interface Warning {
  readonly context: string;
  readonly level: string;
  readonly msg: string;
  readonly from?: string;
  readonly node: string;
}

describe('the time zone of the mails', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  /** The warnings of an instance at its start. */
  async function warningsOf(timeZone: string): Promise<Warning[]> {
    const before = service.logs.length;
    const instance = await service.another({ MAIL_TIME_ZONE: timeZone });
    await instance.close();
    return service.logs
      .slice(before)
      .map((line) => JSON.parse(line) as Warning)
      .filter(({ context }) => context === 'TimeZoneCheck');
  }

  /** The first day of the next year on which both differ, found day by day. */
  async function firstDayApart(timeZone: string): Promise<string | undefined> {
    const days = await service.db.dataSource.query<{ day: Date; clock: string }[]>(
      `SELECT day, to_char(day AT TIME ZONE $1, 'HH24:MI') AS clock
       FROM generate_series(now(), now() + '1 year', '1 day') AS day`,
      [timeZone],
    );
    const clock = new Intl.DateTimeFormat('de', { timeZone, timeStyle: 'short' });
    return days.find((row) => clock.format(row.day) !== row.clock)?.day.toISOString();
  }

  // With PostgreSQL 18.4 (tz 2026b) Node.js 20 (2025c) is behind in Vancouver; Edmonton and Casablanca
  // are known only to a Node.js with tz 2026c. Others may agree, and then there is no warning.
  it.each(['America/Vancouver', 'America/Edmonton', 'Africa/Casablanca', 'Europe/Vienna', 'UTC'])(
    '%s: logs a warning with the date if Node.js and PostgreSQL disagree, and nothing otherwise',
    async (timeZone) => {
      const warnings = await warningsOf(timeZone);
      const apart = await firstDayApart(timeZone);
      if (apart === undefined) {
        expect(warnings).toEqual([]);
        return;
      }
      expect(warnings).toMatchObject([{ level: 'warn', timeZone }]);
      const [{ from = '', node, msg } = {} as Warning] = warnings;
      const early = new Date(apart).getTime() - new Date(from).getTime();
      // The service checks every full hour, this test one instant a day.
      expect(early).toBeGreaterThanOrEqual(0);
      expect(early).toBeLessThan(25 * 3_600_000);
      expect(node).toContain(process.versions.tz);
      expect(msg).toMatch(/(Node\.js|PostgreSQL) is probably out of date/);
    },
  );

  it('does not prevent the start if PostgreSQL does not know it, and is logged', async () => {
    const [warning, ...more] = await warningsOf('Canada/East-Saskatchewan');
    expect(warning).toMatchObject({ level: 'warn', timeZone: 'Canada/East-Saskatchewan' });
    expect(warning?.msg).toContain('does not know the time zone');
    expect(more).toEqual([]);
  });

  // Node.js 20 accepts IANA names only.
  it.skipIf(process.versions.node.startsWith('20.'))(
    'is compared correctly for +02:00, which PostgreSQL reads with the opposite sign',
    async () => {
      expect(await warningsOf('+02:00')).toEqual([]);
    },
  );

  it.each(['CET', 'EST', 'MET', 'EST5EDT'])(
    'is the zone %s, not the abbreviation of that name',
    async (timeZone) => {
      expect(await warningsOf(timeZone)).toEqual([]);
    },
  );
});
