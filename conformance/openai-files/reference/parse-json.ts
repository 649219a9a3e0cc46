import { refusals } from './refusals.js';

/** Reads JSON that is UTF-8. @throws {Refusal} when it is malformed */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusals.malformedJson();
  }
}
