import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'vitest';

/** The document is one of OpenAPI 3.1, by the schema of that specification, and all its references are good. */
export async function expectOpenapi(document: object): Promise<void> {
  const validator = new Validator();
  // As it is on the wire.
  const { valid, errors } = await validator.validate(
    JSON.parse(JSON.stringify(document)) as Record<string, unknown>,
  );
  expect(errors, JSON.stringify(errors)).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
}
