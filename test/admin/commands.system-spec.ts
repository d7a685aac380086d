import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/admin/command.js';
import { commands } from '../../src/cli/admin/commands.js';
import { TestService } from '../support/app.js';
import { commandCases, storedSecrets } from '../support/command-cases.js';
import { runCommand } from '../support/command.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';

describe('every command of umpin', () => {
  let service: TestService;
  let settings: Record<string, string>;
  beforeAll(async () => {
    const keys = { SEALING_KEYS: `${testKeyRing},${freshKey}` };
    service = await TestService.start(keys);
    settings = {
      ...testSettings(service.db.url, service.smtp.url),
      ...keys,
      BOUNCE_ADDRESS: 'bounces@umpin.example.com',
    };
  });
  afterAll(() => service.stop());

  it('has a case here', () => {
    expect(Object.keys(commandCases).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'prints JSON of its shape with --json, and no secret: %s',
    async (name, command) => {
      const arranged = await commandCases[name]?.(service);
      const line = `${arranged?.line ?? ''} --json`;
      const { code, output, errors } = await runCommand(line, settings, arranged?.input);
      arranged?.after?.();
      expect(arranged?.mayFind ? [0, 4] : [0]).toContain(code);
      expect(errors).toBe(name === 'api-key add' ? errors : '');
      for (const json of textsIn(output, command)) {
        expect(command.json.parse(json)).toEqual(json);
      }
      const secrets = [...(arranged?.secrets ?? []), ...(await storedSecrets(service))];
      for (const secret of secrets) expect(output + errors).not.toContain(secret);
      for (const { pin } of service.smtp.mails) expect(output + errors).not.toContain(pin);
    },
  );
});

/** One JSON text, or one on each line. */
function textsIn(output: string, { jsonLines = false }: Command): unknown[] {
  const texts = jsonLines ? output.trimEnd().split('\n') : [output];
  return texts.map((text): unknown => JSON.parse(text));
}
