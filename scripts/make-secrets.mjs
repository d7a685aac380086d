// Makes the secrets of `docker compose up` on its first start, so that no installation shares a key
// or a password with another one. What exists is kept.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '/run/umpin'] = process.argv.slice(2);

function keep(name, content) {
  const file = join(folder, name);
  try {
    // PostgreSQL and the service run as different users; the volume is not shared any further.
    writeFileSync(file, content, { flag: 'wx', mode: 0o444 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

keep('sealing-keys', `k1:${randomBytes(32).toString('base64')}`);
const password = keep('database-password', randomBytes(24).toString('base64url'));
keep('database-url', `postgres://umpin:${password}@postgres:5432/umpin`);
