import type { InstanceStatus, KeyStatus, RingStatus } from '../../key-rotation/key-status.js';
import { table, timeText } from '../shared/table.js';

/** Whether somebody has to look at the ring: values that nothing opens, instances with other keys. */
export function hasFindings({ keys, instances }: RingStatus): boolean {
  return (
    keys.some(({ state }) => state === 'missing') ||
    instances.some((instance) => remarkOn(instance, idsOf(keys)) !== '')
  );
}

/** The ring for reading. */
export function ringText({ keys, instances, derived }: RingStatus): string {
  const ring = idsOf(keys);
  const rows = keys.flatMap(({ id, state, values, uses, lastCurrentAt }) => [
    [id, stateText(state, lastCurrentAt), `${values} in all`],
    ...uses.map(({ place, count }) => ['', '', `${count} ${place}`]),
  ]);
  const running = instances.map((instance) => [
    instance.host,
    instance.keys.join(', '),
    remarkOn(instance, ring) || 'as here',
  ]);
  const ends = derived
    .filter(({ afterRetirement }) => afterRetirement !== 'nothing')
    .map(({ what, afterRetirement }) => [what, afterRetirement]);
  return [
    table(['KEY', 'STATE', 'VALUES'], rows),
    '',
    instances.length > 0 ? table(['INSTANCE', 'KEYS', 'REMARK'], running) : 'No instance runs.',
    ...(ends.length > 0 ? ['', table(['MADE FROM EACH KEY', 'ONCE THAT IS RETIRED'], ends)] : []),
  ].join('\n');
}

function stateText(state: KeyStatus['state'], lastCurrentAt: Date | null): string {
  if (state === 'current') return 'current: seals';
  if (state === 'missing') return 'not in SEALING_KEYS: nothing opens these';
  return lastCurrentAt ? `opens only; sealed until ${timeText(lastCurrentAt)}` : 'opens only';
}

function remarkOn({ keys, otherKeys }: InstanceStatus, ring: readonly string[]): string {
  const [current = ''] = ring;
  if (otherKeys.length > 0) return `another key under the id ${otherKeys.join(', ')}`;
  const missing = ring.filter((id) => !keys.includes(id));
  if (missing.length > 0) return `does not have ${missing.join(', ')}`;
  const more = keys.filter((id) => !ring.includes(id));
  if (more.length > 0) return `has ${more.join(', ')} as well`;
  return keys[0] === current ? '' : `seals with ${keys[0] ?? ''}`;
}

function idsOf(keys: readonly KeyStatus[]): string[] {
  return keys.filter(({ state }) => state !== 'missing').map(({ id }) => id);
}
