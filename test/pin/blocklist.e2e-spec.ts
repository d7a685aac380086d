import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeOperation, verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { TestService } from '../support/app.js';
import { aPhoneSystem, ask, type PhoneSystem } from '../support/phone.js';

const listed = '482915';
const notListed = '730264';

describe('the blocklist of the site', () => {
  let folder: string;
  let service: TestService;
  let pbx: PhoneSystem;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-blocklist-'));
    const file = join(folder, 'blocklist');
    await writeFile(file, `# made up for a test\n${listed}\n`);
    service = await TestService.start({ PIN_BLOCKLIST_FILE: file });
    pbx = await aPhoneSystem(service);
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  it('refuses its PINs as new ones, and requires a change of those in use', async () => {
    const owner = await service.aMailbox({ policy: { refusedPatterns: ['blocklist'] } });
    await service.setPin(owner, listed);
    const mailbox = owner.address;
    const verified = await ask(service.server, verifyOperation, { mailbox, pin: listed }, pbx);
    expect(verified.body).toMatchObject({ result: 'accepted', mustChange: true, reason: 'policy' });

    const change = (oldPin: string, newPin: string) =>
      ask(service.server, changeOperation, { mailbox, oldPin, newPin }, pbx);
    expect((await change(listed, notListed)).body).toMatchObject({ result: 'changed' });
    expect((await change(notListed, listed)).body).toMatchObject({ rule: 'blocklist' });
  });

  it('is reported as missing when an instance without it starts', async () => {
    const instance = await service.another();
    await instance.close();
    const line = service.logs.find((logged) => logged.includes('PIN_BLOCKLIST_FILE holds none'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 'error' });
  });
});
