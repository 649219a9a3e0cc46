import type { RecordedPart, RecordedRequest } from '../../fixture-format/fixture.js';
import { suitedFile } from '../suited-file.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { buildRequest, type WireRequest } from '../../replay/build-request.js';
import { encodeSegment } from '../../replay/encode-segment.js';
import type { Received } from '../../replay/received.js';

/** A request that shows whether a target has an operation. */
export interface EndpointQuestion {
  readonly operation: string;
  readonly request: WireRequest;
}

/** A request and its response. */
export interface EndpointResponse extends EndpointQuestion {
  readonly received: Received;
}

/** How to find out whether a target creates objects. */
export interface CreationQuestion {
  readonly operation: 'createFile' | 'createUpload';
  /** At least one for each purpose of the profile, the most likely first. */
  readonly requests: readonly WireRequest[];
  /** The purposes of the first requests. */
  readonly purposes: readonly string[];
  /** By purpose: the request with the file before the other fields, where it has a file. */
  readonly fileFirst: readonly WireRequest[];
  /** The content that each request announces, where it does not send the content itself. */
  readonly announced: readonly Buffer[];
}

/** The ids that the requests use. */
export interface RequestedIds {
  readonly file: string;
  readonly upload: string;
  /** The bytes that the Upload is created for. Default: one byte. */
  readonly content?: Buffer;
  /** A part of the Upload. Default: an unknown id. */
  readonly part?: string;
}

/** Unknown ids, so that nothing is changed. */
export const unknownIds: RequestedIds = {
  file: 'upspec-nobody-has-this-id',
  upload: 'upspec-nobody-has-this-id',
};

/** Whether a response to a request without an id is that of an absent endpoint. */
export function isAbsence({ status }: { readonly status: number }): boolean {
  return status === 404 || lacksMethod({ status });
}

/** Whether a response says, for any id, that the server does not support the method or path. */
export function lacksMethod({ status }: { readonly status: number }): boolean {
  return status === 405 || status === 501;
}

/** Requests that every server of this profile accepts. What they create must be deleted. */
export function creationQuestions({ purposes }: OpenAIProfile): readonly CreationQuestion[] {
  const ofFiles = likeliestFirst(purposes.files);
  const fileFirst = ofFiles.map((purpose) =>
    build(post('/files', { multipart: fileForm(purpose).multipart.toReversed() })),
  );
  const ofUploads = likeliestFirst(purposes.uploads);
  return [
    {
      operation: 'createFile',
      requests: [
        ...ofFiles.map((purpose) => build(newFile(purpose))),
        // The fields may be in any order, but a server may support only one.
        ...fileFirst.slice(0, 1),
      ],
      purposes: ofFiles,
      fileFirst,
      announced: [],
    },
    {
      operation: 'createUpload',
      requests: ofUploads.map((purpose) => build(newUpload(purpose))),
      purposes: ofUploads,
      fileFirst: [],
      announced: ofUploads.map(announcedContent),
    },
  ];
}

/**
 * One request for each operation on an object, by operation id, each after those that it needs.
 * Those that delete the object are last.
 */
export function objectQuestions(ids: RequestedIds): Readonly<Record<string, EndpointQuestion>> {
  return Object.fromEntries(
    objectRequests(ids).map(([operation, request]) => [
      operation,
      { operation, request: build(request) },
    ]),
  );
}

/** The same requests for the operations that a profile does not have, harmless if they exist. */
export function absenceQuestions({ absent, purposes }: OpenAIProfile): readonly {
  readonly operation: string;
  readonly request: RecordedRequest;
}[] {
  const all: readonly EndpointRequest[] = [
    ['listFiles', { method: 'GET', path: '/files?limit=1' }],
    ['createFile', newFile(likeliest(purposes.files))],
    ['createUpload', newUpload(likeliest(purposes.uploads))],
    ...objectRequests(unknownIds),
  ];
  return all
    .filter(([operation]) => absent.includes(operation))
    .map(([operation, request]) => ({ operation, request }));
}

/** An operation, and a request of it. */
type EndpointRequest = readonly [operation: string, request: RecordedRequest];

function objectRequests({
  file,
  upload,
  content = Buffer.from('x'),
  part: added = 'part_nobody',
}: RequestedIds): readonly EndpointRequest[] {
  const ofFile = `/files/${encodeSegment(file)}`;
  const ofUpload = `/uploads/${encodeSegment(upload)}`;
  const part = { name: 'data', filename: 'blob', base64: content.toString('base64') };
  return [
    ['retrieveFile', { method: 'GET', path: ofFile }],
    ['downloadFile', { method: 'GET', path: `${ofFile}/content` }],
    ['addUploadPart', post(`${ofUpload}/parts`, { multipart: [part] })],
    ['completeUpload', post(`${ofUpload}/complete`, { json: { part_ids: [added] } })],
    ['deleteFile', { method: 'DELETE', path: ofFile }],
    ['cancelUpload', { method: 'POST', path: `${ofUpload}/cancel` }],
  ];
}

function newFile(purpose: string): RecordedRequest {
  return post('/files', fileForm(purpose));
}

function newUpload(purpose: string): RecordedRequest {
  const { filename, mediaType } = suitedFile(purpose);
  const bytes = announcedContent(purpose).length;
  return post('/uploads', { json: { purpose, filename, bytes, mime_type: mediaType } });
}

/** A plain content: whether a line end after the last line is kept is tested by cases. */
function announcedContent(purpose: string): Buffer {
  const { content } = suitedFile(purpose);
  return content.at(-1) === lineFeed ? content.subarray(0, -1) : content;
}

const lineFeed = 0x0a;

function post(path: string, body: RecordedRequest['body'] & object): RecordedRequest {
  return { method: 'POST', path, body };
}

function build(request: RecordedRequest): WireRequest {
  return buildRequest(request);
}

/** A multipart body with a small file that is valid for its purpose. */
export function fileForm(purpose: string): { readonly multipart: readonly RecordedPart[] } {
  const { filename, content } = suitedFile(purpose);
  return {
    multipart: [
      { name: 'purpose', text: purpose },
      { name: 'file', filename, base64: content.toString('base64') },
    ],
  };
}

function likeliest(purposes: readonly string[]): string {
  return likeliestFirst(purposes)[0] ?? 'batch';
}

/** The purposes, those first for which a small file is most likely valid. At least one. */
function likeliestFirst(purposes: readonly string[]): readonly string[] {
  if (purposes.length === 0) return ['batch'];
  const suited = ['batch', 'fine-tune', 'user_data'].filter((each) => purposes.includes(each));
  return [...suited, ...purposes.filter((each) => !suited.includes(each))];
}
