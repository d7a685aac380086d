/** What all pages say, beside what each of them is about. */
export interface SharedTexts {
  /** The name of the service, at the head of each page. */
  readonly service: string;
  readonly skip: string;
  readonly areas: {
    readonly label: string;
    readonly owner: string;
    readonly helpdesk: string;
    readonly admin: string;
    readonly audit: string;
  };
  readonly signedInAs: (login: string) => string;
  readonly signOut: string;
  readonly signOutEverywhere: string;
  readonly signedOut: string;
  readonly signIn: {
    readonly title: string;
    readonly login: string;
    readonly loginHint: string;
    readonly password: string;
    readonly button: string;
    /** The button that leads to the company's own sign-in page. */
    readonly elsewhere: string;
    /** The same, where a form that was sent stays in the page. */
    readonly elsewhereNewTab: string;
    readonly elsewhereKept: string;
    /** The heading of the form below that button. */
    readonly byPassword: string;
    readonly wrong: string;
    readonly tooMany: (minutes: number) => string;
    /** The company's sign-in page said no, or the person did. */
    readonly denied: string;
    /** The sign-in there does not belong to this browser, or took too long. */
    readonly failed: string;
    /** The company knows the person, and this service does not let that account in. */
    readonly noAccess: string;
    /** The directory or the company's sign-in page does not answer. */
    readonly unavailable: string;
    /** The title of the page that leads on from the company's sign-in page. */
    readonly done: string;
    /** After the sign-out, if the person is still signed in at the company's sign-in page. */
    readonly signedInElsewhere: string;
    readonly ended: string;
    readonly endedKept: string;
    /** Where only a proxy signs people in, and has not. */
    readonly byProxyOnly: string;
  };
  readonly goOn: {
    readonly title: string;
    readonly text: string;
    readonly button: string;
  };
  /** Above what is wrong with a form. */
  readonly problem: string;
  /** The title of a page with a problem, for the tab of the browser. */
  readonly problemTitle: (title: string) => string;
  readonly errors: {
    readonly notAllowed: { readonly title: string; readonly text: string };
    readonly missing: { readonly title: string; readonly text: string };
    readonly unreadable: { readonly title: string; readonly text: string };
    readonly unavailable: { readonly title: string; readonly text: string };
    readonly internal: { readonly title: string; readonly text: (requestId: string) => string };
    readonly plainText: { readonly title: string; readonly text: (url: string) => string };
  };
  readonly back: string;
  readonly time: (date: string, clock: string, zone: string) => string;
}
