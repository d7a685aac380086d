/** What a mail server reports about a mail that it had accepted before (RFC 3464). */
export interface DeliveryReport {
  /** The id of the mail in the outbox; of a new PIN's mail it is the id of the reset. */
  readonly mailId: string;
  /** RFC 3464 2.3.3. */
  readonly action: ReportAction;
  /** An enhanced status code (RFC 3463), such as 5.1.1. */
  readonly status: string;
  /** The SMTP reply code (RFC 5321 4.2.1) of the Diagnostic-Code, if that has one. */
  readonly replyCode?: number;
  // The text of the Diagnostic-Code has no place here: a server may quote the mail in it (P6).
}

export type ReportAction = 'failed' | 'delayed' | 'relayed' | 'delivered' | 'expanded';

/** Decides what a report means for what its mail was about. */
export interface ReportHandler {
  /**
   * Resolves when the outcome is committed. The same report again has the same outcome.
   *
   * @throws DomainError if the database is unavailable: the report has to come again
   */
  reported(report: DeliveryReport): Promise<ReportResult>;
}

/**
 * `recorded`: nothing but the record has changed. `returned`: the previous PIN is valid again. `locked`: the
 * mailbox is locked. `unknown`: there is no such mail. `too-early`: the 250 of the mail is not recorded yet,
 * so the report has to come again.
 */
export type ReportResult = 'recorded' | 'returned' | 'locked' | 'unknown' | 'too-early';
