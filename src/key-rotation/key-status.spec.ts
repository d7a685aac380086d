import { describe, expect, it } from 'vitest';
import { ringStatus } from './key-status.js';
import type { ReportedRing } from './reported-rings.repository.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 9, 13, minute));
const anInstance = (host: string, keys: string[], over: Partial<ReportedRing> = {}) => {
  return { instance: host, host, keys, seenAt: at(5), running: true, ...over };
};

describe('the status of a key ring', () => {
  const ring = ['new:01', 'old:02'];

  it('sums what each key is needed for, and names keys that are missing', () => {
    const uses = [
      { place: 'a', key: 'old', count: 2 },
      { place: 'b', key: 'old', count: 3 },
      { place: 'b', key: 'lost', count: 1 },
    ];
    expect(ringStatus(ring, uses, []).keys).toEqual([
      { id: 'new', state: 'current', uses: [], values: 0, lastCurrentAt: null },
      {
        ...{ id: 'old', state: 'kept', values: 5, lastCurrentAt: null },
        uses: [
          { place: 'a', count: 2 },
          { place: 'b', count: 3 },
        ],
      },
      {
        ...{ id: 'lost', state: 'missing', values: 1, lastCurrentAt: null },
        uses: [{ place: 'b', count: 1 }],
      },
    ]);
  });

  it('says when an instance last sealed with a key, whether or not it still runs', () => {
    const gone = anInstance('gone', ['old:02'], { running: false, seenAt: at(3) });
    const { keys, instances } = ringStatus(ring, [], [anInstance('here', ring), gone]);
    expect(keys.map(({ lastCurrentAt }) => lastCurrentAt)).toEqual([at(5), at(3)]);
    expect(instances.map(({ host }) => host)).toEqual(['here']);
  });

  it('tells another key under the same id from one that is not in the ring', () => {
    const { instances } = ringStatus(ring, [], [anInstance('there', ['old:ff', 'third:03'])]);
    expect(instances).toMatchObject([{ keys: ['old', 'third'], otherKeys: ['old'] }]);
  });
});
