import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Each table has one owner: the only folder whose SQL may name it. */
const tablesOf = {
  'src/accounts': ['accounts', 'api_keys', 'page_sessions'],
  'src/audit': [
    'audit_events',
    'audit_exports',
    'audit_heads',
    'audit_leaves',
    'audit_pruning',
    'audit_roots',
    'audit_sealer',
    'audit_stumps',
    'audit_unsealed',
  ],
  'src/authentication/throttling': ['known_logins', 'login_failures'],
  'src/campaigns': ['campaigns', 'campaign_mailboxes'],
  'src/credentials': ['mailboxes', 'pin_credentials', 'pin_history', 'pin_policies'],
  'src/idempotency': ['idempotent_requests'],
  'src/key-rotation': ['key_rings'],
  'src/notification/outbox': ['outbox'],
};

/** Files whose SQL names one table of another folder, each for a reason of its own. */
const guests = {
  // Counts the resets in the audit log, in one statement with its lock.
  'src/pin-reset/reset-limits.ts': 'audit_events',
  // Asks once, at the start, which policies need a blocklist.
  'src/pin-check/blocklist-watch.ts': 'pin_policies',
};

/** The rule for a file that may name these tables, and no others. */
function foreignTables(allowed) {
  const tables = Object.values(tablesOf).flat();
  const foreign = tables.filter((table) => !allowed.includes(table)).join('|');
  const sql = `/\\b(FROM|JOIN|INTO|UPDATE|USING|TABLE)\\s+(${foreign})\\b/`;
  const message =
    'This table belongs to another folder: SQL here would miss a change of its columns, and its rules ' +
    '(locks, disabled accounts, how names compare). Ask a repository of its folder (tablesOf in eslint.config.mjs).';
  return {
    'no-restricted-syntax': [
      'error',
      { selector: `TemplateElement[value.raw=${sql}]`, message },
      { selector: `Literal[value=${sql}]`, message },
    ],
  };
}

const sqlOfOwners = [
  { files: ['src/**/*.{ts,tsx}'], rules: foreignTables([]) },
  ...Object.entries(tablesOf).map(([folder, tables]) => {
    return { files: [`${folder}/**/*.ts`], rules: foreignTables(tables) };
  }),
  ...Object.entries(guests).map(([file, table]) => ({
    files: [file],
    rules: foreignTables([table]),
  })),
  {
    files: ['src/**/*.spec.ts', 'src/database/migrations/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', '.umpin'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A Nest module is a class whose decorator is its whole content.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Nest's and TypeORM's options are classes by declaration and literals by custom.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Read settings through src/config/config.ts: a setting read elsewhere is not validated.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'Use node:crypto: a PIN drawn from Math.random can be predicted.',
        },
      ],
    },
  },
  { files: ['src/config/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  // The variables of sd_listen_fds(3) are not settings.
  {
    files: ['src/transports/ldap-socket/handed-listener.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  ...sqlOfOwners,
  // A command writes to the terminal.
  {
    files: ['src/cli/**', 'dev/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
  {
    files: ['src/transports/pages/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortController',
          'addEventListener',
          'clearTimeout',
          'document',
          'DOMParser',
          'fetch',
          'FormData',
          'history',
          'location',
          'setTimeout',
          'URLSearchParams',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  prettier,
);
