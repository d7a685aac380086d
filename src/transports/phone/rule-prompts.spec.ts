import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { explanation } from '../../pin-policy/messages/explanation.js';
import { defaultPinPolicy } from '../../pin-policy/pin-policy.js';
import { violations } from '../../pin-policy/pin-rules.js';
import { changeWord } from './pbx/pbx.contract.js';
import { promptOf, soundOf } from './rule-prompts.js';

const page = fileURLToPath(new URL('../../../docs/phone-systems.md', import.meta.url));
const region = /(?<=<!-- rules: [^>]+-->\n).*(?=<!-- \/rules -->)/s;

const rows = violations.map((rule) => [
  `\`${rule}\``,
  `\`REFUSED:${rule}\``,
  String(promptOf[rule]),
  `\`${soundOf(rule)}\``,
  explanation(rule, defaultPinPolicy, 'en'),
]);
const table = [
  ['rule', 'word', 'prompt', 'sound', 'sentence, in English and with the default policy'],
  ['---', '---', '--:', '---', '---'],
  ...rows.sort(([, , one], [, , other]) => Number(one) - Number(other)),
]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

describe('the prompts of rules', () => {
  // After a change: npx vitest run src/transports/phone/rule-prompts.spec.ts --update=all
  it('are listed in docs/phone-systems.md as they are', async () => {
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(region);
    const options = await resolveConfig(page);
    const listed = text.replace(region, `\n${table}\n\n`);
    await expect(await format(listed, { ...options, parser: 'markdown' })).toMatchFileSnapshot(
      page,
    );
  });

  it('have a number of their own, from 1 on', () => {
    const numbers = Object.values(promptOf).sort((one, other) => one - other);
    expect(numbers).toEqual(violations.map((_, index) => index + 1));
  });

  // A new rule is added here. What is here was recorded somewhere, and is never changed.
  it('keep the numbers by which they were recorded', () => {
    expect(promptOf).toMatchObject({
      ...{ 'not-digits': 1, 'too-short': 2, 'too-long': 3, sequence: 4, repetition: 5 },
      ...{ extension: 6, 'keypad-line': 7, 'alternating-digits': 8, 'few-distinct-digits': 9 },
      ...{ date: 10, blocklist: 11, 'phone-number': 12, history: 13 },
    });
  });

  it('have words that scripts split at colons, and that hold no other sign', () => {
    for (const word of changeWord.options) {
      expect(word).toMatch(/^([A-Z]+|REFUSED:[a-z-]+|REFUSED:[a-z-]+:[0-9]+)$/);
    }
    for (const rule of violations) {
      expect(changeWord.options).toContain(`REFUSED:${rule}`);
      expect(soundOf(rule)).toMatch(/^umpin\/[a-z-]+$/);
    }
  });
});
