import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

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

  it.each(['.env.example', 'docs/operate/audit.md'])(
    '%s names files of the audit where the unit and the containers let umpin write',
    (page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const files = [...text.matchAll(/^#?AUDIT_(?:EXPORT|ROOT)_FILE=(.+)$/gm)];
      const folders = new Set(files.map(([, file = '']) => dirname(file)));
      expect(folders).toEqual(new Set(['/var/log/umpin']));

      const unit = readFileSync(join(root, 'deploy/systemd/umpin.service'), 'utf8');
      expect(unit).toMatch(/^LogsDirectory=umpin$/m);
      // A new volume belongs to the user that owns the folder of the image.
      const image = readFileSync(join(root, 'Dockerfile'), 'utf8');
      expect(image).toMatch(/install -d -o node -g node .*\/var\/log\/umpin$/m);
      const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
      const { services, volumes } = parse(compose, { merge: true }) as {
        services: Record<string, { volumes: string[] }>;
        volumes: object;
      };
      const mounted = ['umpin', 'umpin-2'].map((name) =>
        services[name]?.volumes.find((volume) => volume.endsWith(':/var/log/umpin')),
      );
      expect(mounted).toEqual(['audit:/var/log/umpin', 'audit-2:/var/log/umpin']);
      expect(Object.keys(volumes)).toEqual(expect.arrayContaining(['audit', 'audit-2']));
    },
  );
});
