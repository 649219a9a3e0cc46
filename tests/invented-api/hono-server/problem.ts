import { STATUS_CODES } from 'node:http';

/** What is wrong with one value. */
export interface Wrong {
  readonly location: string;
  readonly message: string;
}

/** A request that is rejected, as `application/problem+json` (RFC 9457). */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly Wrong[];

  constructor(
    status: number,
    detail: string,
    more: { errors?: readonly Wrong[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors ?? [];
  }

  toResponse(instance: string): Response {
    const { status, message, errors } = this;
    const body = {
      status,
      title: STATUS_CODES[status] === 'Unprocessable Entity' ? UNPROCESSABLE : STATUS_CODES[status],
      detail: message,
      instance,
      ...(errors.length > 0 && { errors }),
      type: 'about:blank',
    };
    return new Response(JSON.stringify(body), {
      status,
      headers: { ...this.headers, 'content-type': 'application/problem+json' },
    });
  }
}

/** The name that RFC 9110, section 15.5.21 gives to 422. */
const UNPROCESSABLE = 'Unprocessable Content';

/** Rejects one value. */
export function rejectAt(location: string, message: string): never {
  throw new Rejection(422, 'One value is not possible.', { errors: [{ location, message }] });
}
