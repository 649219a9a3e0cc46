import type { PlainReply } from '../handler.js';

/** JSON with any status. */
export function plainJson(status: number, body: unknown): PlainReply {
  const headers = { 'Content-Type': 'application/json' };
  return { kind: 'plain', status, headers, body: JSON.stringify(body) };
}

/** A page as frameworks send it for unexpected errors. */
export function htmlPage(status: number, text: string): PlainReply {
  return {
    kind: 'plain',
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><title>Error</title><pre>${text}\n    at parse (/app/server.js:41:13)</pre>\n`,
  };
}
