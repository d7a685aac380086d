import request, { type Response } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../src/config/config.js';
import { TestService } from '../support/app.js';
import { Collector, type CaughtSpan } from '../support/collector.js';
import { aPhoneSystem } from '../support/phone.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { endpoint, expectFault, expectReset, post, resetPin } from '../support/soap.js';

/** Of a caller, with the flag that it is sampled. */
const callersTrace = '0af7651916cd43dd8448eb211c80319c';
const callersSpan = 'b7ad6b7169203331';

interface LogLine {
  readonly msg?: string;
  readonly requestId?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
}

describe('tracing', () => {
  let collector: Collector;
  let service: TestService;

  beforeAll(async () => {
    collector = await Collector.start();
    // Read by OpenTelemetry's SDK itself when it starts; five seconds if it is not set.
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=made-up');
    service = await TestService.start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    vi.unstubAllEnvs();
  });
  afterEach(() => service.smtp.wellAgain());
  afterAll(async () => {
    await service.stop();
    await collector.stop();
  });

  /** The trace of an answered request, once its root has been exported with all that was before it. */
  const traceOf = async ({ headers }: Response): Promise<CaughtSpan[]> => {
    const id = (headers as Record<string, string>)['request-id'];
    await expect.poll(() => collector.traceWith('umpin.request_id', id)).not.toEqual([]);
    return collector.traceWith('umpin.request_id', id);
  };

  it('makes a span of a reset, with a child for each of its steps', async () => {
    const owner = await service.aMailbox();
    const trace = await traceOf(expectDone(await resetPin(service.server, owner)));
    expect(treeOf(trace)).toEqual({
      'POST /EWS/UM2007Legacy.asmx': {
        authenticate: {},
        reset: {
          read: {},
          hash: {},
          stage: {},
          deliver: { smtp: {}, activate: {} },
        },
      },
    });
    expect(new Set(trace.map(({ traceId }) => traceId)).size).toBe(1);
    expect(trace.filter(({ failed }) => failed)).toEqual([]);
    expect(named(trace, 'reset').facts).toEqual({
      'umpin.reset_id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
      'umpin.on_behalf': false,
      'umpin.outcome': 'delivered',
    });
    expect(named(trace, 'deliver').facts).toEqual({
      'umpin.mail.topic': 'new-pin',
      'umpin.mail.attempt': 1,
      'umpin.outcome': 'delivered',
    });
  });

  it('names the service, its version and what the environment adds', async () => {
    const owner = await service.aMailbox();
    const [span] = await traceOf(await resetPin(service.server, owner));
    expect(span?.resource).toMatchObject({
      'service.name': 'umpin',
      'service.version': expect.stringMatching(/^\d/) as string,
      'deployment.environment.name': 'made-up',
    });
    // The SDK's detectors would say more, the command line among it.
    expect(Object.keys(span?.resource ?? {}).filter((key) => key.startsWith('process.'))).toEqual(
      [],
    );
  });

  it('gives each of several simultaneous resets a trace of its own', async () => {
    const owners = await Promise.all([1, 2, 3, 4, 5, 6].map(() => service.aMailbox()));
    const answers = await Promise.all(owners.map((owner) => resetPin(service.server, owner)));
    const traces = await Promise.all(answers.map((answer) => traceOf(expectDone(answer))));
    for (const trace of traces) {
      expect(trace.map(({ name }) => name).sort()).toEqual(
        [
          'POST /EWS/UM2007Legacy.asmx',
          'activate',
          'authenticate',
          'deliver',
          'hash',
          'read',
          'reset',
          'smtp',
          'stage',
        ].sort(),
      );
    }
    const ids = traces.map(([first]) => first?.traceId);
    expect(new Set(ids).size).toBe(owners.length);
  });

  it("continues its caller's trace", async () => {
    const owner = await service.aMailbox();
    const answer = await resetPin(service.server, owner).set(
      'traceparent',
      `00-${callersTrace}-${callersSpan}-01`,
    );
    const root = named(await traceOf(answer), 'POST /EWS/UM2007Legacy.asmx');
    expect(root).toMatchObject({ traceId: callersTrace, parentSpanId: callersSpan, kind: 2 });
  });

  it.each([
    ['nothing', ''],
    ['another text', 'swordfish'],
    ['capitals', `00-${callersTrace.toUpperCase()}-${callersSpan}-01`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${callersSpan}-01`],
    ['a span of zeros', `00-${callersTrace}-${'0'.repeat(16)}-01`],
    ['the forbidden version', `ff-${callersTrace}-${callersSpan}-01`],
    ['more than version 00 has', `00-${callersTrace}-${callersSpan}-01-swordfish`],
    ['a short trace', `00-${callersTrace.slice(1)}-${callersSpan}-01`],
  ])('ignores a traceparent that is %s', async (_, traceparent) => {
    const answer = await request(service.server).get(endpoint).set('traceparent', traceparent);
    const [root] = await traceOf(answer);
    expect(root?.parentSpanId).toBeUndefined();
    expect(root?.traceId).toMatch(/^[\da-f]{32}$/);
    expect(root?.traceId).not.toBe(callersTrace);
  });

  it('exports nothing of a request whose caller does not sample it, and logs its trace', async () => {
    const owner = await service.aMailbox();
    const trace = 'c0ffee1916cd43dd8448eb211c80319c';
    const unsampled = await resetPin(service.server, owner).set(
      'traceparent',
      `00-${trace}-${callersSpan}-00`,
    );
    expectReset(unsampled);
    await traceOf(await resetPin(service.server, owner));
    expect(collector.spans.filter(({ traceId }) => traceId === trace)).toEqual([]);
    expect(linesAbout(unsampled).map(({ trace_id: id }) => id)).toContain(trace);
  });

  it('joins the log with traces and requests', async () => {
    const owner = await service.aMailbox();
    service.smtp.atRecipient = () => ({ refuse: 550 });
    const answer = await resetPin(service.server, owner);
    expectFault(answer, 'ErrorInternalServerError', 'NotificationFailedException');
    const trace = await traceOf(answer);
    const root = named(trace, 'POST /EWS/UM2007Legacy.asmx');
    const lines = linesAbout(answer);
    // The filter's line and that of the request, which end on behalf of the whole request.
    expect(lines.map(({ msg }) => msg)).toEqual(['request refused', 'request']);
    for (const line of lines) {
      expect(line).toMatchObject({ trace_id: root.traceId, span_id: root.spanId });
    }
    // The relay knows no request, but its trace.
    const dropped = logLines().filter(
      ({ msg, trace_id: id }) => msg === 'mail dropped' && id === root.traceId,
    );
    expect(dropped).toMatchObject([{ span_id: named(trace, 'deliver').spanId }]);
  });

  it('tells of a failure by the refusal and the reply code', async () => {
    const owner = await service.aMailbox();
    service.smtp.atRecipient = () => ({ refuse: 550 });
    const trace = await traceOf(await resetPin(service.server, owner));
    const failures = trace.filter(({ failed }) => failed);
    expect(
      Object.fromEntries(failures.map(({ name, facts }) => [name, facts['error.type']])),
    ).toEqual({
      'POST /EWS/UM2007Legacy.asmx': '500',
      reset: 'NotificationRefused',
      smtp: 'refused',
    });
    expect(named(trace, 'smtp').facts['umpin.mail.reason']).toBe('EENVELOPE 550');
    expect(named(trace, 'deliver').facts['umpin.outcome']).toBe('refused');
  });

  it('gives a reset that joins another one a trace of its own', async () => {
    const owner = await service.aMailbox();
    const answers = await Promise.all([1, 2].map(() => resetPin(service.server, owner)));
    const outcomes = await Promise.all(
      answers.map(async (answer) => named(await traceOf(answer), 'reset').facts['umpin.outcome']),
    );
    expect(outcomes.sort()).toEqual(['delivered', 'joined']);
  });

  it('links a delivery in the background to the reset that asked for it', async () => {
    const owner = await service.aMailbox();
    let cuts = 0;
    // The mail may have arrived: it is sent again, after the caller's reset has ended or beside it.
    service.smtp.atEnd = () => (cuts++ === 0 ? 'cut' : 'accept');
    const answer = expectDone(await resetPin(service.server, owner));
    const trace = await traceOf(answer);
    expect(named(trace, 'deliver').facts['umpin.outcome']).toBe('open');
    const { traceId } = named(trace, 'reset');
    const later = () => collector.spans.filter(({ links }) => links.includes(traceId));
    await expect.poll(later).toHaveLength(1);
    const [delivery] = later();
    expect(delivery).toMatchObject({
      name: 'deliver',
      parentSpanId: undefined,
      facts: { 'umpin.mail.attempt': 2, 'umpin.outcome': 'delivered' },
    });
    expect(delivery?.traceId).not.toBe(traceId);
    expect(treeOf(collector.spans.filter((each) => each.traceId === delivery?.traceId))).toEqual({
      deliver: { smtp: {}, activate: {} },
    });
  });

  it('makes one span of a PIN verification', async () => {
    const owner = await service.aMailbox({ pin: '482915' });
    const system = await aPhoneSystem(service);
    const verify = (pin: string) =>
      request(service.server)
        .post('/v1/pin/verify')
        .auth(system.login, system.key)
        .send({ mailbox: owner.address, pin });
    for (const [pin, outcome] of [
      ['482915', 'accepted'],
      ['482916', 'denied'],
    ] as const) {
      const trace = await traceOf(await verify(pin));
      expect(treeOf(trace)).toEqual({ 'POST /v1/pin/verify': {} });
      expect(trace[0]?.facts['umpin.outcome']).toBe(outcome);
    }
  });

  it('makes no span of probes, and none of paths that are not served', async () => {
    await request(service.server).get('/health/live').expect(200);
    await request(service.server).get('/health/ready').expect(200);
    await request(service.server).get('/swordfish').expect(404);
    await traceOf(await request(service.server).get(endpoint));
    const names = collector.spans.map(({ name }) => name);
    expect(names.filter((name) => /health|swordfish/.test(name))).toEqual([]);
  });

  it('exports no PIN, address, login or password, whatever a request holds (P6)', async () => {
    const canary = 'swordfish';
    const owner = await service.aMailbox({ address: `${canary}@example.com`, pin: '482915' });
    const system = await aPhoneSystem(service, { login: `${canary}-pbx` });
    const { server } = service;
    const answers = [
      await resetPin(server, owner)
        .set('user-agent', canary)
        .set('tracestate', `vendor=${canary}`)
        .set('traceparent', `00-${callersTrace}-${callersSpan}-01`)
        .set('baggage', `name=${canary}`)
        .set('client-request-id', canary)
        .query({ [canary]: canary }),
      await resetPin(server, { login: owner.login, password: canary }),
      await post(server, `<${canary}>`, owner),
      await resetPin(server, owner, { headers: `<${canary}/>` }),
    ];
    service.smtp.refusal = canary;
    for (const refuse of [450, 550]) {
      service.smtp.atRecipient = () => ({ refuse });
      answers.push(await resetPin(server, owner));
    }
    service.smtp.wellAgain();
    for (const pin of ['482915', '482916', canary]) {
      const form = { mailbox: owner.address, pin, context: canary, callId: canary };
      const verify = request(server).post('/v1/pin/verify');
      answers.push(await verify.auth(system.login, system.key).send(form));
    }
    await service.db.away();
    try {
      answers.push(await resetPin(server, owner));
    } finally {
      await service.db.back();
    }
    for (const answer of answers) await traceOf(answer);
    const exported = collector.bodies.join('\n');
    const pins = service.smtp.mails.map(({ pin }) => pin);
    expect(pins.length).toBeGreaterThan(0);
    // Long enough not to be part of an id or a time by chance only as words of their own.
    for (const secret of [...new Set(pins), '482915', '482916']) {
      expect(exported).not.toMatch(new RegExp(`"[^"]*\\b${secret}\\b[^"]*"`));
    }
    for (const secret of [canary, owner.mailboxId, owner.password, system.key, '@', '127.0.0.1']) {
      expect(exported).not.toContain(secret);
    }
  });

  it('exports what has ended when the service stops', async () => {
    const owner = await service.aMailbox();
    // With the five seconds that the SDK waits by default.
    const app = await service.another({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/v1/traces`,
    });
    const answer = await resetPin(app.getHttpServer(), owner);
    const id = (answer.headers as Record<string, string>)['request-id'];
    expect(collector.traceWith('umpin.request_id', id)).toEqual([]);
    await app.close();
    expect(collector.traceWith('umpin.request_id', id)).toHaveLength(9);
  });

  it.each([
    ['refuses connections', 'http://127.0.0.1:9'],
    ['never answers', undefined],
  ])('resets PINs and stops although the collector %s', async (_, away) => {
    const owner = await service.aMailbox();
    const silent = await Collector.start();
    silent.answer = () => undefined;
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '1');
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '300');
    const logged = service.logs.length;
    const app = await service.another({ OTEL_EXPORTER_OTLP_ENDPOINT: away ?? silent.url });
    vi.unstubAllEnvs();
    try {
      const complaints = () =>
        service.logs.slice(logged).filter((line) => line.includes('the collector takes no spans'));
      expectReset(await resetPin(app.getHttpServer(), owner));
      await expect.poll(() => complaints().length).toBe(1);
      // Of many exports that fail, the first is logged, and further ones once a minute.
      for (let resets = 0; resets < 3; resets += 1) {
        expectReset(await resetPin(app.getHttpServer(), owner));
      }
      expect(complaints()).toHaveLength(1);
    } finally {
      await app.close();
      await silent.stop();
    }
  });

  it('logs how many spans were dropped, as too many wait', async () => {
    const owner = await service.aMailbox();
    vi.stubEnv('OTEL_BSP_MAX_QUEUE_SIZE', '2');
    vi.stubEnv('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '2');
    const silent = await Collector.start();
    silent.answer = () => undefined;
    const logged = service.logs.length;
    const app = await service.another({ OTEL_EXPORTER_OTLP_ENDPOINT: silent.url });
    vi.unstubAllEnvs();
    const dropped = () =>
      service.logs
        .slice(logged)
        .filter((line) => line.includes('dropped spans, as too many wait for the collector'))
        .map((line) => (JSON.parse(line) as { dropped: number }).dropped);
    try {
      expectReset(await resetPin(app.getHttpServer(), owner));
      await expect.poll(dropped).toEqual([1]);
    } finally {
      await app.close();
      await silent.stop();
    }
    // Of the nine of a reset, two are sent, and two wait.
    expect(dropped().reduce((sum, each) => sum + each, 0)).toBe(5);
  });

  it('stops without waiting for a collector that is silent', async () => {
    const owner = await service.aMailbox();
    const silent = await Collector.start();
    silent.answer = () => undefined;
    // The SDK would wait ten seconds for an answer, and then try again.
    const app = await service.another({ OTEL_EXPORTER_OTLP_ENDPOINT: silent.url });
    try {
      expectReset(await resetPin(app.getHttpServer(), owner));
      await app.close();
      expect(silent.waiting).toBe(1);
    } finally {
      await silent.stop();
    }
  });

  function logLines(): LogLine[] {
    return service.logs.map((line) => JSON.parse(line) as LogLine);
  }

  function linesAbout({ headers }: Response): LogLine[] {
    const id = (headers as Record<string, string>)['request-id'];
    return logLines().filter(({ requestId }) => requestId === id);
  }
});

describe('the service without OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  /** Prints at the end which packages of OpenTelemetry were loaded, as Node.js names their files. */
  const report = `import { createRequire } from 'node:module';
    const { cache } = createRequire('file:///');
    process.on('exit', () => {
      const files = Object.keys(cache).filter((file) => file.includes('@opentelemetry'));
      const names = new Set(files.map((file) => file.split('@opentelemetry/')[1].split('/')[0]));
      process.stdout.write(JSON.stringify({ msg: 'loaded', names: [...names] }) + '\\n');
    });`;

  it('loads the API at most, and the SDK with it', async () => {
    const [collector, service] = await Promise.all([Collector.start(), TestService.start()]);
    const loadedWith = async (settings: Environment) => {
      const child = await ServiceProcess.start({
        ...testSettings(service.db.url, service.smtp.url),
        ...settings,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}`,
      });
      expect(await child.end('SIGTERM')).toBe(0);
      const last = child.logs.join('\n').trim().split('\n').at(-1) ?? '';
      return (JSON.parse(last) as { readonly names: string[] }).names;
    };
    try {
      const [without, withIt] = await Promise.all([
        loadedWith({}),
        loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }),
      ]);
      // prom-client loads the API, which does nothing by itself.
      expect(without.filter((name) => name !== 'api')).toEqual([]);
      expect(withIt).toContain('sdk-trace-base');
    } finally {
      await service.stop();
      await collector.stop();
    }
  });
});

function expectDone(answer: Response): Response {
  expectReset(answer);
  return answer;
}

function named(spans: readonly CaughtSpan[], name: string): CaughtSpan {
  const [span, ...more] = spans.filter((each) => each.name === name);
  expect(more).toEqual([]);
  if (!span) throw new Error(`There is no span ${name}.`);
  return span;
}

interface Tree {
  readonly [name: string]: Tree;
}

/** The names of spans, each with those of its children. */
function treeOf(spans: readonly CaughtSpan[], parent?: string): Tree {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const children = spans.filter(({ parentSpanId: above }) =>
    parent === undefined ? above === undefined || !known.has(above) : above === parent,
  );
  return Object.fromEntries(children.map(({ name, spanId }) => [name, treeOf(spans, spanId)]));
}
