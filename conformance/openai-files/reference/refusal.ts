/** What the members of an error say. */
export interface RefusalText {
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
  /** Whether the sibling `detail` tells it again, as newer recorded answers of /files do. */
  readonly detail?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is not served: a status and the error envelope. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;

  constructor(status: number, text: RefusalText) {
    super(text.message);
    const code = text.code ?? null;
    this.status = status;
    this.headers = text.headers ?? {};
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
