import type { WireResponse, ContentData } from './wire-case.js';

/** Returns the bytes that a file holds as data. */
export function contentBytes(content: ContentData): Buffer {
  const once =
    'utf8' in content ? Buffer.from(content.utf8) : Buffer.from(content.base64, 'base64');
  return Buffer.concat(Array.from({ length: content.repeat ?? 1 }, () => once));
}

/** Returns the media type and the body of a response. */
export function responseBytes(response: WireResponse): {
  readonly type: string;
  readonly body: Buffer;
} {
  if ('json' in response) {
    return { type: 'application/json', body: Buffer.from(JSON.stringify(response.json)) };
  }
  return { type: 'application/octet-stream', body: contentBytes(response.bytes) };
}
