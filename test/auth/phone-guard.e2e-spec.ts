import {
  Catch,
  Controller,
  Module,
  Post,
  UseFilters,
  UseGuards,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticationModule } from '../../src/authentication/authentication.module.js';
import { NotAuthenticated, type PhonePrincipal } from '../../src/authentication/principal.js';
import { PhoneAuthenticationGuard } from '../../src/authentication/authentication.guard.js';
import { loadConfig, type Config } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { CryptoModule } from '../../src/crypto/crypto.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { createLogger } from '../../src/logging/logger.js';
import { NestLogger } from '../../src/logging/nest-logger.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { MetricsModule } from '../../src/metrics/metrics.module.js';
import { TracingModule } from '../../src/tracing/tracing.module.js';
import type { PhoneRequest } from '../../src/pin-check/phone-pin.service.js';
import { CurrentPhoneRequest } from '../../src/transports/phone/request.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { post, resetPinRequest } from '../support/soap.js';

const proxySecret = 'made up for a test of proxies';

@Catch(NotAuthenticated)
class ChallengeFilter implements ExceptionFilter {
  catch({ challenge }: NotAuthenticated, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.code(401).header('www-authenticate', challenge).send('no');
  }
}

/** An endpoint for phone systems that answers with the principal. */
@Controller('endpoint')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(ChallengeFilter)
class Endpoint {
  @Post()
  open(@CurrentPhoneRequest() { principal }: PhoneRequest): PhonePrincipal {
    return principal;
  }
}

@Module({})
class EndpointModule {
  static forRoot(config: Config) {
    const imports = [
      ConfigModule.forRoot(config),
      MetricsModule,
      TracingModule,
      DatabaseModule,
      CryptoModule,
    ];
    return {
      module: EndpointModule,
      imports: [...imports, AuthenticationModule],
      controllers: [Endpoint],
    };
  }
}

describe('an endpoint for phone systems', () => {
  let service: TestService;
  let app: NestFastifyApplication;
  let owner: TestMailbox;
  let key: string;
  const logs: string[] = [];

  beforeAll(async () => {
    const proxy = { PROXY_LOGIN_HEADER: 'X-Remote-User', PROXY_SECRET: proxySecret };
    service = await TestService.start(proxy);
    const settings = { ...testSettings(service.db.url, service.smtp.url), ...proxy };
    const run = (line: string) => runCommand(line, settings);
    await run('account add pbx --external');
    await run('account grant pbx --role phone --scope policy:Default');
    key = (await run('api-key add pbx')).output.trimEnd();
    owner = await service.aMailbox();
    await run(`account grant ${owner.login} --role phone`);
    const logger = createLogger('debug', { write: (line) => void logs.push(line) });
    app = await NestFactory.create<NestFastifyApplication>(
      EndpointModule.forRoot(loadConfig(settings)),
      new FastifyAdapter(),
      { logger: new NestLogger(logger), abortOnError: false },
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await service.stop();
  });

  const knock = (fields: Record<string, string> = {}) =>
    request(app.getHttpServer()).post('/endpoint').set(fields);
  const asBasic = (login: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
  });
  const byProxy = (login: string) => ({
    'x-remote-user': login,
    'x-umpin-proxy-secret': proxySecret,
  });
  const counted = async (outcome: string) => {
    const scrape = await app.get(Metrics).registry.metrics();
    const start = `umpin_logins_total{outcome="${outcome}"} `;
    const line = scrape.split('\n').find((each) => each.startsWith(start));
    return Number(line?.slice(start.length));
  };

  it('accepts a key and the word of a trusted proxy, and counts them', async () => {
    const before = await counted('accepted');
    const proofs = [{ authorization: `Bearer ${key}` }, asBasic('PBX', key), byProxy('pbx')];
    for (const proof of proofs) {
      const answer = await knock(proof).expect(201);
      expect(answer.body).toEqual({ login: 'pbx', scope: { kind: 'policy', policy: 'Default' } });
    }
    expect((await counted('accepted')) - before).toBe(3);
  });

  it('gives the same bytes to all other callers, and counts and logs them (P10)', async () => {
    const another = key.replace(/^umpin_.{16}/, 'umpin_0123456789abcdef');
    const wrong = [
      { authorization: `Bearer ${another}` },
      { authorization: `Bearer ${key.slice(0, -4)}0000` },
      { authorization: `Bearer ${key}x` },
      asBasic('nobody', key),
      asBasic('pbx', another),
      asBasic(owner.login, owner.password),
      byProxy('nobody'),
      byProxy(owner.login),
    ];
    const before = [await counted('wrong'), await counted('none'), logs.length] as const;
    const stranger = await knock().expect(401);
    expect(stranger.headers['www-authenticate']).toBe('Basic realm="umpin", charset="UTF-8"');
    const seen = (answer: request.Response) => {
      const { date, ...headers } = answer.headers as Record<string, string>;
      expect(date).toBeDefined();
      return { status: answer.status, headers, text: answer.text };
    };
    for (const proof of wrong) expect(seen(await knock(proof))).toEqual(seen(stranger));
    expect((await counted('wrong')) - before[0]).toBe(wrong.length);
    expect((await counted('none')) - before[1]).toBe(1);
    const lines = logs.slice(before[2]).filter((line) => line.includes('authentication failed'));
    expect(lines).toHaveLength(wrong.length + 1);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ credentials: 'wrong', scheme: 'bearer' });
  });

  it('accepts two identical fields, and refuses two different ones', async () => {
    const several = (...fields: string[]) => ({ authorization: fields as unknown as string });
    const { authorization: good } = asBasic('pbx', key);
    await knock(several(good, good)).expect(201);
    await knock(several(`Bearer ${key}`, `Bearer ${key}`)).expect(201);
    const before = [await counted('ambiguous'), logs.length] as const;
    for (const other of [`Bearer ${key}`, 'Basic eDp5']) {
      await knock(several(good, other)).expect(401);
      await knock(several(other, good)).expect(401);
    }
    expect((await counted('ambiguous')) - before[0]).toBe(4);
    expect(logs.slice(before[1]).join('')).toContain('"credentials":"ambiguous"');
  });

  it('writes no keys or passwords to the log (P6)', async () => {
    await knock({ authorization: `Bearer ${key}` }).expect(201);
    const secret = key.slice(-43);
    expect(logs.join('')).not.toContain(secret.slice(0, 20));
    expect(logs.join('')).not.toContain(owner.password);
  });

  it('refuses the credentials of owners, as the endpoint for owners refuses keys', async () => {
    const soap = [
      await post(service.server, resetPinRequest, { login: 'pbx', password: key }),
      await post(service.server, resetPinRequest, { login: owner.login, password: key }),
      await post(service.server, resetPinRequest).set('Authorization', `Bearer ${key}`),
    ];
    for (const answer of soap) expect(answer.status).toBe(401);
    expect(service.logs.join('')).not.toContain(key.slice(-43));
    await knock(asBasic(owner.login, owner.password)).expect(401);
  });
});
