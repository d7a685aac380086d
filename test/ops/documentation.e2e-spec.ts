import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['.', 'docs', 'docs/decisions', 'docs/operate', 'docs/reference', 'examples'].flatMap(
  (folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.md'))
          .map((name) => join(folder, name))
      : [],
);

describe('the documentation', () => {
  it.each(pages)('%s has no dead link', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)];
    const missing = targets
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it('describes every setting in .env.example, and none that does not exist', () => {
    const names = (text: string, pattern: RegExp) =>
      new Set([...text.matchAll(pattern)].map(([, name]) => name));
    const read = names(
      readFileSync(join(root, 'src/config/settings.ts'), 'utf8'),
      /^ {2}([A-Z][A-Z0-9_]+): /gm,
    );
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const [service = '', compose = ''] = example.split('--- docker compose alone');
    const described = names(service, /^#([A-Z][A-Z0-9_]+)=/gm);
    expect(compose).not.toBe('');
    expect([...described].filter((name) => !read.has(name))).toEqual([]);
    expect([...read].filter((name) => !described.has(name))).toEqual([]);
  });
});
