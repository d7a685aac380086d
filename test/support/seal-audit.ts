import type { DataSource } from 'typeorm';

/**
 * Seals the audit again and again until it is told to stop, unsigned: the newest event of each chain becomes a leaf.
 */
export function sealing(dataSource: DataSource): { stop(): Promise<void> } {
  let stopped = false;
  const sealed = (async () => {
    while (!stopped) {
      await dataSource.query(seal);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await sealed;
    },
  };
}

const seal = `
  WITH event AS (DELETE FROM audit_unsealed RETURNING chain, seq, hash),
  newest AS (SELECT DISTINCT ON (chain) chain, seq, hash FROM event ORDER BY chain, seq DESC),
  leaf AS (
    INSERT INTO audit_leaves (position, chain, seq, hash)
    SELECT (SELECT coalesce(max(position), -1) FROM audit_leaves) + row_number() OVER (), newest.*
    FROM newest RETURNING position
  )
  INSERT INTO audit_roots (size, root, at, key_id, signature, frontier)
  SELECT max(position) + 1, '', now(), 'none', '', '' FROM leaf HAVING count(*) > 0`;
