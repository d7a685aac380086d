interface Field {
  readonly label: string;
  readonly hint: string;
}

export interface ImportTexts {
  readonly title: string;
  readonly about: string;
  readonly columns: string;
  readonly file: Field;
  readonly text: Field;
  readonly sendPins: Field;
  readonly preview: string;
  readonly empty: string;
  readonly result: {
    readonly title: string;
    readonly counts: {
      readonly added: (count: number) => string;
      readonly changed: (count: number) => string;
      readonly unchanged: (count: number) => string;
      readonly wrong: (count: number) => string;
    };
    readonly problems: string;
    readonly changes: string;
    readonly line: string;
    readonly problem: string;
    readonly address: string;
    readonly kind: string;
    readonly fields: string;
    readonly kinds: Readonly<Record<'added' | 'changed' | 'unchanged', string>>;
    /** More rows than a page shows. */
    readonly more: (count: number) => string;
    readonly carryOut: string;
    readonly nothingYet: string;
    readonly mendFirst: string;
    /** Somebody has changed a mailbox since the preview. */
    readonly outdated: string;
  };
  readonly done: {
    readonly title: string;
    readonly text: (added: number, changed: number) => string;
    readonly firstPins: (count: number) => string;
  };
}
