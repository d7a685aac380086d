/** A policy's columns under the names of PinPolicy, of the table `p`; for statements by hand. */
export const policyColumns = `
  p.min_pin_length AS "minPinLength", p.pin_lifetime_days AS "pinLifetimeDays",
  p.pin_history_count AS "pinHistoryCount", p.allow_common_patterns AS "allowCommonPatterns",
  p.logon_failures_before_pin_reset AS "logonFailuresBeforePinReset",
  p.max_logon_attempts AS "maxLogonAttempts",
  p.reset_pin_text AS "resetPinText", p.um_enabled_text AS "umEnabledText",
  p.refused_patterns AS "refusedPatterns",
  p.temporary_pin_lifetime_hours AS "temporaryPinLifetimeHours",
  p.expiry_reminder_days AS "expiryReminderDays", p.reset_unlocks AS "resetUnlocks"`;
