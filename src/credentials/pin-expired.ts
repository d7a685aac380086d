/**
 * Whether the PIN of `c` has ended by its policy `p`, decided by PostgreSQL as pinExpiry does it, in days
 * of 24 hours; for statements by hand. A PIN that has an end and no beginning has ended.
 */
export const pinExpired = `CASE
  WHEN c.temporary AND p.temporary_pin_lifetime_hours IS NOT NULL THEN coalesce(
    c.set_at + p.temporary_pin_lifetime_hours * interval '1 hour' <= clock_timestamp(), true)
  WHEN NOT c.temporary AND p.pin_lifetime_days IS NOT NULL THEN coalesce(
    c.set_at + p.pin_lifetime_days * interval '24 hours' <= clock_timestamp(), true)
  ELSE false END`;
