import { formatRule, ruleHeader, type RejectionRule } from '../../connection/rejection-rule.js';

/** The properties of an error. */
export interface RejectionDetails {
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
  /** Whether a sibling `detail` repeats it, as in newer recorded responses of /files. */
  readonly detail?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The rule that the request violates, where its schemas can't say it. */
  readonly rule?: RejectionRule | undefined;
}

/** An error response: a status and the error envelope. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;

  constructor(status: number, text: RejectionDetails) {
    super(text.message);
    const code = text.code ?? null;
    this.status = status;
    this.headers = {
      ...text.headers,
      ...(text.rule !== undefined && { [ruleHeader]: formatRule(text.rule) }),
    };
    this.body = {
      error: {
        message: text.message,
        type: text.type ?? 'invalid_request_error',
        param: text.param ?? null,
        code,
      },
      ...(text.detail === true && { detail: { message: text.message, code } }),
    };
  }
}
