import { vi } from 'vitest';
import type { Services } from '../../src/cli/admin/open-services.js';
import { Database } from '../../src/database/database.js';

/** How many SQL statements `work` takes of a service's repositories. */
export async function statementsOf(
  services: Services,
  work: () => Promise<unknown>,
): Promise<number> {
  const { logger } = await services
    .get(Database)
    .statement(({ dataSource }) => Promise.resolve(dataSource));
  const spy = vi.spyOn(logger, 'logQuery');
  try {
    await work();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}
