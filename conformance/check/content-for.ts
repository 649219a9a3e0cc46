import type { ContractContent, ContractResponse } from '@upspec/document';

/** How a document declares the content of a live response. */
export interface DeclaredContent extends ContractContent {
  /** The media types that the document declares. */
  readonly expected: readonly string[];
  /** Whether the live media type is one of them. */
  readonly isExpected: boolean;
}

/** A media type without its parameters, in lower case: they are free (RFC 9110 section 8.3.1). */
export function mediaTypeOf(header: string | undefined): string | undefined {
  return header?.split(';')[0]?.trim().toLowerCase();
}

/**
 * OpenAPI 3.1.1, section 4.8.17: "For responses that match multiple keys, only the most specific
 * key is applicable. e.g. text/plain overrides text/*". Another type is compared with the first
 * declared one.
 *
 * @returns undefined where the document declares no body
 */
export function contentFor(
  content: ContractResponse['content'],
  mediaType: string | undefined,
): DeclaredContent | undefined {
  const expected = Object.keys(content);
  const keys =
    mediaType === undefined ? [] : [mediaType, `${mediaType.split('/')[0] ?? ''}/*`, '*/*'];
  const found = keys.find((key) => content[key] !== undefined);
  const declared = content[found ?? expected[0] ?? ''];
  return declared === undefined
    ? undefined
    : { ...declared, expected, isExpected: found !== undefined };
}
