import type { Model } from '@upspec/document';

/** The name in `templates/` of the base class of errors, which every API's client names itself. */
export const BASE_ERROR = 'ClientError';

/** A file of a runtime with the names of the document. */
export function withOwnNames(text: string, { errorName }: Model): string {
  return text.replaceAll(new RegExp(`\\b${BASE_ERROR}\\b`, 'g'), errorName);
}
