import type { WireRequest } from '../replay/build-request.js';

/** A name that may have a number to differ from others: `notes.txt`, `notes-2.txt`. */
const numbered = /^([A-Za-z][\w-]*?)(?:-\d+)?(\.[A-Za-z]\w*)$/;

/** The same request, but with files whose names have no number. */
export function withoutNumbers(request: WireRequest): WireRequest {
  return rename(request, (stem, extension) => `${stem}${extension}`);
}

/** The same request, but with files whose names have a word in place of the number. */
export function withWord(request: WireRequest, word: string): WireRequest {
  return rename(request, (stem, extension) => `${stem}-${word}${extension}`);
}

function rename(
  request: WireRequest,
  nameOf: (stem: string, extension: string) => string,
): WireRequest {
  const { body } = request;
  if (body === undefined || !('multipart' in body)) return request;
  const multipart = body.multipart.map((part) => {
    const [, stem, extension] = numbered.exec(part.filename ?? '') ?? [];
    if (stem === undefined || extension === undefined) return part;
    return { ...part, filename: nameOf(stem, extension) };
  });
  return { ...request, body: { ...body, multipart } };
}
