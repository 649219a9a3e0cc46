import type {
  ContentKind,
  ContractContent,
  ContractOperation,
  ContractResponse,
} from '@upspec/document';

/** What an operation declares for a status: it, its range, or all others (OpenAPI 3.1.1, section 4.8.16). */
export function declaredResponse(
  { responses }: Pick<ContractOperation, 'responses'>,
  status: number,
): ContractResponse | undefined {
  const range = `${String(Math.floor(status / 100))}XX`;
  return responses[String(status)] ?? responses[range] ?? responses['default'];
}

/**
 * What a response declares for a media type: OpenAPI 3.1.1, section 4.8.17, "only the most specific key
 * is applicable"; the only one that there is, where none fits.
 */
export function declaredContent(
  { content }: Pick<ContractResponse, 'content'>,
  contentType: string | undefined,
): ContractContent | undefined {
  const type = mediaTypeOf(contentType);
  const all = Object.values(content);
  return (
    content[type] ??
    content[`${type.split('/')[0] ?? ''}/*`] ??
    content['*/*'] ??
    (all.length === 1 ? all[0] : undefined)
  );
}

/** The media type without its parameters, in lower case. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is that of JSON: `application/problem+json`. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^[^/]+\/(?:[\w.-]+\+)?json$/.test(mediaTypeOf(contentType));
}

/** How the content of a response is read; an undeclared success as the declared one, all else as JSON. */
export function contentKindOf(
  operation: ContractOperation,
  status: number,
  contentType: string | undefined,
): ContentKind {
  return contentOf(operation, status, contentType)?.kind ?? 'json';
}

/** The name of the schema that the content of a response has; undefined where it has none. */
export function schemaOfResponse(
  operation: ContractOperation,
  status: number,
  contentType: string | undefined,
): string | undefined {
  return contentOf(operation, status, contentType)?.schema;
}

function contentOf(
  operation: ContractOperation,
  status: number,
  contentType: string | undefined,
): ContractContent | undefined {
  const isSuccess = status >= 200 && status < 300;
  const success = Object.entries(operation.responses).find(([each]) => each.startsWith('2'))?.[1];
  const response = declaredResponse(operation, status) ?? (isSuccess ? success : undefined);
  return response === undefined ? undefined : declaredContent(response, contentType);
}
