import { noBindings } from '../replay/bindings.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import type { RecordedPart, RecordedRequest } from '../fixture/fixture.js';
import type { Profile } from '../profile/profile.js';

/** How to find out whether a target has an operation at all. */
export interface EndpointQuestion {
  readonly operation: string;
  readonly request: WireRequest;
  /** The statuses that only an absent endpoint answers to this request. */
  readonly absent: readonly number[];
}

/** An id that no target has given, so that nothing is touched. */
const nobody = 'upspec-nobody-has-this-id';

/** A method or path that a server does not know: 405 and 501 anywhere, 404 where no id is asked for. */
const byMethod = [405, 501];
const byPath = [404, ...byMethod];

/** Whether an answer to a request without an id is that of an absent endpoint. */
export function isAbsence({ status }: { readonly status: number }): boolean {
  return byPath.includes(status);
}

/** No answer to a question is kept beyond this: it is looked at, not downloaded. */
const longestAnswer = 1024 * 1024;

/**
 * One harmless question for each operation but the list. The two that create are asked with requests
 * that every server of this profile takes; what they make is taken away again.
 */
export function endpointQuestions(profile: Profile): readonly EndpointQuestion[] {
  return questions(profile).map(({ operation, absent, request }) => ({
    ...{ operation, absent },
    request: { ...buildRequest(request, noBindings), keep: longestAnswer },
  }));
}

/** The same questions for what a profile says is absent. */
export function absenceQuestions(
  profile: Profile,
): readonly Pick<Question, 'operation' | 'request'>[] {
  const list = { operation: 'listFiles', request: { method: 'GET', path: '/files?limit=1' } };
  return [list, ...questions(profile)].filter(({ operation }) =>
    profile.absent.includes(operation),
  );
}

interface Question extends Pick<EndpointQuestion, 'operation' | 'absent'> {
  readonly request: RecordedRequest;
}

function questions({ purposes }: Profile): readonly Question[] {
  return [
    ask('createFile', byPath, {
      ...{ method: 'POST', path: '/files' },
      body: fileForm(likeliest(purposes.files)),
    }),
    ask('createUpload', byPath, {
      ...{ method: 'POST', path: '/uploads' },
      body: {
        json: {
          ...{ purpose: likeliest(purposes.uploads), filename: 'upspec.jsonl' },
          ...{ bytes: 1, mime_type: 'text/jsonl' },
        },
      },
    }),
    ask('retrieveFile', byMethod, { method: 'GET', path: `/files/${nobody}` }),
    ask('deleteFile', byMethod, { method: 'DELETE', path: `/files/${nobody}` }),
    ask('downloadFile', byMethod, { method: 'GET', path: `/files/${nobody}/content` }),
    ask('addUploadPart', byMethod, {
      method: 'POST',
      path: `/uploads/${nobody}/parts`,
      body: { multipart: [{ name: 'data', filename: 'blob', text: 'x' }] },
    }),
    ask('completeUpload', byMethod, {
      method: 'POST',
      path: `/uploads/${nobody}/complete`,
      body: { json: { part_ids: ['part_nobody'] } },
    }),
    ask('cancelUpload', byMethod, { method: 'POST', path: `/uploads/${nobody}/cancel` }),
  ];
}

/** A form with a small file of JSON lines. */
export function fileForm(purpose: string): { readonly multipart: readonly RecordedPart[] } {
  return {
    multipart: [
      { name: 'purpose', text: purpose },
      { name: 'file', filename: 'upspec.jsonl', text: '{"custom_id":"upspec"}\n' },
    ],
  };
}

/** The purpose that a small file of JSON lines suits best. */
function likeliest(purposes: readonly string[]): string {
  const suited = ['batch', 'fine-tune', 'user_data'];
  return suited.find((purpose) => purposes.includes(purpose)) ?? purposes[0] ?? 'batch';
}

function ask(operation: string, absent: readonly number[], request: RecordedRequest): Question {
  return { operation, absent, request };
}
