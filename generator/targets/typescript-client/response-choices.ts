// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import { successesOf, type Operation, type Response, type ResponseContent } from '@upspec/document';

/** What a call reads from each status of a success. */
export interface ResponseChoice {
  /** The option `accept` that chooses it; undefined for what a call reads without the option. */
  readonly accept: string | undefined;
  readonly successes: readonly Success[];
  /** The call of the runtime. */
  readonly reading: 'page' | 'events' | 'bytes' | 'values';
}

/** One status of a success. */
export interface Success {
  /** As the document declares it: `200`, `2XX`, `default`. */
  readonly status: string;
  /** Undefined where it has no body. */
  readonly content: ResponseContent | undefined;
}

/** The choices of a call: first that without the option, then one for each other media type. */
export function responseChoices(
  operation: Operation,
): readonly [ResponseChoice, ...(readonly ResponseChoice[])] {
  const responses = successesOf(operation.responses);
  const first = choiceOf(operation, responses, undefined);
  const chosen = new Set(acceptedTypes(first));
  const others = responses
    .flatMap(({ alternatives }) => alternatives.map(({ contentType }) => mediaType(contentType)))
    .filter((type) => !chosen.has(type));
  return [first, ...[...new Set(others)].map((accept) => choiceOf(operation, responses, accept))];
}

/** The other responses, which are errors. */
export function errorsOf(operation: Operation): readonly Response[] {
  const successes = successesOf(operation.responses);
  return operation.responses.filter(
    (response) => !successes.includes(response) && /^(?:[3-5]|default)/.test(response.status),
  );
}

/** The media types that a choice asks for. */
export function acceptedTypes({ successes }: ResponseChoice): readonly string[] {
  const types = successes.flatMap(({ content }) =>
    content === undefined ? [] : [mediaType(content.contentType)],
  );
  return [...new Set(types)];
}

function choiceOf(
  operation: Operation,
  responses: readonly Response[],
  accept: string | undefined,
): ResponseChoice {
  const successes = responses
    .map((response): Success => ({
      status: response.status,
      content: contentsOf(response).find(
        ({ contentType }) => accept === undefined || mediaType(contentType) === accept,
      ),
    }))
    // A status that has a body only in another media type is not what the caller asks for.
    .filter(({ status, content }) => content !== undefined || isEmpty(responses, status));
  const kinds = successes.flatMap(({ content }) => (content === undefined ? [] : [content.kind]));
  const only = (kind: string): boolean => kinds.length > 0 && kinds.every((each) => each === kind);
  const isPage = operation.page !== undefined && accept === undefined;
  return {
    accept,
    successes,
    reading: isPage ? 'page' : only('events') ? 'events' : only('bytes') ? 'bytes' : 'values',
  };
}

function isEmpty(responses: readonly Response[], status: string): boolean {
  return responses.some((response) => response.status === status && response.kind === 'none');
}

/** The contents of a response, with the preferred one first. */
export function contentsOf(response: Response): readonly ResponseContent[] {
  const { kind, contentType, schema, alternatives } = response;
  if (kind === 'none' || contentType === undefined) return [];
  return [{ contentType, kind, ...(schema && { schema }) }, ...alternatives];
}

/** Without the charset, which a request for a representation does not choose. */
function mediaType(contentType: string): string {
  return contentType.replaceAll(/\s*;\s*charset=[^;]*/gi, '').trim();
}

/** The key of a status in code: `200`, `"2XX"`. */
export function rangeKey(status: string): string {
  if (/^\d+$/.test(status)) return status;
  return JSON.stringify(status === 'default' ? status : status.toUpperCase());
}
