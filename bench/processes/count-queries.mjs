// Loaded into services and the peer (--import): counts what they ask of PostgreSQL, at the one
// method through which every statement goes. pg_stat_statements is not part of embedded PostgreSQL.
import { createRequire } from 'node:module';
import { answer } from './answers.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const counts = { statements: 0, commits: 0 };
const { query } = Client.prototype;

Client.prototype.query = function (config, ...rest) {
  const text = typeof config === 'string' ? config : (config?.text ?? '');
  counts.statements += 1;
  if (text.startsWith('COMMIT')) counts.commits += 1;
  return query.call(this, config, ...rest);
};

answer({ queries: () => ({ ...counts }) });
