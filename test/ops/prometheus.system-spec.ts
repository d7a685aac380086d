import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { Prometheus, prometheusIsInstalled, promtool, type Rule } from '../support/prometheus.js';
import { expectReset, resetPin } from '../support/soap.js';

const read = (name: string) =>
  readFileSync(new URL(`../../deploy/prometheus/${name}`, import.meta.url), 'utf8');

describe('the alert rules', () => {
  const names = [...read('alerts.yml').matchAll(/^ +- alert: (\w+)$/gm)].map(([, name]) => name);

  it('each have a test of when they fire, and of when not', () => {
    const tests = read('alerts.test.yml').split('- eval_time:').slice(1);
    const tested = (name: string | undefined, fires: boolean) =>
      tests.some((test) => {
        const silent = test.includes('exp_alerts: []');
        return new RegExp(`alertname: ${name}$`, 'm').test(test) && silent !== fires;
      });
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !tested(name, true) || !tested(name, false))).toEqual([]);
  });

  it('each say how grave it is, what has happened, and what to do', () => {
    const alerts = read('alerts.yml').split('- alert: ').slice(1);
    for (const alert of alerts) {
      expect(alert).toMatch(/^ +labels: { severity: (warning|critical) }$/m);
      expect(alert).toMatch(/^ +summary: \S/m);
      expect(alert).toMatch(/^ +description: \S/m);
    }
  });

  it.skipIf(!prometheusIsInstalled)('are valid to promtool', async () => {
    const { code, said } = await promtool([
      'check',
      'rules',
      '--lint=all',
      '--lint-fatal',
      'alerts.yml',
    ]);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain(`${names.length} rules found`);
  });

  it.skipIf(!prometheusIsInstalled)('fire when they should, and only then', async () => {
    const { code, said } = await promtool(['test', 'rules', 'alerts.test.yml']);
    expect({ code, said }).toMatchObject({ code: 0 });
  });
});

describe.skipIf(!prometheusIsInstalled)('a Prometheus that scrapes umpin', () => {
  let folder: string;
  let service: TestService;
  let prometheus: Prometheus;
  let instance: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-prometheus-'));
    const file = join(folder, 'audit.jsonl');
    service = await TestService.start({ METRICS: 'true', AUDIT_EXPORT_FILE: file });
    await service.app.listen(0, '127.0.0.1');
    instance = new URL(await service.app.getUrl()).host;
    prometheus = await Prometheus.start([instance]);
  });
  afterAll(async () => {
    await prometheus.stop();
    await service.stop();
    await rm(folder, { recursive: true });
  });

  /** Asked again until it is there: a scrape a second. */
  const valueOf = async (query: string) => {
    const [sample] = await prometheus.query(query);
    return sample && Number(sample.value[1]);
  };
  const metricsOf = ({ query }: Rule) =>
    [...query.matchAll(/\b(?:umpin|nodejs|process)_\w+/g)].map(([name]) => name);

  it('reads what umpin counts', async () => {
    await expect.poll(() => valueOf('up{job="umpin"}')).toBe(1);
    expectReset(await resetPin(service.server, await service.aMailbox()));
    await expect.poll(() => valueOf('umpin_resets_total{outcome="delivered"}')).toBe(1);
    expect(await valueOf('umpin_reset_seconds_count')).toBe(1);
    expect(await prometheus.query('umpin_database_up')).toMatchObject([
      { metric: { job: 'umpin', instance }, value: [expect.any(Number), '1'] },
    ]);
  });

  it('finds every series that an alert is made of', async () => {
    await expect.poll(() => valueOf('up{job="umpin"}')).toBe(1);
    const rules = await prometheus.rules();
    const names = new Set(rules.flatMap(metricsOf));
    expect(names.size).toBeGreaterThan(10);
    for (const name of names) expect(await valueOf(`count(${name})`), name).toBeGreaterThan(0);
    // A label value that does not exist, such as a misspelt outcome, matches nothing.
    const selectors = rules.flatMap(({ query }) => query.match(/umpin_\w+\{[^}]*\}/g) ?? []);
    expect(selectors.length).toBeGreaterThan(5);
    for (const selector of selectors) {
      const [, name = '', label = '', values = ''] =
        /^(\w+)\{(\w+)=~?"([^"]*)"\}$/.exec(selector) ?? [];
      for (const value of values.split('|')) {
        expect(await valueOf(`count(${name}{${label}="${value}"})`), selector).toBeGreaterThan(0);
      }
    }
  });

  it('evaluates every rule without an error, and none fires on a service that is well', async () => {
    const states = async () =>
      (await prometheus.rules()).map(({ name, health, state }) => ({ name, health, state }));
    await expect
      .poll(async () => (await states()).every(({ health }) => health === 'ok'))
      .toBe(true);
    for (const { name, state } of await states())
      expect(`${name} ${state}`).toBe(`${name} inactive`);
  });

  it('is told when the database is away', async () => {
    const state = async () =>
      (await prometheus.rules()).find(({ name }) => name === 'UmpinDatabaseAway')?.state;
    await service.db.away();
    try {
      await expect.poll(state).toBe('pending');
    } finally {
      await service.db.back();
    }
    await expect.poll(state).toBe('inactive');
  });

  it('gets metrics with which promtool finds no fault', async () => {
    const { text } = await request(service.server).get('/metrics').expect(200);
    const { said } = await promtool(['check', 'metrics'], text);
    // Those of Node.js and of the process have the names of prom-client.
    const ours = said.split('\n').filter((line) => line.startsWith('umpin_'));
    expect(ours).toEqual([]);
    expect(said).not.toMatch(/error while linting|parsing/);
  });
});
