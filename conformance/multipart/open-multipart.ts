import { MIMEType } from 'node:util';
import { Busboy, type BusboyConfig, type BusboyInstance } from '@fastify/busboy';
import { type MultipartFilter, normalizeMultipart } from './normalize-multipart.js';

/** A multipart parser, and the filter through which a body goes to it. */
export interface MultipartParser {
  readonly parser: BusboyInstance;
  readonly filter: MultipartFilter;
}

/** What the parser is asked to do. */
export type MultipartOptions = Pick<BusboyConfig, 'isPartAFile' | 'limits'>;

/**
 * Opens a parser for a body of multipart/form-data (RFC 7578).
 *
 * @param contentType - The Content-Type of the body.
 * @returns undefined where it names no boundary that can be used
 */
export function openMultipart(
  contentType: string,
  options: MultipartOptions,
): MultipartParser | undefined {
  try {
    const boundary = new MIMEType(contentType).params.get('boundary');
    if (boundary === null) return undefined;
    const headers = { 'content-type': `multipart/form-data; boundary=${quoted(boundary)}` };
    const parser = new Busboy({ headers, preservePath: true, ...options });
    return { parser, filter: normalizeMultipart(boundary) };
  } catch {
    return undefined;
  }
}

/** RFC 9110, section 5.6.4. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
