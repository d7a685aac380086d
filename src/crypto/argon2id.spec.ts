import { describe, expect, it } from 'vitest';
import { Argon2id, sameHash, saltAndCost, saltOf } from './argon2id.js';

const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
const argon2id = new Argon2id({ ...cost, concurrency: 2, maxWaiting: 1_000 });
const costlier = new Argon2id({ ...cost, passes: 3, concurrency: 2, maxWaiting: 1_000 });

describe('an Argon2id hash (P7)', () => {
  it('is a PHC string that names its cost, with a salt of 16 bytes', async () => {
    const phc = await argon2id.hash('048213');
    expect(phc).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(saltOf(phc)).toHaveLength(16);
  });

  it('verifies its own secret and no other', async () => {
    const phc = await argon2id.hash('048213');
    expect(await argon2id.verify(phc, '048213')).toBe(true);
    for (const other of ['048214', '48213', '048213\0', '048213 ', '']) {
      expect(await argon2id.verify(phc, other)).toBe(false);
    }
  });

  it('is verified with the cost that it was made with', async () => {
    expect(await argon2id.verify(await costlier.hash('048213'), '048213')).toBe(true);
  });

  it('is made for a dummy verification again after ServerBusy (P10)', async () => {
    const crowded = new Argon2id({ ...cost, concurrency: 1, maxWaiting: 0 });
    const [hash, refused] = [crowded.hash('048213'), crowded.verifyDummy('048213')];
    await expect(refused).rejects.toMatchObject({ refusal: 'ServerBusy' });
    await hash;
    expect(await crowded.verifyDummy('048213')).toBe(false);
  });

  it('has a salt of its own unless it is given one', async () => {
    const [first, second] = [await argon2id.hash('048213'), await argon2id.hash('048213')];
    expect(saltAndCost(first)).not.toBe(saltAndCost(second));
    const third = await argon2id.hash('048213', saltOf(first));
    expect(sameHash(first, third)).toBe(true);
  });

  it('can be compared with one made like it, at any configured cost', async () => {
    const phc = await costlier.hash('048213');
    const same = await argon2id.hashLike(phc, '048213');
    const other = await argon2id.hashLike(phc, '048214');
    expect(saltAndCost(same)).toBe(saltAndCost(phc));
    expect(sameHash(same, phc)).toBe(true);
    expect(sameHash(other, phc)).toBe(false);
  });

  it('is current as long as it has the configured cost', async () => {
    const phc = await argon2id.hash('048213');
    expect(argon2id.isCurrent(phc)).toBe(true);
    const others = [{ passes: 3 }, { memoryKiB: 20_000 }, { parallelism: 2 }];
    for (const other of others) {
      expect(
        new Argon2id({ ...cost, ...other, concurrency: 1, maxWaiting: 1_000 }).isCurrent(phc),
      ).toBe(false);
    }
  });

  it.each([
    ['nothing', ''],
    ['plain text', '048213'],
    ['a bcrypt hash', '$2b$12$abcdefghijklmnopqrstuuHYt7Kk3p8bq1vCwGqAzUj8oVf4m9nXK'],
    ['another variant', '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA'],
    ['another version', '$argon2id$v=16$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA'],
    ['a string without a hash', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0'],
  ])('is not %s', (_, text) => {
    const refusal = new TypeError('Not an Argon2id PHC string.');
    expect(() => argon2id.isCurrent(text)).toThrow(refusal);
    expect(() => saltOf(text)).toThrow(refusal);
    expect(() => argon2id.hashLike(text, '048213')).toThrow(refusal);
  });

  it('is the same as another only to the last character', () => {
    expect(sameHash('$a$b', '$a$b')).toBe(true);
    expect(sameHash('$a$b', '$a$c')).toBe(false);
    expect(sameHash('$a$b', '$a$bb')).toBe(false);
    expect(sameHash('', '$a$b')).toBe(false);
  });
});
