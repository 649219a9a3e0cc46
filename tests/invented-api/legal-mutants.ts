/** A kind of mutant that a conforming server may be: its names, and why. */
export interface LegalKind {
  readonly names: RegExp;
  readonly reason: string;
}

const OPEN_OBJECT: LegalKind = {
  names: /^add /,
  reason: 'JSON Schema: an object without additionalProperties: false may have more properties',
};
const PROSE: LegalKind = {
  names: / \/detail$|^(?:changed|stale) \S+ \/errors\/\*\/message$/,
  reason: 'RFC 9457, section 3.1.4: the detail of a problem is prose, which a server may leave out',
};
const REALM: LegalKind = {
  names: /^changed \S+ header WWW-Authenticate$/,
  reason: 'RFC 9110, section 11.5: the realm of a challenge is a string of the server',
};

/** What the document without extensions leaves open. */
export const LEGAL_MUTANTS: readonly LegalKind[] = [
  OPEN_OBJECT,
  PROSE,
  REALM,
  {
    names: / \/instance$/,
    reason:
      'RFC 9457, section 3.1.5: a URI of the one occurrence, of any form, which may be absent',
  },
];

/** What the document with the overlay leaves open. */
export const LEGAL_MUTANTS_WITH_OVERLAY: readonly LegalKind[] = [
  OPEN_OBJECT,
  PROSE,
  REALM,
  {
    names: / \/title$/,
    reason: 'the overlay says that the title of a problem is free',
  },
];
