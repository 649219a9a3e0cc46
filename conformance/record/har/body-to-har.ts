import type { Content, Param, PostData } from 'har-format';
import type { RecordedBody, RecordedPart } from '../../fixture-format/fixture.js';
import { encodeBody, partBytes } from '../../replay/encode-body.js';

/** What the standard has no word for, under a name of our own, as it allows. */
interface Encoded {
  readonly _encoding?: 'base64';
}

/** The body of a request as HAR describes it; bytes other than text are in base64. */
export function toPostData(body: RecordedBody, contentType: string): PostData & Encoded {
  if ('multipart' in body)
    return { mimeType: 'multipart/form-data', params: body.multipart.map(toParam) };
  const { text, encoding } = toText(encodeBody(body).bytes);
  return { mimeType: contentType, text, ...(encoding !== undefined && { _encoding: encoding }) };
}

/** The body of a response as HAR describes it. */
export function toContent(body: RecordedBody | undefined, contentType: string): Content {
  const bytes = body === undefined ? Buffer.alloc(0) : encodeBody(body).bytes;
  const { text, encoding } = toText(bytes);
  return {
    size: bytes.length,
    mimeType: contentType,
    text,
    ...(encoding !== undefined && { encoding }),
  };
}

function toParam(part: RecordedPart): Param & Encoded {
  const { name, filename, contentType } = part;
  const { text, encoding } = toText(partBytes(part));
  return {
    name,
    value: text,
    ...(filename !== undefined && { fileName: filename }),
    ...(contentType !== undefined && { contentType }),
    ...(encoding !== undefined && { _encoding: encoding }),
  };
}

function toText(bytes: Buffer): { readonly text: string; readonly encoding?: 'base64' } {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes)
    ? { text }
    : { text: bytes.toString('base64'), encoding: 'base64' };
}
