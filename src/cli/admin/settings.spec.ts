import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../config/config.js';
import { loadSettings, nothingToTalkTo } from './settings.js';

const complete = {
  PUBLIC_URL: 'https://mail.example.com',
  DATABASE_URL: 'postgres://localhost/umpin',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'voicemail@example.com',
  SEALING_KEYS: `test:${Buffer.alloc(32).toString('base64')}`,
};

describe('the settings of the command', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'umpin-settings-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });
  const quickStartLeft = (text: string) => {
    writeFileSync(join(dataDir, 'settings.json'), text);
  };
  const load = (env: Record<string, string>) =>
    loadSettings({ ...env, QUICK_START_DATA_DIR: dataDir });

  it('come from the environment if anything is configured there', () => {
    quickStartLeft(JSON.stringify({ ...complete, DATABASE_URL: 'postgres://quick/start' }));
    const { config, quickStart } = load(complete);
    expect(config.database.url).toBe(complete.DATABASE_URL);
    expect(quickStart).toBe(false);
  });

  it('come from the quick start if nothing is configured', () => {
    quickStartLeft(JSON.stringify(complete));
    const { config, quickStart } = load({});
    expect(config.database.url).toBe(complete.DATABASE_URL);
    expect(quickStart).toBe(true);
  });

  it('are all named in the error if some are missing', () => {
    quickStartLeft(JSON.stringify(complete));
    const { DATABASE_URL } = complete;
    expect(() => load({ DATABASE_URL })).toThrow(ConfigError);
    expect(() => load({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL[^]*SMTP_URL/);
  });

  it('are explained in the error if there are none', () => {
    expect(() => load({})).toThrow(nothingToTalkTo);
  });

  it.each(['', '[', '[]', '{"PORT":8080}'])('are refused when they are %j', (text) => {
    quickStartLeft(text);
    expect(() => load({})).toThrow('does not hold the settings of a quick start');
  });
});
