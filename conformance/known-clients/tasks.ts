/** What a client is asked to do. Its driver reads it as JSON, on one line. */
export interface Task {
  readonly call: string;
  /** What it is about, for the page. */
  readonly about: string;
  readonly purpose?: string;
  /** Seconds after which the file expires. */
  readonly expires?: number;
  readonly limit?: number;
  /** How the content is passed to the client; by default as bytes with a name. */
  readonly as?: 'path' | 'blob' | 'buffer' | 'array-buffer' | 'consumed';
  readonly filename?: string;
  /** An id, or `{file}`, `{upload}` or `{part}` for the one that was assigned last. */
  readonly id?: string;
  readonly parts?: readonly string[];
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The content of all files and parts that are sent. */
export const content = 'hello';

const file = { call: 'createFile', purpose: 'user_data' } as const;
const upload: Task = {
  call: 'createUpload',
  about: 'an Upload',
  parameters: {
    purpose: 'user_data',
    filename: 'notes.txt',
    bytes: content.length,
    mime_type: 'text/plain',
  },
};

function part(as: NonNullable<Task['as']>, about: string): readonly Task[] {
  return [upload, { call: 'addUploadPart', id: '{upload}', as, about }];
}

/** All tasks, in their order. */
export const tasks: readonly Task[] = [
  { ...file, about: 'a file from disk', as: 'path' },
  { ...file, about: 'a file that expires', expires: 3600 },
  { ...file, about: 'a filename with a quote', filename: 'a"b.txt' },
  { ...file, about: 'a filename with a line break', filename: 'a\r\nb.txt' },
  { ...file, about: 'a filename beyond ASCII', filename: 'ä 你.txt' },
  { ...file, about: 'a stream that was read before', as: 'consumed' },
  { call: 'listFiles', limit: 2, about: 'a list in pages of two' },
  { call: 'retrieveFile', id: '{file}', about: 'a file' },
  { call: 'retrieveFile', id: 'a/b?c#d', about: 'an id with a slash, a question mark and a #' },
  { call: 'retrieveFile', id: 'a b%20c', about: 'an id with a space and a percent sign' },
  { call: 'downloadFile', id: '{file}', about: 'a content' },
  ...part('blob', 'a part from a Blob'),
  { call: 'completeUpload', id: '{upload}', parts: ['{part}'], about: 'a completion' },
  ...part('buffer', 'a part from a Buffer'),
  ...part('array-buffer', 'a part from an ArrayBuffer'),
  { call: 'cancelUpload', id: '{upload}', about: 'a cancellation' },
  { call: 'deleteFile', id: '{file}', about: 'a deletion' },
];

/**
 * What a client is asked to do under each scenario. No task repeats another one, so that a request that
 * is sent again is one that the client repeats.
 */
export const conductTasks: readonly Task[] = [
  { call: 'listFiles', limit: 100, about: 'a list' },
  { ...file, about: 'a file', as: 'path' },
  { call: 'downloadFile', id: '{file}', about: 'a content' },
  upload,
  { call: 'addUploadPart', id: '{upload}', as: 'path', about: 'a part' },
  { call: 'completeUpload', id: '{upload}', parts: ['{part}'], about: 'a completion' },
  { call: 'retrieveFile', id: '{file}', about: 'a file' },
];
