/** One thing that is wrong with a request. */
export interface RequestViolation {
  /** A parameter, such as `query limit`, or a JSON Pointer into the body as a fragment: `#/name`. */
  readonly location: string;
  /** What would be right, and what is there. */
  readonly message: string;
}

/** Why a request is rejected. */
export type ProblemKind =
  | 'unreadable'
  | 'unknown-path'
  | 'wrong-method'
  | 'unauthorized'
  | 'wrong-path-parameter'
  | 'wrong-parameter'
  | 'missing-condition'
  | 'not-acceptable'
  | 'wrong-media-type'
  | 'malformed-body'
  | 'wrong-body'
  | 'too-large'
  | 'not-found'
  | 'condition-failed'
  | 'unknown-expectation'
  | 'storage-full'
  | 'no-success';

/**
 * The statuses of each kind, best first: the first that the document declares is sent, else the last.
 * RFC 9110, section 15.5.21: 422 is for a body whose syntax is right and whose content is not.
 */
const statuses: Readonly<Record<ProblemKind, readonly number[]>> = {
  unreadable: [400],
  'unknown-path': [404],
  'wrong-method': [405],
  unauthorized: [401],
  'wrong-path-parameter': [422, 400, 404, 400],
  'wrong-parameter': [422, 400],
  // RFC 6585, section 3.
  'missing-condition': [428, 422, 400],
  'not-acceptable': [406],
  'wrong-media-type': [415],
  'malformed-body': [400, 422, 400],
  'wrong-body': [422, 400],
  'too-large': [413],
  'not-found': [404],
  'condition-failed': [412],
  'unknown-expectation': [417],
  'storage-full': [507],
  'no-success': [501],
};

/** A request that is rejected. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly kind: ProblemKind;
  /** At least one. */
  readonly violations: readonly RequestViolation[];
  /** Headers that the response must have: `allow`, `www-authenticate`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    violations: readonly RequestViolation[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(violations.map(({ location, message }) => `${location}: ${message}`).join('; '));
    this.kind = kind;
    this.violations = violations;
    this.headers = headers;
  }

  /** The status that it is rejected with. */
  statusFor(declared: readonly string[]): number {
    const possible = statuses[this.kind];
    const found = possible.find((status) => declared.includes(String(status)));
    return found ?? possible.at(-1) ?? 400;
  }
}
