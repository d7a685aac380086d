/** The import directions of docs/decisions/0001: arrows point one way, and only as drawn there. */
const only = (from, ...allowed) => ({
  name: `${from}-imports-only`,
  comment: `src/${from} may import only: ${allowed.join(', ') || 'nothing'} (and domain-error).`,
  severity: 'error',
  from: {
    path: `^src/${from}/`,
    pathNot: ['\\.(module|spec)\\.ts$', '^src/database/entities\\.ts$'],
  },
  to: {
    path: '^src/',
    pathNot: [from, ...allowed]
      .map((name) => `^src/${name}/`)
      .concat(
        '^src/(background-jobs|decode-text|domain-error|language|mail-address|slots|user-folder|metrics/metrics)\\.ts$',
      ),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('pin-policy'),
    only('crypto', 'pin-policy'),
    only('database'),
    only('audit', 'database'),
    only('credentials', 'pin-policy', 'crypto', 'database'),
    only('notification', 'pin-policy', 'crypto', 'database'),
    only('unified-messaging', 'pin-policy', 'credentials', 'notification', 'audit', 'database'),
    only('auth', 'audit', 'crypto', 'database', 'http'),
    only('soap', 'auth', 'audit', 'unified-messaging', 'http', 'xml'),
    only('phone-api', 'auth', 'unified-messaging', 'pin-policy', 'http', 'xml'),
    only('ldap-socket', 'auth', 'unified-messaging'),
    only('xml'),
    only('health', 'database', 'notification'),
    only('metrics', 'crypto', 'database', 'notification', 'unified-messaging'),
    only(
      'provisioning',
      'pin-policy',
      'credentials',
      'auth',
      'audit',
      'crypto',
      'database',
      'unified-messaging',
    ),
    only('client'),
    {
      name: 'config-is-read-at-the-edge',
      comment: 'Classes take plain options; only modules and entry points see Config.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.module\\.ts$',
          '^src/(main|start|app)\\.ts$',
          '^src/config',
          '^src/(command|quick-start)/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'one-xml-reader',
      comment: 'Hostile XML is handled in one place (P11).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/soap/xml\\.ts$' },
      to: { path: 'node_modules/saxes' },
    },
    {
      name: 'metrics-in-one-place',
      comment: 'Names and labels of metrics are declared in one folder (P6).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/metrics/' },
      to: { path: 'node_modules/prom-client' },
    },
    {
      name: 'soap-client-outside-the-server',
      comment: 'The npm soap parser is not fit for hostile input; it belongs to the client only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/client/' },
      to: { path: 'node_modules/(nestjs-soap|soap)/' },
    },
    {
      name: 'production-needs-no-dev-package',
      comment: 'The image is installed without devDependencies; only the quick start may use them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/quick-start/', '\\.spec\\.ts$'] },
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
