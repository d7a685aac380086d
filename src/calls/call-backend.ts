/** A call to an owner's phone. */
export interface Call {
  readonly id: string;
  readonly mailboxId: string;
}

/** [MS-OXWUMS] 3.1.4.9: the greetings that can be played. */
export type Greeting = 'NormalCustom' | 'OofCustom';

/** What is played: a message or mail of the owner, by its MAPI id in base64, or a greeting. */
export type Played = { readonly entryId: string } | { readonly greeting: Greeting };

export interface WantedCall {
  readonly played: Played;
  /** A telephone number, with visual separators. */
  readonly dialString: string;
  /** The owner's own number, by which the phone system knows the mailbox; null without one. */
  readonly extension: string | null;
}

/** [MS-OXWUMS] 7.1, UMCallState: those that an outgoing call can have. */
export type CallState = 'Connecting' | 'Alerted' | 'Connected' | 'Disconnected';

/** [MS-OXWUMS] 7.1, UMEventCause. */
export type EventCause = 'None' | 'UserBusy' | 'NoAnswer' | 'Other';

export interface CallInfo {
  readonly state: CallState;
  readonly cause: EventCause;
}

/** Makes calls: a phone system. */
export abstract class CallBackend {
  /** @throws DomainError CallFailed */
  abstract start(call: Call, wanted: WantedCall): Promise<void>;

  /** @throws DomainError CallFailed */
  abstract info(call: Call): Promise<CallInfo>;

  /**
   * Ends a call, if it has not ended.
   *
   * @throws DomainError CallFailed
   */
  abstract hangUp(call: Call): Promise<void>;
}
