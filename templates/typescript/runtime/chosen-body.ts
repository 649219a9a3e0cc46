import { bytesBody } from './bytes-body.js';
import type { RequestBody } from './client-request.js';
import { InvalidInputError } from './errors.js';
import { isFileContent } from './file-guards.js';
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
 * A body that has one of several media types. Throws InvalidInputError for another one, and for a
 * file in a body that cannot contain one.
 *
 * @param contentType - The media type that the caller chose; by default the first of the rules, or
 * the first that can contain a file where the value is one, or has one.
 */
export function chosenBody(
  value: unknown,
  contentType: string | undefined,
  rules: readonly BodyRule[],
): RequestBody {
  return (headers) => {
    const file = fileIn(value);
    const fitting =
      file === undefined ? rules : rules.filter(({ kind }) => file.kinds.includes(kind));
    const [first = rules[0]] = fitting;
    const rule = rules.find((each) => each.contentType === (contentType ?? first?.contentType));
    if (rule === undefined) {
      const types = rules.map((each) => each.contentType).join(', ');
      throw new InvalidInputError('contentType', `expected one of ${types}`);
    }
    // JSON would have an empty object instead of the file.
    if (file !== undefined && !fitting.includes(rule)) {
      throw new InvalidInputError(file.name, `a body of ${rule.contentType} cannot contain a file`);
    }
    return bodyOf(value, rule)(headers);
  };
}

/** The first file of a body, and the kinds of bodies that can contain it. */
interface FileInBody {
  /** The property that has the file, or `body`. */
  readonly name: string;
  readonly kinds: readonly BodyRule['kind'][];
}

function fileIn(value: unknown): FileInBody | undefined {
  if (isFileContent(value)) return { name: 'body', kinds: ['bytes'] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = Object.entries(value).find(
    ([, item]) => isFileContent(item) || (Array.isArray(item) && item.some(isFileContent)),
  );
  return found && { name: found[0], kinds: ['multipart'] };
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
