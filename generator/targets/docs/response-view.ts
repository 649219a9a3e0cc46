import type { Response } from '@upspec/document';
import type { Writer } from './book.js';
import { typeText } from './type-text.js';

/** One response of an operation, in a medium. */
export interface ResponseView {
  readonly status: string;
  /** `2`, `4` or `5`, for a stylesheet; `d` for the default. */
  readonly family: string;
  readonly description: string;
  /** The type of the body; empty where there is none. */
  readonly body: string;
  readonly contentType: string;
  readonly examples: readonly { readonly summary: string; readonly block: string }[];
}

/** Builds the view of a response. */
export function responseView(response: Response, writer: Writer): ResponseView {
  const { medium } = writer;
  const { status, schema, contentType = '', description, examples } = response;
  return {
    status,
    family: status.charAt(0).toLowerCase(),
    description: medium.line(description),
    body: schema === undefined ? '' : typeText(schema, writer),
    contentType: contentType === '' ? '' : medium.code(contentType),
    examples: /^[123]/.test(status)
      ? []
      : examples.map(({ name, summary, value }) => ({
          summary: medium.line(summary === '' ? name : summary),
          block: medium.block(
            typeof value === 'string' ? value : JSON.stringify(value, null, 2),
            typeof value === 'string' ? 'text' : 'json',
          ),
        })),
  };
}
