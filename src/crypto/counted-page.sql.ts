/**
 * SQL: how many sealed values on a page of rows each key has, and the last row of the page, as CountedPage has
 * them.
 *
 * @param page a SELECT of rows by their `id`
 * @param values a SELECT of `place` and sealed `value`, or null, from `page`
 */
export const countedPage = (page: string, values: string) => `WITH page AS (${page}),
  sealed AS (${values}), uses AS (
    SELECT place, split_part(value, '.', 1) AS key, count(*)::int AS count
    FROM sealed WHERE value IS NOT NULL GROUP BY place, key
  )
  SELECT (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last,
    coalesce((SELECT jsonb_agg(to_jsonb(uses)) FROM uses), '[]') AS uses`;
