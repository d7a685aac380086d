import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScope } from '../../src/accounts/mailbox-scope.js';
import { PhoneMailboxes } from '../../src/authentication/phone-mailboxes.js';
import { TestService } from '../support/app.js';

describe('PhoneMailboxes', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const find = async (name: string, scopeText: string | null = null) => {
    const scope = readScope(scopeText);
    if (!scope) throw new Error('This is no scope.');
    const mailboxes = service.app.get(PhoneMailboxes, { strict: false });
    return (await mailboxes.find({ login: 'pbx', scope }, name, 'request-1'))?.id;
  };

  it('finds a mailbox by each of its extensions', async () => {
    const { mailboxId } = await service.aMailbox({ extensions: ['4101', '04102'] });
    expect(await find('4101')).toBe(mailboxId);
    expect(await find('04102')).toBe(mailboxId);
  });

  it.each(['410', '41011', '4102', ' 4101', '4101 ', '4101\n', '{4101}', '', '٤١٠١'])(
    'is not found by what is not its extension to the letter: %j',
    async (name) => {
      expect(await find(name)).toBeUndefined();
    },
  );

  it('finds a mailbox by its address in any case', async () => {
    const { mailboxId } = await service.aMailbox({ address: 'kim@example.com' });
    expect(await find('kim@example.com')).toBe(mailboxId);
    expect(await find('KIM@Example.COM')).toBe(mailboxId);
    // U+212A, of which PostgreSQL's lower makes a k.
    expect(await find('\u212aim@example.com')).toBeUndefined();
  });

  it.each([
    'nobody@example.com',
    '%',
    '*@example.com',
    'kim',
    "' OR 1=1 --",
    'a\0b',
    '\ud800',
    '9'.repeat(100_000),
  ])('finds no mailbox by an odd name', async (name) => {
    expect(await find(name)).toBeUndefined();
  });

  it('finds a mailbox that is not enabled for Unified Messaging', async () => {
    const { mailboxId } = await service.aMailbox({ extensions: ['4201'], umEnabled: false });
    expect(await find('4201')).toBe(mailboxId);
  });

  it.each<[string, string, boolean]>([
    ['4301', 'policy:default', true],
    ['4302', 'policy:Other', false],
    ['4303', 'address:lee-4303@*', true],
    ['4304', 'address:*@example.org', false],
  ])('finds mailboxes within the scope only: %s, %s', async (extension, scope, found) => {
    const { mailboxId, address } = await service.aMailbox({
      address: `lee-${extension}@example.com`,
      extensions: [extension],
    });
    expect(await find(extension, scope)).toBe(found ? mailboxId : undefined);
    expect(await find(address, scope)).toBe(found ? mailboxId : undefined);
  });

  it('finds no mailbox if two in scope share the extension, and the right one if one is', async () => {
    const here = await service.aMailbox({ address: 'ann@here.example.com', extensions: ['4401'] });
    const there = await service.aMailbox({ address: 'ann@there.example', extensions: ['4401'] });
    expect(await find('4401')).toBeUndefined();
    expect(await find('4401', 'address:ann@*')).toBeUndefined();
    expect(await find('4401', 'address:*@here.example.com')).toBe(here.mailboxId);
    expect(await find('4401', 'address:*@there.example')).toBe(there.mailboxId);
    expect(await find(here.address)).toBe(here.mailboxId);
  });

  it('logs mailboxes that share an extension by id and address, as the extension may be a PIN (P6)', async () => {
    const two = [
      await service.aMailbox({ extensions: ['450817'] }),
      await service.aMailbox({ extensions: ['450817'] }),
    ];
    const before = service.logs.length;
    expect(await find('450817')).toBeUndefined();
    const logged = service.logs.slice(before).join('');
    for (const text of two.flatMap(({ mailboxId, address }) => [mailboxId, address])) {
      expect(logged).toContain(text);
    }
    expect(logged).toContain('"phoneSystem":"pbx"');
    expect(logged).toContain('"requestId":"request-1"');
    expect(logged).not.toContain('450817');
  });
});
