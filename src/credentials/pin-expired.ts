/**
 * SQL: whether the PIN of the credential `c` has expired by its policy `p`. The same rule as pinExpiry,
 * in days of 24 hours, on the database's clock. A PIN that can expire and has no date has expired.
 */
export const pinExpired = `CASE
  WHEN c.temporary AND p.temporary_pin_lifetime_hours IS NOT NULL THEN coalesce(
    c.set_at + p.temporary_pin_lifetime_hours * interval '1 hour' <= clock_timestamp(), true)
  WHEN NOT c.temporary AND p.pin_lifetime_days IS NOT NULL THEN coalesce(
    c.set_at + p.pin_lifetime_days * interval '24 hours' <= clock_timestamp(), true)
  ELSE false END`;
