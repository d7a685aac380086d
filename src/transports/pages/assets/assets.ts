import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** With a digest of the content, so that browsers may keep it for ever. */
  readonly url: string;
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

function read(file: `${string}.${keyof typeof types}`): Asset {
  const body = readFileSync(new URL(file, import.meta.url));
  const [name, extension] = file.split('.') as [string, keyof typeof types];
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { type: types[extension], body, url: `/assets/${name}-${digest}.${extension}` };
}

const assets = {
  style: read('style.css'),
  once: read('once.js'),
  live: read('live.js'),
  progress: read('progress.js'),
  search: read('search.js'),
} as const;

export type AssetName = keyof typeof assets;

/** The path of each. */
export const assetUrls = Object.fromEntries(
  Object.entries(assets).map(([name, { url }]) => [name, url]),
) as Readonly<Record<AssetName, string>>;

/** Style sheets and scripts by their path. */
export const assetsByUrl: ReadonlyMap<string, Asset> = new Map(
  Object.values(assets).map((asset) => [asset.url, asset]),
);
