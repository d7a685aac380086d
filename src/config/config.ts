import { resolve } from 'node:path';
import type { z } from 'zod';
import { lostCharacter } from '../common/decode-text.js';
import { KeyRing } from '../crypto/key-ring.js';
import { readSettingFile } from './setting-types.js';
import { quickStartSettings, settings, switches, type Settings } from './settings.js';

/** Nest's token for the Config; only modules inject it, classes take plain options. */
export const CONFIG = Symbol('Config');

export type Config = ReturnType<typeof toConfig>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** All settings that are missing or wrong. The text names settings, never their values. */
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
  const issues = (result.error?.issues ?? []).filter(
    ({ path }) => !unreadable.has(String(path[0])),
  );
  problems.push(...issues.map(problemOf));
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  const given = new Set([...Object.keys(values), ...unreadable]);
  problems.push(...withoutEffect(given, wrong));
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(result.data);
}

/**
 * Settings of what only the running service does: authenticate callers, trace, send mail securely, copy the
 * audit.
 */
const serviceOnly =
  /^(?:CALL_|LDAP_|OIDC_|PROXY_|OTEL_|LOCAL_ACCOUNTS|SMTP_CA_FILE|AUDIT_SYSLOG_|AUDIT_EXPORT_)/;

/**
 * The configuration for an administrator's command. It ignores settings that only the service needs, so
 * that a file which only the service's user may read does not stop the command.
 *
 * @throws ConfigError
 */
export function loadCommandConfig(env: Environment = process.env): Config {
  const settings = Object.entries(env).filter(([name]) => !serviceOnly.test(name));
  return loadConfig(Object.fromEntries(settings));
}

/** LDAP_SOCKET alone, without a look at what else is set; undefined if it is not given, or wrong. */
export function loadLdapSocket(env: Environment = process.env): string | undefined {
  const { LDAP_SOCKET, LDAP_SOCKET_FILE } = env;
  const { values } = withFiles({ LDAP_SOCKET, LDAP_SOCKET_FILE });
  return settings.shape.LDAP_SOCKET.safeParse(values.LDAP_SOCKET).data;
}

/**
 * Whether nothing is configured, so that the quick start may provide database and mail server. This cannot
 * happen by accident: a deployed service has NODE_ENV=production, a database or a mail server.
 */
export function nothingConfigured(env: Environment = process.env): boolean {
  const known = ['DATABASE_URL', 'DATABASE_URL_FILE', 'SMTP_URL', 'SMTP_URL_FILE'];
  return env.NODE_ENV !== 'production' && !known.some((name) => env[name]);
}

/** The settings of the quick start. */
export interface QuickStartConfig {
  /** The folder that keeps its database, keys and settings between runs. */
  readonly dataDir: string;
  readonly postgresPort: number;
  readonly smtpPort: number;
  /** The port of the page that shows the mails. */
  readonly mailPagePort: number;
  /** The rest of the environment, for `loadConfig`. */
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

function toConfig(values: Settings) {
  const second = 1_000;
  return {
    http: { host: values.HOST, port: values.PORT, maxBodyBytes: values.MAX_BODY_BYTES },
    soap: {
      publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
      publicUrlFromHost: values.PUBLIC_URL_FROM_HOST,
      acceptHttpsNamespace: values.ACCEPT_HTTPS_NAMESPACE,
    },
    database: {
      url: values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
      connectPatienceMs: 30 * second,
    },
    smtp: {
      url: values.SMTP_URL,
      authorities: values.SMTP_CA_FILE,
      connections: values.SMTP_CONNECTIONS,
      from: values.MAIL_FROM,
      fromName: values.MAIL_FROM_NAME,
      replyTo: values.MAIL_REPLY_TO,
    },
    mailSettings: {
      from: values.MAIL_FROM,
      timeZone: values.MAIL_TIME_ZONE,
      accessNumber: values.VOICE_MAIL_ACCESS_NUMBER,
    },
    bounceAddress: values.BOUNCE_ADDRESS,
    bounceListeners: [
      ...(values.BOUNCE_PORT === undefined
        ? []
        : [{ host: values.BOUNCE_HOST ?? values.HOST, port: values.BOUNCE_PORT }]),
      ...(values.BOUNCE_SOCKET === undefined ? [] : [{ path: values.BOUNCE_SOCKET }]),
    ],
    helpdesk: { address: values.HELPDESK_ADDRESS, language: values.HELPDESK_LANGUAGE },
    outbox: { giveUpAfterMs: values.GIVE_UP_AFTER_HOURS * 3_600 * second },
    keyRing: values.SEALING_KEYS,
    audit: {
      keyRing: auditKeyRing(values.AUDIT_KEYS, values.SEALING_KEYS),
      rootFile: values.AUDIT_ROOT_FILE,
      retentionDays: values.AUDIT_RETENTION_DAYS,
    },
    argon2: {
      memoryKiB: values.ARGON2_MEMORY_KIB,
      passes: values.ARGON2_PASSES,
      parallelism: values.ARGON2_PARALLELISM,
      concurrency: values.HASH_CONCURRENCY,
      maxWaiting: values.MAX_WAITING_REQUESTS,
    },
    auth: {
      localAccounts: values.LOCAL_ACCOUNTS,
      ldap: values.LDAP_URLS && {
        urls: values.LDAP_URLS,
        startTls: values.LDAP_STARTTLS,
        authorities: values.LDAP_CA_FILE,
        bindDn: values.LDAP_BIND_DN,
        bindPassword: values.LDAP_BIND_PASSWORD,
        baseDn: values.LDAP_BASE_DN,
        loginAttribute: values.LDAP_LOGIN_ATTRIBUTE,
        mailboxAttribute: values.LDAP_MAILBOX_ATTRIBUTE,
        userDn: values.LDAP_USER_DN,
        timeoutMs: values.LDAP_TIMEOUT_SECONDS * second,
      },
      bearer: values.OIDC_ISSUER !== undefined &&
        values.OIDC_AUDIENCE !== undefined && {
          ...issuer(values.OIDC_ISSUER, values),
          audience: values.OIDC_AUDIENCE,
        },
      codeFlow: values.OIDC_ISSUER !== undefined &&
        values.OIDC_CLIENT_ID !== undefined && {
          ...issuer(values.OIDC_ISSUER, values),
          clientId: values.OIDC_CLIENT_ID,
          clientSecret: values.OIDC_CLIENT_SECRET,
          scopes: values.OIDC_SCOPES,
          redirectUrl: `${values.PUBLIC_URL.replace(/\/+$/, '')}/sign-in/oidc/callback`,
        },
      proxy: values.PROXY_LOGIN_HEADER !== undefined && {
        loginHeader: values.PROXY_LOGIN_HEADER,
        domain: values.PROXY_LOGIN_DOMAIN,
        secret: values.PROXY_SECRET,
      },
      limitFailedLogins: values.LIMIT_FAILED_LOGINS,
    },
    ldapSocket: values.LDAP_SOCKET !== undefined &&
      values.LDAP_SOCKET_ACCOUNT !== undefined && {
        path: values.LDAP_SOCKET,
        account: values.LDAP_SOCKET_ACCOUNT,
      },
    calls: values.CALL_BACKEND !== undefined && {
      url: values.CALL_BACKEND,
      endpoint: values.CALL_ENDPOINT,
      context: values.CALL_CONTEXT,
    },
    trustedProxies: {
      networks: values.TRUSTED_PROXIES ?? [],
      clientAddressHeader: values.CLIENT_ADDRESS_HEADER,
    },
    /** PINs that are refused by policies with the pattern `blocklist`. */
    pinBlocklist: values.PIN_BLOCKLIST_FILE ?? new Set<string>(),
    maxGuessChance: {
      beforeLock: values.MAX_GUESS_CHANCE_BEFORE_LOCK,
      perYear: values.MAX_GUESS_CHANCE_PER_YEAR,
    },
    resetLimits: {
      perMailbox: values.RESETS_PER_MAILBOX_PER_HOUR,
      perCaller: values.RESETS_PER_CALLER_PER_HOUR,
    },
    maxConnectionsPerAddress: values.MAX_CONNECTIONS_PER_ADDRESS,
    rememberLoginMs: values.REMEMBER_LOGIN_SECONDS * second,
    staging: {
      // Twice as many as hash, since the others use the database meanwhile.
      concurrency: Math.min(2 * values.HASH_CONCURRENCY, values.DATABASE_POOL_SIZE - 1),
      maxWaiting: values.MAX_WAITING_REQUESTS,
    },
    replyDeadlineMs: values.REPLY_DEADLINE_SECONDS * second,
    firstPinsPerMinute: values.FIRST_PINS_PER_MINUTE,
    auditExport: {
      syslog: values.AUDIT_SYSLOG_URL !== undefined && {
        url: values.AUDIT_SYSLOG_URL,
        authorities: values.AUDIT_SYSLOG_CA_FILE,
        certificate: values.AUDIT_SYSLOG_CERT_FILE,
        key: values.AUDIT_SYSLOG_KEY,
        hostname: new URL(values.PUBLIC_URL).hostname.replace(/^\[(.*)\]$/, '$1'),
        enterpriseNumber: values.AUDIT_SYSLOG_ENTERPRISE_NUMBER,
      },
      file: values.AUDIT_EXPORT_FILE,
    },
    metrics: values.METRICS,
    adminApi: values.ADMIN_API,
    pages: {
      show: values.PAGES,
      sessions: { idleMinutes: values.PAGES_IDLE_MINUTES, hours: values.PAGES_SESSION_HOURS },
    },
    autodiscover: values.AUTODISCOVER,
    tracesUrl: values.OTEL_SDK_DISABLED ? undefined : tracesUrl(values),
    logLevel: values.LOG_LEVEL,
  };
}

/** An issuer, whether its tokens come with requests or people sign in there. */
function issuer(url: string, values: Settings) {
  return {
    issuer: url,
    jwksUrl: values.OIDC_JWKS_URL,
    algorithms: values.OIDC_ALGORITHMS,
    loginClaim: values.OIDC_LOGIN_CLAIM,
    mailboxClaim: values.OIDC_MAILBOX_CLAIM,
    rolesClaim: values.OIDC_ROLES_CLAIM,
  };
}

/** Where spans go (OpenTelemetry Protocol Exporter, "Endpoint URLs for OTLP/HTTP"); undefined: nowhere. */
function tracesUrl(values: Settings): string | undefined {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces, OTEL_EXPORTER_OTLP_ENDPOINT: all } = values;
  return traces ?? (all && `${all.replace(/\/+$/, '')}/v1/traces`);
}

/** Keys that are derived from the sealing keys stay behind those that are given: they signed before. */
function auditKeyRing(given: KeyRing | undefined, sealing: KeyRing): KeyRing {
  const derived = sealing.derivedRing('audit', 'sealing:');
  return given ? new KeyRing([...given.all, ...derived.all]) : derived;
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
    if (direct?.includes(lostCharacter)) {
      problems.push(`${name} holds bytes that are not UTF-8 text`);
      unreadable.add(name);
    } else if (direct) values[name] = direct;
    else if (file) {
      try {
        values[name] = readSettingFile(file).trim();
      } catch (error) {
        problems.push(`${name}_FILE ${(error as Error).message}`);
        unreadable.add(name);
      }
    }
  }
  return { values, unreadable, problems };
}

/** Settings whose authentication strategy is off, which is hardly intended. Wrong ones are reported elsewhere. */
function withoutEffect(given: ReadonlySet<string>, wrong: ReadonlySet<string>): string[] {
  return Object.entries(switches).flatMap(([needed, names]) =>
    names
      .filter((name) => given.has(name) && !wrong.has(name) && !given.has(needed))
      .map((name) => `${name} has no effect without ${needed}: set both or neither`),
  );
}

function present(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

function problemOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  return `${name} ${missing ? 'is missing' : issue.message}`;
}
