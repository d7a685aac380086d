import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import {
  ConfigError,
  loadCommandConfig,
  loadConfig,
  loadQuickStartConfig,
  nothingConfigured,
  type Environment,
} from './config.js';

const key = Buffer.from('a made-up key that is for tests.').toString('base64');
const complete: Environment = {
  PUBLIC_URL: 'https://mail.example.com',
  DATABASE_URL: 'postgres://umpin:database-password@db.example.com/umpin',
  SMTP_URL: 'smtp://relay:smtp-password@mail.example.com:587',
  MAIL_FROM: 'voicemail@example.com',
  SEALING_KEYS: `2026:${key}`,
};

function problemsOf(env: Environment, load: (env: Environment) => unknown = loadConfig) {
  try {
    load(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration of traces', () => {
  const urlWith = (settings: Environment) => loadConfig({ ...complete, ...settings }).tracesUrl;

  it('is the address of a collector, in the standard variables', () => {
    expect(urlWith({})).toBeUndefined();
    for (const slash of ['', '/']) {
      const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://collector:4318${slash}` };
      expect(urlWith(settings)).toBe('http://collector:4318/v1/traces');
      expect(urlWith({ ...settings, OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
    }
    const own = 'https://traces.example.com/otlp';
    expect(
      urlWith({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
      }),
    ).toBe(own);
  });

  it('does not take a protocol that is not served, nor another address', () => {
    const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT';
    expect(problemsOf({ ...complete, [endpoint]: 'collector:4317' })).toEqual([
      `${endpoint} must be a URL that starts with https:// or http://`,
    ]);
    expect(problemsOf({ ...complete, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toEqual([
      'OTEL_EXPORTER_OTLP_PROTOCOL must be http/json or http/protobuf, as spans go by HTTP',
    ]);
    expect(
      problemsOf({ ...complete, [endpoint]: 'collector' }, loadCommandConfig),
      'a command exports no spans',
    ).toEqual([]);
  });
});

describe('the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'umpin-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it.each<[string, Environment, string[]]>([
    [
      'LDAP without a place to search',
      { LDAP_URLS: 'ldaps://a.example.com' },
      ['LDAP_BASE_DN is missing: LDAP_URLS needs it, or LDAP_USER_DN'],
    ],
    [
      'a user DN without a place for the login',
      { LDAP_URLS: 'ldaps://a.example.com', LDAP_USER_DN: 'uid=bob' },
      ['LDAP_USER_DN must hold %s where the login belongs'],
    ],
    [
      'a user DN that is none',
      {
        LDAP_URLS: 'ldaps://a.example.com',
        LDAP_BASE_DN: 'dc=example,dc=com',
        LDAP_USER_DN: 'EXAMPLE\\%s',
      },
      ['LDAP_USER_DN must be a DN, or a user principal name with @'],
    ],
    [
      'a user principal name without a place to search for its entry',
      { LDAP_URLS: 'ldaps://a.example.com', LDAP_USER_DN: '%s@example.com' },
      ['LDAP_BASE_DN is missing: LDAP_URLS needs it, or LDAP_USER_DN'],
    ],
    [
      'tokens for anybody',
      { OIDC_ISSUER: 'https://login.example.com' },
      [
        'OIDC_AUDIENCE is missing: OIDC_ISSUER needs it, as a token for another service is no proof, or OIDC_CLIENT_ID',
      ],
    ],
    [
      'scopes without an ID token',
      {
        OIDC_ISSUER: 'https://login.example.com',
        OIDC_CLIENT_ID: 'umpin',
        OIDC_SCOPES: 'profile email',
      },
      ['OIDC_SCOPES must be scopes with blanks between them, openid among them'],
    ],
    [
      'a header from anybody',
      { PROXY_LOGIN_HEADER: 'X-Remote-User' },
      ['TRUSTED_PROXIES is missing: PROXY_LOGIN_HEADER needs it, or PROXY_SECRET'],
    ],
    ...[
      'bounces',
      'bounces@',
      'Bounces <bounces@umpin.example.com>',
      `${'b'.repeat(22)}@umpin.example.com`,
      `bounces@${'sub.'.repeat(52)}example.com`,
    ].map((address): [string, Environment, string[]] => [
      `the address for reports ${address}`,
      { BOUNCE_ADDRESS: address },
      ['BOUNCE_ADDRESS must be a bare mail address with at most 21 characters before the @'],
    ]),
    ...['syslog://siem.example.com', 'tls://siem.example.com:6514', 'syslog+tls://'].map(
      (text): [string, Environment, string[]] => [
        `a receiver of the audit ${text}`,
        { AUDIT_SYSLOG_URL: text },
        ['AUDIT_SYSLOG_URL must be a URL that starts with syslog+tls:// or syslog+tcp://'],
      ],
    ),
    [
      'a receiver of the audit with a password',
      { AUDIT_SYSLOG_URL: 'syslog+tls://umpin:secret@siem.example.com' },
      ['AUDIT_SYSLOG_URL must have a host and a port, and nothing else'],
    ],
    [
      'a receiver of the audit across a network without encryption',
      { AUDIT_SYSLOG_URL: 'syslog+tcp://siem.example.com:514' },
      ['AUDIT_SYSLOG_URL must be syslog+tls:// unless the receiver is on the loopback interface'],
    ],
    [
      'our certificate for it without a key',
      {
        AUDIT_SYSLOG_URL: 'syslog+tls://siem.example.com',
        AUDIT_SYSLOG_CERT_FILE: file('ours.pem', rootCertificates[0] ?? ''),
      },
      ['AUDIT_SYSLOG_KEY is missing: AUDIT_SYSLOG_CERT_FILE needs it'],
    ],
    [
      'a file of the audit in whatever folder',
      { AUDIT_EXPORT_FILE: 'audit.jsonl' },
      ['AUDIT_EXPORT_FILE must be the absolute path of a file'],
    ],
    [
      'one file for the roots and the events of the audit',
      { AUDIT_EXPORT_FILE: '/var/log/audit.jsonl', AUDIT_ROOT_FILE: '/var/log/audit.jsonl' },
      ['AUDIT_EXPORT_FILE is AUDIT_ROOT_FILE as well: give each a file of its own'],
    ],
    [
      'a socket without an account',
      { LDAP_SOCKET: '/run/umpin/pins.sock' },
      ['LDAP_SOCKET_ACCOUNT is missing: LDAP_SOCKET needs it'],
    ],
    [
      'a socket in whatever folder',
      { LDAP_SOCKET: 'pins.sock', LDAP_SOCKET_ACCOUNT: 'pbx' },
      ['LDAP_SOCKET must be an absolute path of at most 100 bytes'],
    ],
    [
      'a socket whose path is too long',
      { LDAP_SOCKET: `/${'ü'.repeat(54)}`, LDAP_SOCKET_ACCOUNT: 'pbx' },
      ['LDAP_SOCKET must be an absolute path of at most 100 bytes'],
    ],
    [
      'no way in',
      { LOCAL_ACCOUNTS: 'false' },
      ['LOCAL_ACCOUNTS is false, and no other way to say who is calling is on'],
    ],
    [
      'what is no network',
      { TRUSTED_PROXIES: '10.0.0.0/33' },
      ['TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8'],
    ],
    [
      'a signature with a shared secret',
      { OIDC_ALGORITHMS: 'RS256,HS256' },
      ['OIDC_ALGORITHMS must be signature algorithms such as RS256,ES256'],
    ],
    [
      'a field that is none',
      { PROXY_LOGIN_HEADER: 'remote user', TRUSTED_PROXIES: '::1' },
      ['PROXY_LOGIN_HEADER must be the name of an HTTP field'],
    ],
  ])('refuses ways in that are half set up: %s', (_, settings, problems) => {
    expect(problemsOf({ ...complete, ...settings })).toEqual(problems);
  });

  it.each([
    ['OIDC_ISSUER', { OIDC_AUDIENCE: 'api://umpin' }],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'umpin' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_SECRET: 'made up' }],
    ['OIDC_CLIENT_ID', { OIDC_SCOPES: 'openid' }],
    ['OIDC_ISSUER', { OIDC_JWKS_URL: 'https://login.example.com/keys' }],
    ['OIDC_ISSUER', { OIDC_ALGORITHMS: 'RS256' }],
    ['OIDC_ISSUER', { OIDC_LOGIN_CLAIM: 'sub' }],
    ['OIDC_ISSUER', { OIDC_MAILBOX_CLAIM: 'upn' }],
    ['OIDC_ISSUER', { OIDC_ROLES_CLAIM: 'roles' }],
    ['LDAP_URLS', { LDAP_STARTTLS: 'true' }],
    ['LDAP_URLS', { LDAP_CA_FILE: file('ldap.pem', rootCertificates[0] ?? '') }],
    ['LDAP_URLS', { LDAP_BASE_DN: 'dc=example,dc=com' }],
    ['LDAP_URLS', { LDAP_LOGIN_ATTRIBUTE: 'uid' }],
    ['LDAP_URLS', { LDAP_MAILBOX_ATTRIBUTE: 'mail' }],
    ['LDAP_URLS', { LDAP_USER_DN: '%s@example.com' }],
    ['LDAP_URLS', { LDAP_TIMEOUT_SECONDS: '5' }],
    ['LDAP_URLS', { LDAP_BIND_DN: 'cn=reader', LDAP_BIND_PASSWORD: 'made up' }],
    ['LDAP_BIND_DN', { LDAP_BIND_PASSWORD: 'made up' }],
    ['PROXY_LOGIN_HEADER', { PROXY_LOGIN_DOMAIN: 'example.com' }],
    ['PROXY_LOGIN_HEADER', { PROXY_SECRET: 'made up, at least 16 characters' }],
    ['LDAP_SOCKET', { LDAP_SOCKET_ACCOUNT: 'pbx' }],
    ['BOUNCE_ADDRESS', { BOUNCE_PORT: '2525' }],
    ['BOUNCE_ADDRESS', { BOUNCE_SOCKET: '/run/umpin/bounces' }],
    ['BOUNCE_PORT', { BOUNCE_HOST: '127.0.0.1' }],
    ['AUDIT_SYSLOG_URL', { AUDIT_SYSLOG_ENTERPRISE_NUMBER: '32473' }],
  ])('says what has no effect without %s: %j', (needed, given) => {
    const [name = ''] = Object.keys(given);
    expect(problemsOf({ ...complete, ...given })).toEqual([
      `${name} has no effect without ${needed}: set both or neither`,
    ]);
  });

  it.each([
    'syslog+tls://siem.example.com',
    'syslog+tls://[2001:db8::1]:6514/',
    'syslog+tcp://127.0.0.1:514',
    'syslog+tcp://[::1]:514',
  ])('takes %s as a receiver of the audit', (url) => {
    const { syslog } = loadConfig({ ...complete, AUDIT_SYSLOG_URL: url }).auditExport;
    expect(syslog).toMatchObject({ url, hostname: 'mail.example.com', enterpriseNumber: 32_473 });
  });

  it('treats a setting as given if it comes in a file, readable or not', () => {
    const OIDC_AUDIENCE_FILE = file('audience', 'api://umpin');
    expect(problemsOf({ ...complete, OIDC_AUDIENCE_FILE })).toEqual([
      'OIDC_AUDIENCE has no effect without OIDC_ISSUER: set both or neither',
    ]);
    const OIDC_ISSUER_FILE = join(folder, 'not-there');
    expect(problemsOf({ ...complete, OIDC_AUDIENCE_FILE, OIDC_ISSUER_FILE })).toEqual([
      'OIDC_ISSUER_FILE names a file that cannot be read (ENOENT)',
    ]);
  });

  it('needs five settings and has a default for every other one', () => {
    const config = loadConfig(complete);
    expect(config).toMatchObject({
      http: { host: '0.0.0.0', port: 8080, maxBodyBytes: 65_536 },
      soap: {
        publicUrl: 'https://mail.example.com',
        publicUrlFromHost: false,
        acceptHttpsNamespace: true,
      },
      database: { url: complete.DATABASE_URL, poolSize: 10 },
      smtp: {
        url: complete.SMTP_URL,
        connections: 10,
        from: 'voicemail@example.com',
        fromName: 'Voice mail',
        replyTo: undefined,
      },
      mailSettings: { from: 'voicemail@example.com', timeZone: 'UTC', accessNumber: undefined },
      outbox: { giveUpAfterMs: 24 * 3_600_000 },
      argon2: { memoryKiB: 19_456, passes: 2, parallelism: 1, maxWaiting: 100 },
      rememberLoginMs: 60_000,
      replyDeadlineMs: 10_000,
      firstPinsPerMinute: 60,
      maxGuessChance: { beforeLock: 0.01, perYear: 1 },
      logLevel: 'info',
    });
    expect(config.keyRing.current.id).toBe('2026');
    expect(config.pinBlocklist.size).toBe(0);
    expect(config.argon2.concurrency).toBeGreaterThanOrEqual(1);
    expect(config.argon2.concurrency).toBeLessThanOrEqual(4);
  });

  it('names all settings that are missing', () => {
    expect(problemsOf({})).toEqual([
      'PUBLIC_URL is missing',
      'DATABASE_URL is missing',
      'SMTP_URL is missing',
      'MAIL_FROM is missing',
      'SEALING_KEYS is missing',
    ]);
  });

  it('treats an empty setting as absent, as docker compose passes unset ones', () => {
    expect(problemsOf({ ...complete, MAIL_FROM: '' })).toEqual(['MAIL_FROM is missing']);
    expect(loadConfig({ ...complete, PORT: '', PORT_FILE: '' }).http.port).toBe(8080);
  });

  const wrong: [string, string, string][] = [
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '80a', 'must be a whole number from 0 to 65535'],
    ['PORT', '8e3', 'must be a whole number from 0 to 65535'],
    ['PORT', ' 80', 'must be a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'mail.example.com', 'must be a URL that starts with https:// or http://'],
    ['PUBLIC_URL', 'ftp://mail.example.com', 'must be a URL that starts with https:// or http://'],
    ['PUBLIC_URL_FROM_HOST', 'yes', 'must be true or false'],
    [
      'DATABASE_URL',
      'mysql://db.example.com',
      'must be a URL that starts with postgres:// or postgresql://',
    ],
    [
      'DATABASE_URL',
      'postgres:///umpin',
      'must be a URL that starts with postgres:// or postgresql://',
    ],
    ['DATABASE_POOL_SIZE', '1', 'must be a whole number from 2 to 1000'],
    ['SMTP_URL', 'https://mail.example.com', 'must be a URL that starts with smtp:// or smtps://'],
    ['SMTP_CONNECTIONS', '0', 'must be a whole number from 1 to 1000'],
    ['MAIL_FROM', 'Voice mail <voicemail@example.com>', 'must be a bare mail address'],
    [
      'MAIL_FROM',
      'voicemail@example.com\r\nBcc: mallory@example.com',
      'must be a bare mail address',
    ],
    ['MAIL_FROM_NAME', ' ', 'must be a name on one line, without control characters'],
    ['MAIL_FROM_NAME', 'a'.repeat(65), 'may have at most 64 characters'],
    ['MAIL_REPLY_TO', 'Helpdesk <helpdesk@example.com>', 'must be a bare mail address'],
    ['MAIL_REPLY_TO', 'a@example.com,b@example.com', 'must be a bare mail address'],
    ['MAIL_TIME_ZONE', 'Europe/Nowhere', 'must be an IANA time zone such as Europe/Berlin'],
    ['VOICE_MAIL_ACCESS_NUMBER', '1'.repeat(65), 'may have at most 64 characters'],
    ['SEALING_KEYS', key, 'entry 1 is not of the form id:base64, with a key of 32 bytes'],
    ['SEALING_KEYS', `a:${key},a:${key}`, 'names a key id twice'],
    ['AUDIT_KEYS', key, 'entry 1 is not of the form id:base64, with a key of 32 bytes'],
    ['AUDIT_RETENTION_DAYS', '-1', 'must be a whole number from 0 to 36500'],
    ['ARGON2_MEMORY_KIB', '19455', 'must be a whole number from 19456 to 4194304'],
    ['ARGON2_PASSES', '1', 'must be a whole number from 2 to 100'],
    ['ARGON2_PARALLELISM', '0', 'must be a whole number from 1 to 64'],
    ['HASH_CONCURRENCY', '0', 'must be a whole number from 1 to 64'],
    ['MAX_WAITING_REQUESTS', '0', 'must be a whole number from 1 to 100000'],
    ['REMEMBER_LOGIN_SECONDS', '3601', 'must be a whole number from 0 to 3600'],
    ['REPLY_DEADLINE_SECONDS', '0', 'must be a whole number from 1 to 100'],
    ['GIVE_UP_AFTER_HOURS', '121', 'must be a whole number from 1 to 120'],
    ['FIRST_PINS_PER_MINUTE', '0', 'must be a whole number from 1 to 6000'],
    ['SMTP_CA_FILE', '/no/such/file', 'names a file that cannot be read (ENOENT)'],
    ['PIN_BLOCKLIST_FILE', '/no/such/file', 'names a file that cannot be read (ENOENT)'],
    ['MAX_GUESS_CHANCE_BEFORE_LOCK', '1.1', 'must be a decimal from 0 to 1 such as 0.01'],
    ['MAX_GUESS_CHANCE_PER_YEAR', '1%', 'must be a decimal from 0 to 1 such as 0.01'],
    ['ACCEPT_HTTPS_NAMESPACE', '1', 'must be true or false'],
    ['MAX_BODY_BYTES', '1023', 'must be a whole number from 1024 to 10485760'],
    ['LOG_LEVEL', 'loud', 'must be a log level of pino'],
  ];

  const percentEncode =
    'must have special characters in user name and password percent-encoded: ' +
    '%23 for #, %2F for /, %3F for ?, %25 for %, %20 for a blank';

  it.each(['a#b', '1#b', 'a/b', '1/b', '1@b/c', 'a?b', '1?b', 'a%b', '100%', 'a b', '%ff'])(
    'says of the password %j in a URL that it has to be percent-encoded',
    (password) => {
      const urls = {
        DATABASE_URL: `postgres://umpin:${password}@db.example.com/umpin`,
        SMTP_URL: `smtp://relay:${password}@mail.example.com:587`,
      };
      expect(problemsOf({ ...complete, ...urls })).toEqual([
        `DATABASE_URL ${percentEncode}`,
        `SMTP_URL ${percentEncode}`,
      ]);
    },
  );

  it.each(['a%23b', '1%2Fb', '%25', 'a:b', 'a@b', 'a+b=c&d', "a'b!$*;~", 'ä'])(
    'takes the password %j in a URL as it is',
    (password) => {
      const DATABASE_URL = `postgres://umpin:${password}@db.example.com/umpin?user=a@b`;
      const SMTP_URL = `smtps://relay@example.com:${password}@mail.example.com`;
      const { database, smtp } = loadConfig({ ...complete, DATABASE_URL, SMTP_URL });
      expect([database.url, smtp.url]).toEqual([DATABASE_URL, SMTP_URL]);
    },
  );

  it.each([
    'postgresql:///umpin?host=/run/postgresql',
    'postgres:///umpin?host=/run/postgresql&port=5433&user=umpin',
    'postgresql://umpin:made-up@/umpin?host=/run/postgresql',
    'postgresql://umpin@/umpin?host=/run/postgresql',
    'postgresql://%2Frun%2Fpostgresql/umpin',
    'POSTGRESQL://umpin@db.example.com/umpin',
  ])('takes %s for a database', (DATABASE_URL) => {
    expect(loadConfig({ ...complete, DATABASE_URL }).database.url).toBe(DATABASE_URL);
  });

  it.each([
    'postgresql://umpin:made-up@/umpin',
    'postgresql:///umpin?host=',
    'postgresql://',
    'postgresql:umpin',
    '/run/postgresql',
  ])('takes %s for no database', (DATABASE_URL) => {
    expect(problemsOf({ ...complete, DATABASE_URL })).toEqual([
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://',
    ]);
  });

  it.each([
    '\r\nBcc: mallory@example.com',
    '\n',
    '\r',
    '\0',
    '\u0085',
    '\u2028',
    '\u202e',
    '\ud800',
  ])('takes no name of a sender, and no address for answers, with %j in it', (characters) => {
    expect(
      problemsOf({
        ...complete,
        MAIL_FROM_NAME: `Voice${characters}mail`,
        MAIL_REPLY_TO: `help${characters}@example.com`,
      }),
    ).toEqual([
      'MAIL_FROM_NAME must be a name on one line, without control characters',
      'MAIL_REPLY_TO must be a bare mail address',
    ]);
  });

  it('takes the name of the sender and the address for answers as they are', () => {
    const MAIL_FROM_NAME = 'Example, Inc. „Telefon“ 留守番';
    const MAIL_REPLY_TO = 'helpdesk@example.com';
    expect(loadConfig({ ...complete, MAIL_FROM_NAME, MAIL_REPLY_TO }).smtp).toMatchObject({
      from: 'voicemail@example.com',
      fromName: MAIL_FROM_NAME,
      replyTo: MAIL_REPLY_TO,
    });
  });

  it.each(wrong)('refuses %s=%j: %s', (name, value, problem) => {
    expect(problemsOf({ ...complete, [name]: value })).toEqual([`${name} ${problem}`]);
  });

  it('names all settings that are wrong, and shows no value', () => {
    const values = Object.fromEntries(wrong.map(([name, value]) => [name, value]));
    const secret = 'swordfish';
    const env = { ...values, DATABASE_URL: secret, SMTP_URL: secret, SEALING_KEYS: secret };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual(
      Object.keys(env).sort(),
    );
    const { message } = new ConfigError(problems);
    for (const problem of problems) expect(message).toContain(problem);
    for (const value of [secret, key, 'mallory', 'Nowhere', 'loud']) {
      expect(message).not.toContain(value);
    }
  });

  it('takes IPv6 addresses and parameters of a URL as they are', () => {
    const DATABASE_URL = 'postgresql://umpin@[::1]:5432/umpin?sslmode=verify-full';
    expect(loadConfig({ ...complete, DATABASE_URL }).database.url).toBe(DATABASE_URL);
  });

  it('never lets resets take all database connections', () => {
    const small = { ...complete, DATABASE_POOL_SIZE: '2', HASH_CONCURRENCY: '4' };
    expect(loadConfig(small).staging.concurrency).toBe(1);
    expect(loadConfig({ ...small, DATABASE_POOL_SIZE: '50' }).staging.concurrency).toBe(8);
  });

  it('ends the public URL without a slash', () => {
    const { soap } = loadConfig({ ...complete, PUBLIC_URL: 'https://mail.example.com/um//' });
    expect(soap.publicUrl).toBe('https://mail.example.com/um');
  });

  it.each([
    ['0', 0],
    ['1', 1],
    ['0.01', 0.01],
    ['1.000', 1],
    ['0.000000000000001', 1e-15],
  ])('takes %s as a chance', (MAX_GUESS_CHANCE_PER_YEAR, perYear) => {
    const { maxGuessChance } = loadConfig({ ...complete, MAX_GUESS_CHANCE_PER_YEAR });
    expect(maxGuessChance.perYear).toBe(perYear);
  });

  it.each(['.5', '1.1', '1e-3', '-0.1', '0,1', 'NaN'])(
    'takes %s for no chance',
    (MAX_GUESS_CHANCE_BEFORE_LOCK) => {
      expect(problemsOf({ ...complete, MAX_GUESS_CHANCE_BEFORE_LOCK })).toHaveLength(1);
    },
  );

  it('names a file of authorities that cannot be read', () => {
    const LDAP_CA_FILE = join(folder, 'none');
    expect(problemsOf({ ...complete, LDAP_CA_FILE })).toContain(
      'LDAP_CA_FILE names a file that cannot be read (ENOENT)',
    );
  });

  it.each([
    ['is empty', ''],
    ['holds a key', '-----BEGIN PRIVATE KEY-----\nbWFkZSB1cA==\n-----END PRIVATE KEY-----\n'],
    ['is damaged', '-----BEGIN CERTIFICATE-----\nbWFkZSB1cA==\n-----END CERTIFICATE-----\n'],
  ])('refuses a file of authorities that %s', (what, text) => {
    const SMTP_CA_FILE = file(`authorities that ${what}`, text);
    expect(problemsOf({ ...complete, SMTP_CA_FILE })).toEqual([
      'SMTP_CA_FILE names a file that holds no certificate in PEM',
    ]);
  });

  it('signs the audit with keys of its own, or with some that are derived from the sealing keys', () => {
    const derived = loadConfig(complete).audit.keyRing;
    expect(derived.ids).toEqual(['sealing:2026']);
    expect(derived.current.key.toString('base64')).not.toBe(key);
    const own = loadConfig({ ...complete, AUDIT_KEYS: `2026:${key}` }).audit.keyRing;
    expect(own.ids).toEqual(['2026', 'sealing:2026']);
    expect(own.current.key.toString('base64')).toBe(key);
  });

  it('reads the blocklist of PINs', () => {
    const PIN_BLOCKLIST_FILE = file('blocklist', '# made up for a test\n482130\n\n0451 # short\n');
    const { pinBlocklist } = loadConfig({ ...complete, PIN_BLOCKLIST_FILE });
    expect([...pinBlocklist]).toEqual(['482130', '0451']);
  });

  it('names the lines of a blocklist that are wrong, and shows none', () => {
    const PIN_BLOCKLIST_FILE = file('wrong-blocklist', '482130\n48213O\n1\n');
    expect(problemsOf({ ...complete, PIN_BLOCKLIST_FILE, PORT: 'x' })).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'PIN_BLOCKLIST_FILE names a file that is wrong in line 2, line 3: not a PIN of 4 to 24 digits',
    ]);
  });

  it('is refused if a value is not UTF-8 text, which is not shown', () => {
    const problems = problemsOf({ ...complete, MAIL_FROM: 'caf\ufffd@example.com' });
    expect(problems).toEqual(['MAIL_FROM holds bytes that are not UTF-8 text']);
    const SMTP_URL_FILE = join(folder, 'latin1');
    writeFileSync(
      SMTP_URL_FILE,
      Buffer.from('smtp://relay:schlüssel@mail.example.com\n', 'latin1'),
    );
    const [problem] = problemsOf({ ...complete, SMTP_URL: '', SMTP_URL_FILE });
    expect(problem).toMatch(
      /^SMTP_URL_FILE names a file that in line 1 holds bytes that are not UTF-8 text: save /,
    );
    const PIN_BLOCKLIST_FILE = join(folder, 'latin1-blocklist');
    writeFileSync(PIN_BLOCKLIST_FILE, Buffer.from('482130\n0451 # für Tests\n', 'latin1'));
    expect(problemsOf({ ...complete, PIN_BLOCKLIST_FILE })).toEqual([
      expect.stringMatching(/^PIN_BLOCKLIST_FILE names a file that in line 2 holds bytes /),
    ]);
  });

  it('is read from a file in UTF-16, as Windows PowerShell writes it', () => {
    const path = join(folder, 'utf16');
    writeFileSync(path, Buffer.from('\ufeffvoicemail@example.org\r\n', 'utf16le'));
    const config = loadConfig({ ...complete, MAIL_FROM: '', MAIL_FROM_FILE: path });
    expect(config.smtp.from).toBe('voicemail@example.org');
  });

  describe('from files, as Docker secrets come', () => {
    it.each(['DATABASE_URL', 'SMTP_URL', 'SEALING_KEYS', 'PUBLIC_URL', 'MAIL_FROM'])(
      'reads %s, without the line break at its end',
      (name) => {
        const path = file(name, `${complete[name] ?? ''}\r\n`);
        const config = loadConfig({ ...complete, [name]: undefined, [`${name}_FILE`]: path });
        expect(config).toEqual(loadConfig(complete));
      },
    );

    it('reads settings that have a default, too', () => {
      const config = loadConfig({ ...complete, PORT_FILE: file('PORT', '9090\n') });
      expect(config.http.port).toBe(9_090);
    });

    it('refuses a setting that is given both ways', () => {
      const both = { SMTP_URL_FILE: file('both', 'smtp://other.example.com') };
      expect(problemsOf({ ...complete, ...both })).toEqual([
        'SMTP_URL and SMTP_URL_FILE are both given: keep one',
      ]);
    });

    it('names a file that cannot be read by its setting alone, beside all other problems', () => {
      const env = {
        ...complete,
        SMTP_URL: '',
        SMTP_URL_FILE: join(folder, 'not-there'),
        SEALING_KEYS: '',
        SEALING_KEYS_FILE: folder,
        PORT: 'x',
      };
      expect(problemsOf(env)).toEqual([
        'SMTP_URL_FILE names a file that cannot be read (ENOENT)',
        'SEALING_KEYS_FILE names a file that cannot be read (EISDIR)',
        'PORT must be a whole number from 0 to 65535',
      ]);
    });

    it('judges what a file holds like any other value, and does not show it', () => {
      const env = { ...complete, SEALING_KEYS: '', SEALING_KEYS_FILE: file('bad', 'swordfish') };
      expect(problemsOf(env)).toEqual([
        'SEALING_KEYS entry 1 is not of the form id:base64, with a key of 32 bytes',
      ]);
    });
  });
});

describe('a quick start', () => {
  it.each<[string, boolean, Environment]>([
    ['nothing', true, {}],
    ['what does not say where it runs', true, { PORT: '9090', LOG_LEVEL: 'debug' }],
    ['development', true, { NODE_ENV: 'development' }],
    ['empty values', true, { DATABASE_URL: '', SMTP_URL: '', SMTP_URL_FILE: '', NODE_ENV: '' }],
    ['production', false, { NODE_ENV: 'production' }],
    ['a database', false, { DATABASE_URL: 'postgres://db.example.com/umpin' }],
    ['a mail server', false, { SMTP_URL: 'smtp://mail.example.com' }],
    ['a file with a database', false, { DATABASE_URL_FILE: '/run/secrets/database' }],
    ['a file with a mail server', false, { SMTP_URL_FILE: '/run/secrets/smtp' }],
    [
      'a file beside an empty value',
      false,
      { DATABASE_URL: '', DATABASE_URL_FILE: '/run/secrets/database' },
    ],
    ['a wrong database', false, { DATABASE_URL: 'nonsense' }],
  ])('if the environment names %s: %s', (_, quick, env) => {
    expect(nothingConfigured(env)).toBe(quick);
  });

  it('has a default for everything, beside package.json', () => {
    expect(loadQuickStartConfig({})).toEqual({
      dataDir: join(import.meta.dirname, '..', '..', '.umpin'),
      postgresPort: 15_432,
      smtpPort: 1_025,
      mailPagePort: 8_025,
      environment: {},
    });
  });

  it('names all of its own settings that are wrong', () => {
    const env = { QUICK_START_SMTP_PORT: 'x', QUICK_START_POSTGRES_PORT: '65536' };
    expect(problemsOf(env, loadQuickStartConfig)).toEqual([
      'QUICK_START_POSTGRES_PORT must be a whole number from 0 to 65535',
      'QUICK_START_SMTP_PORT must be a whole number from 0 to 65535',
    ]);
  });

  it.each<[Environment, unknown[]]>([
    [{}, []],
    [{ BOUNCE_PORT: '2525' }, [{ host: '0.0.0.0', port: 2525 }]],
    [{ BOUNCE_PORT: '2525', HOST: '127.0.0.2' }, [{ host: '127.0.0.2', port: 2525 }]],
    [
      { BOUNCE_PORT: '2525', BOUNCE_HOST: '::1', BOUNCE_SOCKET: '/run/umpin/bounces' },
      [{ host: '::1', port: 2525 }, { path: '/run/umpin/bounces' }],
    ],
  ])('says where reports are heard: %j', (env, listeners) => {
    const address = 'bounces-of-umpin.site@umpin.example.com';
    const config = loadConfig({ ...complete, BOUNCE_ADDRESS: address, ...env });
    expect(config.bounceAddress).toBe(address);
    expect(config.bounceListeners).toEqual(listeners);
  });
});
