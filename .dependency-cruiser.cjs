/**
 * The import directions of docs/architecture.md: arrows point one way, and only as drawn there. Modules
 * (`*.module.ts`) wire everything together and may import what they wire.
 */
const folder = (name) => (name.endsWith('.ts') ? `^src/${name}$` : `^src/${name}/`);
const only = (from, ...allowed) => ({
  name: `${from}-imports-only`,
  comment: `src/${from} may import only: ${['common', ...allowed].join(', ')}.`,
  severity: 'error',
  from: {
    path: folder(from),
    // src/X/admin has a row of its own: administration is above what the service runs on.
    pathNot: [
      '\\.(module|spec)\\.ts$',
      '^src/database/entities\\.ts$',
      ...(from.endsWith('/admin') ? [] : [`^src/${from}/admin/`]),
    ],
  },
  to: {
    path: '^src/',
    pathNot: [from, 'common', ...allowed]
      .map(folder)
      // What happens is counted and traced everywhere.
      .concat('^src/metrics/metrics\\.ts$', '^src/tracing/(tracing|current-span)\\.ts$'),
  },
});

const useCases = ['pin-reset', 'pin-check'];

module.exports = {
  forbidden: [
    {
      name: 'product-needs-no-dev-folder',
      comment: 'The image holds src alone; dev/, test/ and bench/ may import the product.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(dev|test|bench|scripts)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('common'),
    only('pin-policy'),
    only('crypto'),
    only('database'),
    only('logging'),
    only('audit', 'crypto', 'database'),
    only('audit/admin', 'accounts', 'audit', 'credentials', 'database'),
    only('accounts', 'audit', 'crypto', 'database'),
    only('accounts/admin', 'accounts', 'credentials', 'audit', 'database'),
    only('credentials', 'accounts', 'audit', 'crypto', 'database', 'pin-policy'),
    // A removed mailbox takes its waiting mail with it.
    only(
      'credentials/admin',
      'accounts',
      'credentials',
      'audit',
      'database',
      'notification/outbox',
      'pin-policy',
    ),
    only(
      'authentication',
      'accounts',
      'credentials/mailbox-directory.repository.ts',
      'audit',
      'crypto',
      'database',
      'http-server',
    ),
    {
      name: 'administration-is-for-the-command',
      comment: 'The service runs without what an administrator does from a shell.',
      severity: 'error',
      // The admin API is another door to it.
      from: {
        path: '^src/',
        pathNot: '^src/(accounts|audit|campaigns|credentials|notification|cli|transports/admin)/',
      },
      to: { path: '^src/(accounts|audit|campaigns|credentials|notification)/admin/' },
    },
    {
      name: 'administration-is-above-its-folder',
      comment: 'src/X/admin may import src/X, and not the other way round.',
      severity: 'error',
      from: {
        path: '^src/(accounts|audit|campaigns|credentials|notification)/',
        pathNot: '^src/(accounts|audit|campaigns|credentials|notification)/admin/',
      },
      to: { path: '^src/(accounts|audit|campaigns|credentials|notification)/admin/' },
    },
    only('notification/admin', 'accounts', 'audit', 'credentials', 'database', 'notification'),
    only('notification', 'audit', 'credentials', 'crypto', 'database', 'pin-policy'),
    only('pin-reset', 'audit', 'credentials', 'crypto', 'database', 'notification', 'pin-policy'),
    // A campaign stages resets, and its own rows are all that it writes.
    only(
      'campaigns',
      'accounts',
      'audit',
      'credentials',
      'crypto',
      'database',
      'notification',
      'pin-reset',
    ),
    only('campaigns/admin', 'campaigns', 'accounts', 'audit', 'credentials', 'database'),
    only(
      'pin-check',
      'audit',
      'authentication',
      'credentials',
      'crypto',
      'database',
      'notification',
      'pin-policy',
    ),
    // It looks at everything, and nothing is built on it but the two doors of administration.
    only('diagnosis', 'authentication/strategies', 'database', 'key-rotation', 'notification'),
    only('idempotency', 'accounts', 'audit', 'database'),
    only('key-rotation', 'accounts', 'audit', 'credentials', 'crypto', 'database', 'notification'),
    only(
      'transports',
      'accounts',
      'audit',
      'authentication',
      ...useCases,
      'campaigns',
      'http-server',
      'idempotency',
      'metrics',
      'notification',
      'database',
      'crypto',
      'pin-policy',
      // Of the admin API alone, as the rows of the others below say.
      'audit',
      'credentials/admin',
    ),
    only('transports/soap', 'authentication', 'pin-reset', 'http-server', 'transports/xml'),
    only(
      'transports/phone',
      'authentication',
      'pin-check',
      'pin-policy',
      'http-server',
      'transports/json-api',
      'transports/xml',
    ),
    only('transports/json-api', 'accounts/account-rules.ts', 'http-server'),
    only(
      'transports/admin',
      'accounts',
      'audit',
      'authentication',
      'campaigns',
      'credentials/admin',
      'database',
      'diagnosis',
      'http-server',
      'idempotency',
      'key-rotation',
      'notification/admin',
      'pin-policy',
      'pin-reset',
      'transports/json-api',
    ),
    only('transports/ldap-socket', 'authentication', 'pin-check', 'transports/unix-socket'),
    only('transports/bounces', 'notification', 'transports/unix-socket'),
    only('transports/xml'),
    only('transports/unix-socket'),
    only(
      'transports/ops',
      'audit',
      'campaigns',
      'crypto',
      'database',
      'notification',
      'pin-reset',
      'metrics',
    ),
    only('metrics'),
    only('tracing'),
    only('cli/shared'),
    only('cli/reset-pin', 'cli/shared'),
    {
      name: 'config-is-read-at-the-edge',
      comment: 'Classes take plain options; only modules and entry points see Config.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.module\\.ts$',
          '^src/(run-service|start)\\.ts$',
          '^src/http-server/app\\.ts$',
          '^src/(config|cli)/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^src/config/config\\.ts$' },
    },
    {
      name: 'one-xml-reader',
      comment: 'Hostile XML is handled in one place (P11).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/transports/soap/xml\\.ts$' },
      to: { path: 'node_modules/saxes' },
    },
    {
      name: 'metrics-in-one-place',
      comment: 'Names and labels of metrics are declared in one folder (P6).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(metrics|transports/ops)/' },
      to: { path: 'node_modules/prom-client' },
    },
    {
      name: 'opentelemetry-in-one-place',
      comment:
        'Its SDK is loaded only to export spans, and what spans may say is declared once (P6).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/tracing/(otlp-spans|reporting-exporter)\\.ts$' },
      to: { path: 'node_modules/@opentelemetry/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'soap-client-outside-the-server',
      comment: 'The npm soap parser is not fit for hostile input; it belongs to the client only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/reset-pin/' },
      to: { path: 'node_modules/(nestjs-soap|soap)/' },
    },
    {
      name: 'production-needs-no-dev-package',
      comment: 'The image is installed without devDependencies; only dev/ and tests may use them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
