import { StreamFile, type StreamInput } from './file-input.js';

/**
 * Gives a stream a filename. The stream is read only while it is sent, and sent only once.
 *
 * @throws InvalidInputError for an empty name.
 *
 * @example
 * ```ts
 * import { toStreamingFile } from '@upspec/openai-files';
 *
 * const { body } = new Response('{"a": 1}\n');
 * const file = toStreamingFile(body ?? new Blob().stream(), 'a.jsonl', { type: 'text/jsonl' });
 * console.log(file.name, file.type); // a.jsonl text/jsonl
 * ```
 */
export function toStreamingFile(
  data: StreamInput,
  name: string,
  options: { readonly type?: string | undefined } = {},
): StreamFile {
  return new StreamFile(data, name, options.type);
}
