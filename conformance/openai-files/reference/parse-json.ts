import { rejections } from './rejections.js';

/** Parses JSON in UTF-8. @throws {Rejection} if it is malformed */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw rejections.malformedJson();
  }
}
