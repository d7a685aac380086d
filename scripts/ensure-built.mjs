// Builds dist/ when it is missing or older than a source, so that `npm start` works on a fresh
// clone and a second start does not wait for the compiler.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const modified = (file) => statSync(join(root, file)).mtimeMs;
const sources = ['src', 'dev', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
);
const newest = Math.max(...[...sources, 'package.json', 'tsconfig.json'].map(modified));
const built = join('dist', 'src', 'main.js');

if (!existsSync(join(root, built)) || modified(built) < newest) {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
}
