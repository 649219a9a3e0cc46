// The table of statuses and messages. Recorded or quoted messages of OpenAI are used as they are.
// Every other message, and every status of /uploads, is this server's own choice.
import type { Limits } from './limits.js';
import { Rejection } from './rejection.js';

const shown = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** All error responses, by what is wrong with the request. */
export const rejections = {
  /** The message does not repeat the key. */
  wrongKey: (): Rejection =>
    new Rejection(401, {
      message: 'Incorrect API key provided.',
      code: 'invalid_api_key',
      headers: { 'WWW-Authenticate': 'Basic realm="OpenAI API"' },
    }),
  missingKey: (): Rejection =>
    new Rejection(401, {
      message: 'No API key was sent; send it as "Authorization: Bearer KEY".',
      code: 'invalid_api_key',
      headers: { 'WWW-Authenticate': 'Basic realm="OpenAI API"' },
    }),

  missingQuery: (name: string, value: string): Rejection =>
    new Rejection(404, { message: `The query needs ${name}=${value}.`, param: name }),
  missingHeader: (name: string): Rejection =>
    new Rejection(400, { message: `The request needs the header ${name}.`, param: name }),
  unknownRoute: (method: string, path: string): Rejection =>
    new Rejection(404, { message: `Invalid URL (${method} ${path})` }),
  wrongMethod: (method: string, allowed: readonly string[]): Rejection =>
    new Rejection(405, {
      message: `${method} is not supported here; this path supports ${allowed.join(', ')}.`,
      headers: { Allow: allowed.join(', ') },
    }),
  unreadableRequest: (status: 400 | 408 | 413 | 431 | 501): Rejection =>
    new Rejection(status, {
      message: {
        400: 'The request is not valid HTTP.',
        408: 'The request did not arrive in time.',
        413: 'The extensions of a chunk are longer than 16 KiB.',
        431: 'The request line and headers are longer than 16 KiB.',
        501: 'This server is not a proxy.',
      }[status],
    }),
  wrongHost: (): Rejection =>
    new Rejection(400, { message: 'The request needs one Host header with a host and a port.' }),
  unknownExpectation: (): Rejection =>
    new Rejection(417, { message: "The only supported expectation is '100-continue'." }),

  noSuchFile: (id: string): Rejection =>
    new Rejection(404, { message: `No such File object: ${id}`, param: 'id', detail: true }),
  noSuchCursor: (id: string): Rejection =>
    new Rejection(404, {
      message: `No such File object: ${id}`,
      param: 'after',
      detail: true,
      rule: { requirement: 'LIST-14', in: 'query', at: 'after' },
    }),
  wrongLimit: (limit: string, { least, most }: Limits['page']): Rejection =>
    new Rejection(400, {
      message: `limit must be an integer from ${least} to ${most}, not '${shown(limit)}'.`,
      param: 'limit',
    }),
  wrongOrder: (order: string): Rejection =>
    new Rejection(400, {
      message: `order must be 'asc' or 'desc', not '${shown(order)}'.`,
      param: 'order',
    }),

  wrongPurpose: (purpose: string): Rejection =>
    new Rejection(400, {
      message: `'${shown(purpose)}' is not one of ['fine-tune', 'assistants', 'batch', 'user_data', 'vision', 'evals'] - 'purpose'`,
      param: 'purpose',
      detail: true,
    }),
  missingField: (name: string): Rejection =>
    new Rejection(400, { message: `'${name}' is a required property` }),
  unexpectedFields: (names: readonly string[]): Rejection =>
    new Rejection(400, {
      message: `Additional properties are not allowed (${names
        .map((name) => `'${shown(name)}'`)
        .join(', ')} ${names.length === 1 ? 'was' : 'were'} unexpected)`,
    }),
  repeatedField: (name: string): Rejection =>
    new Rejection(400, {
      message: `'${shown(name)}' was sent more than once.`,
      param: shown(name),
    }),
  missingFilename: (): Rejection =>
    new Rejection(400, {
      message: 'The browser (or proxy) sent a request that this server could not understand.',
      type: 'server_error',
    }),
  wrongExpiry: (): Rejection =>
    new Rejection(400, {
      message:
        "expires_after needs both the anchor 'created_at' and seconds, an integer from 3600 to 2592000.",
      param: 'expires_after',
    }),
  wrongBatchName: (): Rejection =>
    new Rejection(400, {
      message: 'Invalid file format for Batch API. Must be .jsonl',
      detail: true,
      rule: { requirement: 'CREATE-09', in: 'part', at: 'file' },
    }),
  fileTooLarge: (): Rejection =>
    new Rejection(400, {
      message: 'File is too large.',
      rule: { requirement: 'CREATE-13', in: 'part', at: 'file' },
    }),
  batchFileTooLarge: (): Rejection =>
    new Rejection(400, {
      message: 'File is too large.',
      rule: { requirement: 'CREATE-12', in: 'part', at: 'file' },
    }),
  partTooLarge: (): Rejection =>
    new Rejection(400, {
      message: 'A part has at most 67108864 bytes.',
      param: 'data',
      rule: { requirement: 'PART-07', in: 'part', at: 'data' },
    }),

  wrongMediaType: (expected: string): Rejection =>
    new Rejection(400, { message: `The body must be sent with Content-Type: ${expected}.` }),
  missingBoundary: (): Rejection =>
    new Rejection(400, { message: 'The Content-Type of the multipart body has no boundary.' }),
  malformedForm: (reason: string): Rejection =>
    new Rejection(400, { message: `The multipart body cannot be parsed: ${reason}.` }),
  malformedJson: (): Rejection => new Rejection(400, { message: 'The body is not valid JSON.' }),
  bodyTooLarge: (most: number): Rejection =>
    new Rejection(400, { message: `The body has more than ${most} bytes.` }),
  bodyCutOff: (): Rejection =>
    new Rejection(400, { message: 'The body ended before it was complete.' }),
  wrongProperty: (message: string, param: string | null): Rejection =>
    new Rejection(400, { message, param }),

  noSuchUpload: (id: string): Rejection =>
    new Rejection(404, { message: `There is no Upload '${shown(id)}'.`, param: 'upload_id' }),
  /** @param requirement of an Upload with this status; undefined where none says it */
  uploadNotPending: (id: string, status: string, requirement?: string): Rejection =>
    new Rejection(400, {
      message: `The Upload '${id}' is ${status}.`,
      param: 'upload_id',
      rule: requirement === undefined ? undefined : { requirement, in: 'path', at: '' },
    }),
  /** @param index where the id is in the list */
  foreignPart: (id: string, index: number): Rejection =>
    new Rejection(400, {
      message: `The Upload has no part '${shown(id)}'.`,
      param: 'part_ids',
      rule: { requirement: 'COMPLETE-07', in: 'body', at: `/part_ids/${index}` },
    }),
  /** @param index where the id is for the second time */
  repeatedPart: (id: string, index: number): Rejection =>
    new Rejection(400, {
      message: `The part '${id}' is listed twice.`,
      param: 'part_ids',
      rule: { requirement: 'COMPLETE-17', in: 'body', at: `/part_ids/${index}` },
    }),
  wrongTotal: (expected: number, actual: number): Rejection =>
    new Rejection(400, {
      message: `The Upload declared ${expected} bytes; the listed parts have ${actual}.`,
      param: 'part_ids',
      rule: { requirement: 'COMPLETE-04', in: 'body', at: '/part_ids' },
    }),
  malformedMd5: (): Rejection =>
    new Rejection(400, {
      message: 'md5 must be 32 hexadecimal digits, or the same 16 bytes as base64.',
      param: 'md5',
      rule: { requirement: 'COMPLETE-05', in: 'body', at: '/md5' },
    }),
  wrongMd5: (): Rejection =>
    new Rejection(400, {
      message: 'md5 is not the checksum of the bytes sent.',
      param: 'md5',
      rule: { requirement: 'COMPLETE-05', in: 'body', at: '/md5' },
    }),

  /** Nothing of the request was stored. */
  serverFailure: (code: string): Rejection =>
    new Rejection(500, {
      message: `The server could not process the request (${code}). Nothing was stored.`,
      type: 'server_error',
    }),
};
