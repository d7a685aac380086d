import { describe, expect, it } from 'vitest';
import { readScope } from '../../accounts/mailbox-scope.js';
import { sharedExtensions } from './extension-owners.js';

const mailbox = (address: string, policyName = 'Default') => ({ address, policyName });
const [ann, bea, cleo] = ['ann@north.example', 'bea@north.example', 'cleo@south.example'].map(
  (address) => mailbox(address),
) as [ReturnType<typeof mailbox>, ReturnType<typeof mailbox>, ReturnType<typeof mailbox>];

function phoneSystem(login: string, scopeText: string | null = null) {
  const scope = readScope(scopeText);
  if (!scope) throw new Error('This is no scope.');
  return { login, scope };
}
const north = phoneSystem('north', 'address:*@north.example');
const south = phoneSystem('south', 'address:*@south.example');
const everywhere = phoneSystem('everywhere');
const extension = '36697';

describe('an extension that several mailboxes have', () => {
  it('is no conflict if only one mailbox has it', () => {
    expect(sharedExtensions(extension, [ann], [north])).toEqual([]);
    expect(sharedExtensions(extension, [], [north])).toEqual([]);
  });

  it('is denied by each phone system that may ask about two of them', () => {
    const fromNorth = phoneSystem('from-north', 'address:*@north.example');
    expect(sharedExtensions(extension, [ann, bea], [north, south, fromNorth])).toEqual([
      { extension, mailbox: bea, other: ann, deniedBy: ['north', 'from-north'], unscoped: false },
    ]);
  });

  it('works if no phone system may ask about two of them', () => {
    const apart = { extension, mailbox: cleo, other: ann, deniedBy: [], unscoped: false };
    expect(sharedExtensions(extension, [ann, cleo], [north, south])).toEqual([apart]);
    expect(sharedExtensions(extension, [ann, cleo], [north])).toEqual([apart]);
  });

  it('is unscoped if no phone system may ask about either', () => {
    const unscoped = { extension, mailbox: cleo, other: ann, deniedBy: [], unscoped: true };
    expect(sharedExtensions(extension, [ann, cleo], [])).toEqual([unscoped]);
    const elsewhere = phoneSystem('sales', 'policy:Sales');
    expect(sharedExtensions(extension, [ann, cleo], [elsewhere])).toEqual([unscoped]);
  });

  it('names for each phone system the first one with whom it is confused', () => {
    expect(sharedExtensions(extension, [ann, cleo, bea], [north, south, everywhere])).toEqual([
      { extension, mailbox: cleo, other: ann, deniedBy: ['everywhere'], unscoped: false },
      { extension, mailbox: bea, other: ann, deniedBy: ['north', 'everywhere'], unscoped: false },
    ]);
    const notAnn = phoneSystem('not-ann', 'address:*e*@*');
    expect(sharedExtensions(extension, [ann, cleo, bea], [north, notAnn])).toContainEqual({
      extension,
      mailbox: bea,
      other: cleo,
      deniedBy: ['not-ann'],
      unscoped: false,
    });
  });

  it('goes by the policies of the mailboxes as well', () => {
    const [here, there] = [mailbox('a@example.com', 'North'), mailbox('b@example.com', 'SOUTH')];
    const systems = [phoneSystem('n', 'policy:north'), phoneSystem('s', 'policy:south')];
    expect(sharedExtensions(extension, [here, there], systems)).toMatchObject([{ deniedBy: [] }]);
  });
});
