import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import {
  absolutePath,
  ariUrl,
  blocklistFile,
  bounceAddress,
  certificatesFile,
  chance,
  databaseUrl,
  headerName,
  keyRing,
  list,
  mailAddress,
  mailName,
  mailServerUrl,
  network,
  privateKey,
  scopes,
  signatureAlgorithm,
  socketPath,
  syslogUrl,
  timeZone,
  toggle,
  url,
  wholeNumber,
} from './setting-types.js';

const baseSettings = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).prefault('8080'),
  PUBLIC_URL: url('https:', 'http:'),
  PUBLIC_URL_FROM_HOST: toggle.prefault('false'),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: wholeNumber(2, 1_000).prefault('10'),
  SMTP_URL: mailServerUrl,
  SMTP_CONNECTIONS: wholeNumber(1, 1_000).prefault('10'),
  SMTP_CA_FILE: certificatesFile.optional(),
  MAIL_FROM: mailAddress,
  MAIL_FROM_NAME: mailName.default('Voice mail'),
  MAIL_REPLY_TO: mailAddress.optional(),
  BOUNCE_ADDRESS: bounceAddress.optional(),
  BOUNCE_PORT: wholeNumber(1, 65_535).optional(),
  BOUNCE_HOST: z.string().optional(),
  BOUNCE_SOCKET: socketPath.optional(),
  HELPDESK_ADDRESS: mailAddress.optional(),
  HELPDESK_LANGUAGE: z.string().default('en'),
  MAIL_TIME_ZONE: timeZone.default('UTC'),
  VOICE_MAIL_ACCESS_NUMBER: z.string().max(64, 'may have at most 64 characters').optional(),
  SEALING_KEYS: keyRing,
  // The audit: what signs its roots, where they go, and how long events are kept (0: for ever).
  AUDIT_KEYS: keyRing.optional(),
  AUDIT_ROOT_FILE: z.string().optional(),
  AUDIT_RETENTION_DAYS: wholeNumber(0, 36_500).prefault('0'),
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
  // Limits on policies.
  PIN_BLOCKLIST_FILE: blocklistFile.optional(),
  MAX_GUESS_CHANCE_BEFORE_LOCK: chance.prefault('0.01'),
  MAX_GUESS_CHANCE_PER_YEAR: chance.prefault('1'),
  ACCEPT_HTTPS_NAMESPACE: toggle.prefault('true'),
  MAX_BODY_BYTES: wholeNumber(1_024, 10_485_760).prefault('65536'),
  // Authentication strategies.
  LOCAL_ACCOUNTS: toggle.prefault('true'),
  LDAP_URLS: list(url('ldap:', 'ldaps:')).optional(),
  LDAP_STARTTLS: toggle.prefault('true'),
  LDAP_CA_FILE: certificatesFile.optional(),
  LDAP_BIND_DN: z.string().optional(),
  LDAP_BIND_PASSWORD: z.string().optional(),
  LDAP_BASE_DN: z.string().optional(),
  LDAP_LOGIN_ATTRIBUTE: z.string().default('mail'),
  LDAP_MAILBOX_ATTRIBUTE: z.string().default('mail'),
  LDAP_USER_DN: z.string().optional(),
  LDAP_TIMEOUT_SECONDS: wholeNumber(1, 30).prefault('3'),
  OIDC_ISSUER: url('https:', 'http:').optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: url('https:', 'http:').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPES: scopes.default('openid email profile'),
  OIDC_ALGORITHMS: list(signatureAlgorithm).prefault('RS256,PS256,ES256,EdDSA'),
  OIDC_LOGIN_CLAIM: z.string().default('sub'),
  OIDC_MAILBOX_CLAIM: z.string().default('email'),
  OIDC_ROLES_CLAIM: z.string().default('roles'),
  TRUSTED_PROXIES: list(network).optional(),
  CLIENT_ADDRESS_HEADER: z
    .enum(['x-forwarded-for', 'forwarded', 'none'], 'must be x-forwarded-for, forwarded or none')
    .default('x-forwarded-for'),
  PROXY_LOGIN_HEADER: headerName.optional(),
  PROXY_LOGIN_DOMAIN: z.string().optional(),
  PROXY_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  // Transports for phone systems.
  LDAP_SOCKET: socketPath.optional(),
  LDAP_SOCKET_ACCOUNT: z.string().optional(),
  // Calls that play messages and greetings.
  CALL_BACKEND: ariUrl.optional(),
  CALL_ENDPOINT: z
    .string()
    .refine((text) => text.includes('{number}'), 'must hold {number}, for the digits')
    .default('Local/{number}@umpin-dial'),
  CALL_CONTEXT: z.string().default('umpin-play'),
  // Limits; 0 means none.
  RESETS_PER_MAILBOX_PER_HOUR: wholeNumber(0, 1_000).prefault('3'),
  RESETS_PER_CALLER_PER_HOUR: wholeNumber(0, 100_000).prefault('100'),
  LIMIT_FAILED_LOGINS: toggle.prefault('true'),
  MAX_CONNECTIONS_PER_ADDRESS: wholeNumber(0, 100_000).prefault('100'),
  // Copies of the audit.
  AUDIT_SYSLOG_URL: syslogUrl.optional(),
  AUDIT_SYSLOG_CA_FILE: certificatesFile.optional(),
  AUDIT_SYSLOG_CERT_FILE: certificatesFile.optional(),
  AUDIT_SYSLOG_KEY: privateKey.optional(),
  AUDIT_SYSLOG_ENTERPRISE_NUMBER: wholeNumber(1, 4_294_967_295).prefault('32473'),
  AUDIT_EXPORT_FILE: absolutePath.optional(),
  METRICS: toggle.prefault('false'),
  ADMIN_API: toggle.prefault('true'),
  // Pages for people.
  PAGES: z.enum(['off', 'owner', 'all'], 'must be off, owner or all').default('all'),
  PAGES_IDLE_MINUTES: wholeNumber(1, 1_440).prefault('30'),
  PAGES_SESSION_HOURS: wholeNumber(1, 168).prefault('12'),
  AUTODISCOVER: toggle.prefault('false'),
  // OpenTelemetry's own names; its SDK reads its other variables from the environment (docs/tracing.md).
  OTEL_EXPORTER_OTLP_ENDPOINT: url('https:', 'http:').optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url('https:', 'http:').optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/json', 'http/protobuf'], 'must be http/json or http/protobuf, as spans go by HTTP')
    .optional(),
  OTEL_SDK_DISABLED: toggle.prefault('false'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be a log level of pino')
    .default('info'),
});

export type Settings = z.output<typeof baseSettings>;

/** Settings without which others have no effect, mostly because they enable an authentication strategy. */
export const switches: Partial<Record<keyof Settings, readonly (keyof Settings)[]>> = {
  LDAP_URLS: [
    'LDAP_STARTTLS',
    'LDAP_CA_FILE',
    'LDAP_BIND_DN',
    'LDAP_BASE_DN',
    'LDAP_LOGIN_ATTRIBUTE',
    'LDAP_MAILBOX_ATTRIBUTE',
    'LDAP_USER_DN',
    'LDAP_TIMEOUT_SECONDS',
  ],
  LDAP_BIND_DN: ['LDAP_BIND_PASSWORD'],
  HELPDESK_ADDRESS: ['HELPDESK_LANGUAGE'],
  OIDC_ISSUER: [
    'OIDC_AUDIENCE',
    'OIDC_CLIENT_ID',
    'OIDC_JWKS_URL',
    'OIDC_ALGORITHMS',
    'OIDC_LOGIN_CLAIM',
    'OIDC_MAILBOX_CLAIM',
    'OIDC_ROLES_CLAIM',
  ],
  OIDC_CLIENT_ID: ['OIDC_CLIENT_SECRET', 'OIDC_SCOPES'],
  PROXY_LOGIN_HEADER: ['PROXY_LOGIN_DOMAIN', 'PROXY_SECRET'],
  LDAP_SOCKET: ['LDAP_SOCKET_ACCOUNT'],
  BOUNCE_ADDRESS: ['BOUNCE_PORT', 'BOUNCE_SOCKET', 'HELPDESK_ADDRESS'],
  BOUNCE_PORT: ['BOUNCE_HOST'],
  CALL_BACKEND: ['CALL_ENDPOINT', 'CALL_CONTEXT'],
  AUDIT_SYSLOG_URL: [
    'AUDIT_SYSLOG_CA_FILE',
    'AUDIT_SYSLOG_CERT_FILE',
    'AUDIT_SYSLOG_ENTERPRISE_NUMBER',
  ],
  AUDIT_SYSLOG_CERT_FILE: ['AUDIT_SYSLOG_KEY'],
};

/** Requirements between settings. */
const together: readonly [keyof Settings, string, (values: Settings) => boolean][] = [
  [
    'LDAP_BASE_DN',
    'is missing: LDAP_URLS needs it, or LDAP_USER_DN',
    ({ LDAP_URLS, LDAP_BASE_DN, LDAP_USER_DN }) =>
      Boolean(LDAP_URLS && !LDAP_BASE_DN && !LDAP_USER_DN?.includes('=')),
  ],
  [
    'LDAP_USER_DN',
    'must hold %s where the login belongs',
    ({ LDAP_USER_DN }) => Boolean(LDAP_USER_DN && !LDAP_USER_DN.includes('%s')),
  ],
  [
    'LDAP_USER_DN',
    'must be a DN, or a user principal name with @',
    ({ LDAP_USER_DN }) => Boolean(LDAP_USER_DN && !/[=@]|^%s$/.test(LDAP_USER_DN)),
  ],
  [
    'LDAP_BIND_PASSWORD',
    'is missing: LDAP_BIND_DN needs it',
    ({ LDAP_BIND_DN, LDAP_BIND_PASSWORD }) => Boolean(LDAP_BIND_DN && !LDAP_BIND_PASSWORD),
  ],
  [
    'OIDC_AUDIENCE',
    'is missing: OIDC_ISSUER needs it, as a token for another service is no proof, or OIDC_CLIENT_ID',
    ({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT_ID }) =>
      Boolean(OIDC_ISSUER && !OIDC_AUDIENCE && !OIDC_CLIENT_ID),
  ],
  [
    'TRUSTED_PROXIES',
    'is missing: PROXY_LOGIN_HEADER needs it, or PROXY_SECRET',
    ({ PROXY_LOGIN_HEADER, TRUSTED_PROXIES, PROXY_SECRET }) =>
      Boolean(PROXY_LOGIN_HEADER && !TRUSTED_PROXIES && !PROXY_SECRET),
  ],
  [
    'LDAP_SOCKET_ACCOUNT',
    'is missing: LDAP_SOCKET needs it',
    ({ LDAP_SOCKET, LDAP_SOCKET_ACCOUNT }) => Boolean(LDAP_SOCKET && !LDAP_SOCKET_ACCOUNT),
  ],
  [
    'AUDIT_SYSLOG_KEY',
    'is missing: AUDIT_SYSLOG_CERT_FILE needs it',
    ({ AUDIT_SYSLOG_CERT_FILE, AUDIT_SYSLOG_KEY }) =>
      Boolean(AUDIT_SYSLOG_CERT_FILE && !AUDIT_SYSLOG_KEY),
  ],
  [
    'AUDIT_EXPORT_FILE',
    'is AUDIT_ROOT_FILE as well: give each a file of its own',
    ({ AUDIT_EXPORT_FILE, AUDIT_ROOT_FILE }) =>
      Boolean(AUDIT_EXPORT_FILE && AUDIT_EXPORT_FILE === AUDIT_ROOT_FILE),
  ],
  [
    'LOCAL_ACCOUNTS',
    'is false, and no other way to say who is calling is on',
    ({ LOCAL_ACCOUNTS, LDAP_URLS, OIDC_ISSUER, PROXY_LOGIN_HEADER }) =>
      !LOCAL_ACCOUNTS && !LDAP_URLS && !OIDC_ISSUER && !PROXY_LOGIN_HEADER,
  ],
];

/** The settings of the service, as .env.example documents them. */
export const settings = baseSettings.superRefine((values, context) => {
  for (const [name, message, isWrong] of together) {
    if (isWrong(values)) context.addIssue({ code: 'custom', path: [name], message });
  }
});

// .umpin stands beside package.json, wherever the command was called from.
const root = dirname(createRequire(import.meta.url).resolve('#package.json'));
const defaultDataDir = join(root, '.umpin');

/** The settings of the quick start. */
export const quickStartSettings = z.object({
  QUICK_START_DATA_DIR: z.string().default(defaultDataDir),
  QUICK_START_POSTGRES_PORT: wholeNumber(0, 65_535).prefault('15432'),
  QUICK_START_SMTP_PORT: wholeNumber(0, 65_535).prefault('1025'),
  QUICK_START_MAIL_PAGE_PORT: wholeNumber(0, 65_535).prefault('8025'),
});
