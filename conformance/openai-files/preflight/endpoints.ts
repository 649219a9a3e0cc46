import type { RecordedPart, RecordedRequest } from '../../fixture/fixture.js';
import { suitedFile } from '../suited-file.js';
import type { OpenAIProfile } from '../profile/openai-profile.js';
import { buildRequest, type WireRequest } from '../../replay/build-request.js';
import { encodeSegment } from '../../replay/encode-segment.js';

/** A question by which it shows whether a target has an operation. */
export interface EndpointQuestion {
  readonly operation: string;
  readonly request: WireRequest;
}

/** How to find out whether a target makes anything. */
export interface CreationQuestion {
  readonly operation: 'createFile' | 'createUpload';
  /** One at least for each purpose that the profile claims, the likeliest first. */
  readonly requests: readonly WireRequest[];
}

/** The ids that questions ask about. */
export interface AskedIds {
  readonly file: string;
  readonly upload: string;
  /** A part of the Upload; nobody's where it is left out. */
  readonly part?: string;
}

/** Ids that no target has given, so that nothing is touched. */
export const nobodysIds: AskedIds = {
  file: 'upspec-nobody-has-this-id',
  upload: 'upspec-nobody-has-this-id',
};

/** Whether an answer to a request without an id is that of an absent endpoint. */
export function isAbsence({ status }: { readonly status: number }): boolean {
  return status === 404 || lacksMethod({ status });
}

/** Whether an answer is that of a server which does not know a method or path, whatever the id. */
export function lacksMethod({ status }: { readonly status: number }): boolean {
  return status === 405 || status === 501;
}

/** Requests that every server of this profile takes; what they make is to be taken away again. */
export function creationQuestions({ purposes }: OpenAIProfile): readonly CreationQuestion[] {
  return [
    {
      operation: 'createFile',
      requests: [
        ...likeliestFirst(purposes.files).map((purpose) => build(newFile(purpose))),
        // The fields may come in any order, of which a server may know one.
        build(
          post('/files', { multipart: fileForm(likeliest(purposes.files)).multipart.toReversed() }),
        ),
      ],
    },
    {
      operation: 'createUpload',
      requests: likeliestFirst(purposes.uploads).map((purpose) => build(newUpload(purpose))),
    },
  ];
}

/**
 * One question for each operation that is about an object, by the operations' ids, each after those
 * that it needs; those that take the object away come last.
 */
export function objectQuestions(ids: AskedIds): Readonly<Record<string, EndpointQuestion>> {
  return Object.fromEntries(
    objectRequests(ids).map(([operation, request]) => [
      operation,
      { operation, request: build(request) },
    ]),
  );
}

/** The same questions for what a profile says is absent, harmless where it is there after all. */
export function absenceQuestions({ absent, purposes }: OpenAIProfile): readonly {
  readonly operation: string;
  readonly request: RecordedRequest;
}[] {
  const all: readonly Asked[] = [
    ['listFiles', { method: 'GET', path: '/files?limit=1' }],
    ['createFile', newFile(likeliest(purposes.files))],
    ['createUpload', newUpload(likeliest(purposes.uploads))],
    ...objectRequests(nobodysIds),
  ];
  return all
    .filter(([operation]) => absent.includes(operation))
    .map(([operation, request]) => ({ operation, request }));
}

/** An operation, and a request of it. */
type Asked = readonly [operation: string, request: RecordedRequest];

function objectRequests({ file, upload, part: added = 'part_nobody' }: AskedIds): readonly Asked[] {
  const ofFile = `/files/${encodeSegment(file)}`;
  const ofUpload = `/uploads/${encodeSegment(upload)}`;
  const part = { name: 'data', filename: 'blob', text: 'x' };
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
  return post('/uploads', { json: { purpose, filename, bytes: 1, mime_type: mediaType } });
}

function post(path: string, body: RecordedRequest['body'] & object): RecordedRequest {
  return { method: 'POST', path, body };
}

function build(request: RecordedRequest): WireRequest {
  return buildRequest(request);
}

/** A form with a small file that suits its purpose. */
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

/** The purposes with those first that a small file suits best; one at least, whatever is claimed. */
function likeliestFirst(purposes: readonly string[]): readonly string[] {
  if (purposes.length === 0) return ['batch'];
  const suited = ['batch', 'fine-tune', 'user_data'].filter((each) => purposes.includes(each));
  return [...suited, ...purposes.filter((each) => !suited.includes(each))];
}
