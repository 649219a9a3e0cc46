import { bytesBody } from './bytes-body.js';
import type { RequestBody } from './client-request.js';
import { InvalidInputError } from './errors.js';
import { formBody } from './form-body.js';
import { jsonBody } from './json-body.js';
import type { PartRule } from './multipart.js';
import type { ParameterRule } from './parameter-style.js';
import { partsBody } from './parts-body.js';
import { textBody } from './text-body.js';

/** One of several media types of a body. */
export interface BodyRule {
  readonly kind: 'json' | 'multipart' | 'form' | 'text' | 'bytes';
  readonly contentType: string;
  readonly parts?: readonly PartRule[];
  /** Whether parts without a rule are sent, too. */
  readonly open?: true;
  readonly fields?: readonly ParameterRule[];
}

/**
 * A body that has one of several media types. Throws InvalidInputError for another one.
 *
 * @param contentType - The media type that the caller chose; the first of the rules by default.
 */
export function chosenBody(
  value: unknown,
  contentType: string | undefined,
  rules: readonly BodyRule[],
): RequestBody {
  return (headers) => {
    const rule = rules.find((each) => each.contentType === (contentType ?? rules[0]?.contentType));
    if (rule !== undefined) return bodyOf(value, rule)(headers);
    const types = rules.map((each) => each.contentType).join(', ');
    throw new InvalidInputError('contentType', `expected one of ${types}`);
  };
}

function bodyOf(value: unknown, rule: BodyRule): RequestBody {
  const { kind, contentType, parts = [], open = false, fields } = rule;
  switch (kind) {
    case 'multipart':
      return partsBody(value, parts, { open });
    case 'form':
      return formBody(value, fields);
    case 'json':
      return jsonBody(value, contentType.includes('*') ? undefined : contentType);
    case 'text':
      return textBody(value, contentType);
    case 'bytes':
      return bytesBody(value, contentType);
  }
}
