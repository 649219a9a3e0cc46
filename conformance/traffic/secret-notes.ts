import { headerOf, type SeenExchange } from '../client/capture/sent-request.js';
import type { Contract } from '../contract.js';
import type { Secrets } from '../replay/secrets.js';
import { openSecretWatch } from '../run/watch-secrets.js';
import type { Cover } from '../run/cover-entry.js';
import { hideInResult } from '../verdict/hide-in-command.js';
import type { Result } from '../verdict/result.js';

/** What is known of the secrets of both sides. */
export interface SecretNotes {
  /** Notes the secrets of an exchange. Call it before anything of the exchange is shown. */
  add(exchange: SeenExchange): void;
  /** Covers the secrets that are known by now in any value. */
  cover(): Cover;
  /** The result without secrets, and its commands in lines that can be read. */
  coverResult(result: Result): Result;
}

/** In bytes: of other bodies the beginning is searched. */
const mostSearched = 64 * 1024;

/** @param given - Keys that are known beforehand, by the names of their variables. */
export function openSecretNotes(contract: Contract, given: Secrets): SecretNotes {
  const watch = openSecretWatch({ contract, fixtures: [] });
  return {
    add({ request, response }) {
      const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
      const body = textOf(request.bytes, headerOf(request, 'content-type'));
      watch.noteRequest({ path: request.target, headers, body });
      if (response === undefined) return;
      const ofResponse = textOf(response.bytes, response.headers['content-type']);
      watch.noteResponse({ headers: response.headers, body: ofResponse });
    },
    cover: () => watch.openCover(given),
    coverResult: (result) => watch.cover(hideInResult(result, given)),
  };
}

function textOf(bytes: Buffer, type: string | undefined): { readonly text: string } | undefined {
  if (bytes.length === 0) return undefined;
  const isJson = /[/+]json\b/i.test(type ?? '');
  return { text: bytes.toString('utf8', 0, isJson ? bytes.length : mostSearched) };
}
