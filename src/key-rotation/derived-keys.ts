import type { DerivedPurpose } from '../crypto/key-ring.js';

/** What the keys derived from a key of the ring are for, and what ends with the key. */
export interface DerivedKey {
  readonly what: string;
  readonly afterRetirement: string;
}

/** A purpose without a row does not compile: whoever derives a key says here what its end means. */
export const derivedKeys: Readonly<Record<DerivedPurpose, DerivedKey>> = {
  'bounce token': {
    what: 'the return paths of mails that were sent while the key was the current one',
    afterRetirement:
      'reports about those mails are dropped as forged, and no bounce brings a PIN back',
  },
  audit: {
    what: 'the key that signs the roots of the audit, unless AUDIT_KEYS is set',
    afterRetirement: 'nothing: within a second of a rotation the newest root is signed again',
  },
  'page session': {
    what: 'the signature of the cookies of people who have signed in to the pages',
    afterRetirement: 'people who signed in while it was the current one sign in once more',
  },
  'page sign-in': {
    what: 'the cookies of people who are at the sign-in page of the issuer',
    afterRetirement: 'people who went there while it was the current one begin again',
  },
  'key check': {
    what: 'the check by which instances compare their keys',
    afterRetirement: 'nothing',
  },
};
