import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isMailAddress } from './mail-address.js';
import { keyRing, timeZone, toggle, url, wholeNumber } from './setting-types.js';

/** Nest's token for the Config; only modules inject it, classes take plain options. */
export const CONFIG = Symbol('Config');

export type Config = ReturnType<typeof toConfig>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every setting that is missing or wrong, all at once. Its text names settings, never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  }
}

/**
 * Reads and checks the settings that .env.example documents. A setting X can also be given as
 * X_FILE, the path of a file that holds it (Docker secrets).
 *
 * @throws ConfigError
 */
export function loadConfig(env: Environment = process.env): Config {
  const { values, unreadable, problems } = withFiles(env);
  const result = settings.safeParse(values);
  if (!result.success) {
    const issues = result.error.issues.filter(({ path }) => !unreadable.has(String(path[0])));
    problems.push(...issues.map(problemOf));
  }
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(result.data);
}

/**
 * Whether this is a newcomer's machine, which may start with parts of its own. Never by accident:
 * a deployed service says so, or knows its database or mail server.
 */
export function nothingConfigured(env: Environment = process.env): boolean {
  const known = ['DATABASE_URL', 'DATABASE_URL_FILE', 'SMTP_URL', 'SMTP_URL_FILE'];
  return env.NODE_ENV !== 'production' && !known.some((name) => env[name]);
}

/** Settings of the quick start alone. */
export interface QuickStartConfig {
  /** Where its database, keys and settings are kept between runs. */
  readonly dataDir: string;
  readonly postgresPort: number;
  readonly smtpPort: number;
  /** Of the page that shows the mails. */
  readonly mailPagePort: number;
  /** What else the environment says, for `loadConfig`. */
  readonly environment: Environment;
}

/** @throws ConfigError */
export function loadQuickStartConfig(environment: Environment = process.env): QuickStartConfig {
  const result = quickStartSettings.safeParse(present(environment));
  if (!result.success) throw new ConfigError(result.error.issues.map(problemOf));
  return {
    dataDir: resolve(result.data.QUICK_START_DATA_DIR),
    postgresPort: result.data.QUICK_START_POSTGRES_PORT,
    smtpPort: result.data.QUICK_START_SMTP_PORT,
    mailPagePort: result.data.QUICK_START_MAIL_PAGE_PORT,
    environment,
  };
}

const settings = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).prefault('8080'),
  PUBLIC_URL: url('https:', 'http:'),
  PUBLIC_URL_FROM_HOST: toggle.prefault('false'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_POOL_SIZE: wholeNumber(2, 1_000).prefault('10'),
  SMTP_URL: url('smtp:', 'smtps:'),
  SMTP_CONNECTIONS: wholeNumber(1, 1_000).prefault('10'),
  MAIL_FROM: z.string().refine(isMailAddress, 'must be a bare mail address'),
  MAIL_TIME_ZONE: timeZone.default('UTC'),
  VOICE_MAIL_ACCESS_NUMBER: z.string().max(64, 'may have at most 64 characters').optional(),
  SEALING_KEYS: keyRing,
  // OWASP ASVS 5.0.0 11.4.2: the smallest cost for two passes.
  ARGON2_MEMORY_KIB: wholeNumber(19_456, 4_194_304).prefault('19456'),
  ARGON2_PASSES: wholeNumber(2, 100).prefault('2'),
  ARGON2_PARALLELISM: wholeNumber(1, 64).prefault('1'),
  HASH_CONCURRENCY: wholeNumber(1, 64).prefault(String(Math.min(4, availableParallelism()))),
  MAX_WAITING_REQUESTS: wholeNumber(1, 100_000).prefault('100'),
  REMEMBER_LOGIN_SECONDS: wholeNumber(0, 3_600).prefault('60'),
  REPLY_DEADLINE_SECONDS: wholeNumber(1, 100).prefault('10'),
  GIVE_UP_AFTER_HOURS: wholeNumber(1, 120).prefault('24'),
  FIRST_PINS_PER_MINUTE: wholeNumber(1, 6_000).prefault('60'),
  ACCEPT_HTTPS_NAMESPACE: toggle.prefault('true'),
  MAX_BODY_BYTES: wholeNumber(1_024, 10_485_760).prefault('65536'),
  METRICS: toggle.prefault('false'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be a log level of pino')
    .default('info'),
});

// .umpin stands beside package.json, wherever the command was called from.
const defaultDataDir = fileURLToPath(new URL('../.umpin', import.meta.url));

const quickStartSettings = z.object({
  QUICK_START_DATA_DIR: z.string().default(defaultDataDir),
  QUICK_START_POSTGRES_PORT: wholeNumber(0, 65_535).prefault('15432'),
  QUICK_START_SMTP_PORT: wholeNumber(0, 65_535).prefault('1025'),
  QUICK_START_MAIL_PAGE_PORT: wholeNumber(0, 65_535).prefault('8025'),
});

function toConfig(values: z.output<typeof settings>) {
  const second = 1_000;
  return {
    http: { host: values.HOST, port: values.PORT, maxBodyBytes: values.MAX_BODY_BYTES },
    soap: {
      publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
      publicUrlFromHost: values.PUBLIC_URL_FROM_HOST,
      acceptHttpsNamespace: values.ACCEPT_HTTPS_NAMESPACE,
      maxBodyBytes: values.MAX_BODY_BYTES,
    },
    database: {
      url: values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
      connectPatienceMs: 30 * second,
    },
    smtp: { url: values.SMTP_URL, connections: values.SMTP_CONNECTIONS, from: values.MAIL_FROM },
    mailFacts: {
      from: values.MAIL_FROM,
      timeZone: values.MAIL_TIME_ZONE,
      accessNumber: values.VOICE_MAIL_ACCESS_NUMBER,
    },
    outbox: { giveUpAfterMs: values.GIVE_UP_AFTER_HOURS * 3_600 * second },
    keyRing: values.SEALING_KEYS,
    argon2: {
      memoryKiB: values.ARGON2_MEMORY_KIB,
      passes: values.ARGON2_PASSES,
      parallelism: values.ARGON2_PARALLELISM,
      concurrency: values.HASH_CONCURRENCY,
      maxWaiting: values.MAX_WAITING_REQUESTS,
    },
    rememberLoginMs: values.REMEMBER_LOGIN_SECONDS * second,
    staging: {
      // As many more as are at work on the database while the others hash.
      concurrency: Math.min(2 * values.HASH_CONCURRENCY, values.DATABASE_POOL_SIZE - 1),
      maxWaiting: values.MAX_WAITING_REQUESTS,
    },
    replyDeadlineMs: values.REPLY_DEADLINE_SECONDS * second,
    firstPinsPerMinute: values.FIRST_PINS_PER_MINUTE,
    metrics: values.METRICS,
    logLevel: values.LOG_LEVEL,
  };
}

// An empty variable counts as absent, as docker compose passes unset ones.
function withFiles(env: Environment) {
  const values: Record<string, string> = {};
  const unreadable = new Set<string>();
  const problems: string[] = [];
  for (const name of Object.keys(settings.shape)) {
    const direct = env[name];
    const file = env[`${name}_FILE`];
    if (direct && file) problems.push(`${name} and ${name}_FILE are both given: keep one`);
    if (direct) values[name] = direct;
    else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE names a file that cannot be read`);
        unreadable.add(name);
      }
    }
  }
  return { values, unreadable, problems };
}

function present(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

function problemOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  return `${name} ${missing ? 'is missing' : issue.message}`;
}
