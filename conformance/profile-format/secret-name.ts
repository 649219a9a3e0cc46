const qualifiers =
  '(?:access|api|app|auth|client|csrf|id|j|php|private|refresh|security|session|subscription|user|x|xsrf)';
const secrets =
  '(?:authorization|auth|bearer|cookie|credentials?|csrf|jwt|key|passphrase|passwd|password|pwd|secret|session(?:id)?|sess(?:id)?|sid|signature|sig|token|xsrf)';

/** A word of a name, or several run together: `key`, `apikey`, `clientsecret`, `PHPSESSID`. */
const secretWord = new RegExp(`^${qualifiers}*${secrets}$`);

/** `code` is a secret where it opens a door, as OAuth and Azure have it, and none as that of an error. */
const secretCode = /^(?:(?:x|access|auth|authorization|device|user|verification)-)*code$/;

/**
 * Whether a name of a header, of a parameter or of a property says that its value is secret:
 * `x-team-token`, `subscriptionKey`, `X-Amz-Signature`, `client_secret`.
 */
export function isSecretName(name: string): boolean {
  const plain = name.match(/[A-Za-z]+/g) ?? [];
  const camel = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return (
    [...plain, ...camel].some((word) => secretWord.test(word.toLowerCase())) ||
    secretCode.test(plain.join('-').toLowerCase())
  );
}
