import { addressOfMailbox } from '../credentials/mailbox-address.sql.js';
import { bounces, type CampaignOutcome } from './campaign-outcome.js';

/**
 * SQL: the outcome of a mailbox `w` of a campaign `c` with the events of its reset `r`. The database tells it, so
 * that ten thousand mailboxes are counted and none of them is sent.
 */
export const outcomeSql = `CASE
    -- One that has joined a reset is done with the delivery, even if its campaign never comes to it again.
    WHEN w.done_at IS NULL AND ('reset-delivered' = ANY (r.events)) IS NOT TRUE
      THEN CASE c.state WHEN 'cancelled' THEN ${is('skipped')} ELSE ${is('waiting')} END
    WHEN w.reset_id IS NULL THEN CASE WHEN w.refusal IS NULL THEN ${is('renewed')} ELSE ${is('refused')} END
    -- Each reset is recorded when it is staged.
    WHEN r.events IS NULL THEN ${is('unrecorded')}
    WHEN r.events && '{${bounces.join(',')}}' THEN ${is('bounced')}
    WHEN 'reset-delivered' = ANY (r.events)
      THEN CASE WHEN w.joined THEN ${is('joined')} ELSE ${is('delivered')} END
    WHEN 'reset-cancelled' = ANY (r.events) THEN ${is('undelivered')}
    WHEN ${addressOfMailbox('w.mailbox_id')} IS NULL THEN ${is('refused')}
    ELSE ${is('mailing')}
  END`;

/** Lets the compiler see the words of the statement. */
function is(outcome: CampaignOutcome): string {
  return `'${outcome}'`;
}
