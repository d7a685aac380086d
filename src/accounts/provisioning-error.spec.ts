import { expect, it } from 'vitest';
import { ProvisioningError } from './provisioning-error.js';

it('names a hundred problems and counts the others', () => {
  const problems = Array.from({ length: 103 }, (_, index) => `line ${index + 2}: …`);
  const error = new ProvisioningError(problems);
  expect(error.problems).toEqual(problems.slice(0, 100));
  expect(error.more).toBe(3);
});
