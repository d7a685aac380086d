import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { freeRadiusIsInstalled } from '../support/freeradius.js';

/** As Debian's package makes it; its files are for FreeRADIUS's user and for root. */
const freeRadiusFolder = '/etc/freeradius/3.0';

const folder = fileURLToPath(new URL('../../examples', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe('the examples', () => {
  it.each(files.filter((file) => file.endsWith('.xml')))('%s is XML', (file) => {
    const document = XmlDocument.fromBuffer(readFileSync(file));
    expect(document.root.name).toMatch(/^(configuration|include)$/);
    document.dispose();
  });

  it.skipIf(!freeRadiusIsInstalled || !isReadable(join(freeRadiusFolder, 'radiusd.conf')))(
    'are put into the configuration of Debian as the README says, and FreeRADIUS takes it',
    async () => {
      const copy = await mkdtemp(join(tmpdir(), 'umpin-raddb-'));
      try {
        // Of the same user: FreeRADIUS does not read its files as root.
        await promisify(execFile)('cp', ['-a', `${freeRadiusFolder}/.`, copy]);
        for (const file of ['mods-available/umpin', 'sites-available/umpin']) {
          await copyFile(join(folder, 'freeradius', file), join(copy, file));
        }
        const readme = readFileSync(join(folder, 'freeradius/README.md'), 'utf8');
        const commands = readme.match(/^ *(ln|rm) .*$/gm) ?? [];
        await promisify(execFile)('/bin/sh', ['-c', commands.join('\n')], { cwd: copy });
        const check = promisify(execFile)('/usr/sbin/freeradius', ['-XC', '-d', copy]);
        expect((await check).stdout).toContain('Configuration appears to be OK');
      } finally {
        await rm(copy, { recursive: true });
      }
    },
  );

  it('hold no key but the made-up one, which cannot be mistaken for a real one', () => {
    const keys = files.flatMap(
      (file) => readFileSync(file, 'utf8').match(/umpin_\w{16}_[\w-]+/g) ?? [],
    );
    expect(new Set(keys)).toEqual(
      new Set(['umpin_0000000000000000_made-up-for-an-example-made-up-for-an-examp']),
    );
  });
});

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** The steps of a dialplan in their order, such as `Read(PIN,vm-password,24,,3)`. */
function stepsOf(dialplan: string): string[] {
  const text = readFileSync(join(folder, 'asterisk', dialplan), 'utf8');
  const lines = text.match(/^(exten| same) .*$/gm) ?? [];
  return lines.map((line) => {
    const [, step] = /^(?:exten => [*\w]+,1| same => n(?:\(\w+\))?),(.*)$/.exec(line) ?? [];
    if (step === undefined)
      throw new Error(`${dialplan} has a line that Asterisk does not read: ${line}`);
    return step;
  });
}

describe("Asterisk's dialplan with a script", () => {
  const steps = stepsOf('extensions.conf');
  const at = (start: string) => steps.findIndex((step) => step.startsWith(start));

  it('lets in on OK alone, which nothing but the script has set', () => {
    const script = at('AGI(/usr/local/bin/umpin.agi,');
    expect(at('Set(UMPIN=)')).toBeLessThan(script);
    expect(steps.filter((step) => step.includes('UMPIN='))).toEqual(['Set(UMPIN=)']);
    expect(steps[script + 1]).toBe('GotoIf($["${UMPIN}"!="OK"]?bye)');
    expect(script).toBeLessThan(at('VoiceMailMain('));
  });

  it("opens no mailbox that Asterisk does not know, as it would ask for Asterisk's password", () => {
    const opens = at('VoiceMailMain(${BOX}@${CONTEXT_OF_BOX},s)');
    expect(opens).toBeGreaterThan(-1);
    expect(steps.filter((step) => step.startsWith('VoiceMailMain'))).toHaveLength(1);
    expect(steps[opens - 1]).toBe(
      'GotoIf($["${VM_INFO(${BOX}@${CONTEXT_OF_BOX},exists)}"!="1"]?unknown)',
    );
  });

  it('gives the script a number as its mailbox, whatever was typed or sent', () => {
    expect(at('Set(BOX=${FILTER(0-9,${BOX})})')).toBeLessThan(at('AGI('));
    expect(at('GotoIf($["${BOX}"=""]?bye)')).toBeLessThan(at('AGI('));
  });
});

describe("Asterisk's dialplan with CURL()", () => {
  const steps = stepsOf('extensions-curl.conf');
  const at = (start: string) => steps.findIndex((step) => step.startsWith(start));
  const after = (index: number) => steps[index + 1];

  it('keeps the key out of URLs, which Asterisk logs as warnings, and out of arguments', () => {
    const key = '${AST_CONFIG(umpin.conf,umpin,key)}';
    const login = '${AST_CONFIG(umpin.conf,umpin,login)}';
    expect(steps.filter((step) => step.includes('umpin,key'))).toEqual([
      `Set(KEYLEN=\${LEN(\${SET(CURLOPT(userpwd)=${login}:${key})})})`,
    ]);
    const urls = steps.filter((step) => step.includes('CURL('));
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(url).toContain('${CURL(${AST_CONFIG(umpin.conf,umpin,url)}/v1/');
  });

  it('takes the key from the channel on each way out', () => {
    const forget = 'Set(CURLOPT(userpwd)=)';
    expect(steps.filter((step) => step === forget)).toHaveLength(2);
    expect(after(at(forget))).toBe('VoiceMailMain(${BOX}@default,s)');
    expect(after(steps.lastIndexOf(forget))).toBe('Playback(vm-goodbye)');
  });

  it('accepts a PIN without a final #, asks again if nothing is typed, and sends no empty PIN', () => {
    expect(at('Set(TIMEOUT(digit)=')).toBeLessThan(at('Read('));
    expect(steps.join()).not.toContain('READSTATUS');
    const reads = steps.flatMap((step, index) => {
      const [, variable, attempts] = /^Read\((\w+),[\w-]+,24,,(\d)\)$/.exec(step) ?? [];
      return variable === undefined ? [] : [{ variable, attempts, next: after(index) }];
    });
    expect(reads).toEqual(
      ['PIN', 'NEW', 'AGAIN'].map((variable) => ({
        variable,
        attempts: '3',
        next: `GotoIf($["\${${variable}}"=""]?bye)`,
      })),
    );
  });

  it('says more than goodbye to an owner who is locked out, or whose PIN was not checked', () => {
    const words = [...steps.join('\n').matchAll(/"\$\{WORD\}"(!?=)"(\w+)"\]\?(\w+)/g)];
    expect(words.map(([, is, word, label]) => [is, word, label])).toEqual([
      ['=', 'OK', 'in'],
      ['=', 'OK_CHANGE', 'new'],
      ['=', 'LOCKED', 'locked'],
      ['=', 'EXPIRED', 'expired'],
      ['!=', 'DENY', 'unavailable'],
      ['=', 'OK', 'changed'],
      ['=', 'LOCKED', 'locked'],
    ]);
  });

  it('asks for the PIN of no mailbox that Asterisk does not know', () => {
    const known = at('GotoIf($["${VM_INFO(${BOX}@default,exists)}"!="1"]?bye)');
    expect(known).toBeGreaterThan(-1);
    expect(known).toBeLessThan(at('Read('));
  });

  it('clears the typed PIN as soon as umpin has it', () => {
    const asked = (path: string) => steps.findIndex((step) => step.includes(`/v1/pbx/${path},`));
    expect(after(asked('verify'))).toBe('Set(PIN=)');
    expect(steps.slice(asked('change') + 1, asked('change') + 3)).toEqual([
      'Set(NEW=)',
      'Set(AGAIN=)',
    ]);
  });
});
