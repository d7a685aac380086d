import type { RequestRecord } from '../../audit/request-records.js';

/** The number of the campaign that an earlier attempt of a request has started; undefined if it has started none. */
export function campaignStartedBy([started]: readonly RequestRecord[]): number | undefined {
  const id = /^campaign (\d+):/.exec(started?.detail ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}
