import type { Entry } from 'har-format';

/** Puts something else in place of secrets, in a text and in each text of a value. */
export type Cover = <T>(value: T) => T;

/** An entry without the secrets in its texts, bodies in base64 included. */
export function coverEntry(entry: Entry, cover: Cover): Entry {
  const covered = cover(entry);
  const { postData } = entry.request;
  const { content } = entry.response;
  const response =
    content.encoding === 'base64' && content.text !== undefined
      ? { ...covered.response, content: { ...content, text: coverBase64(content.text, cover) } }
      : covered.response;
  if (postData?.text === undefined || !('_encoding' in postData)) return { ...covered, response };
  const encoded = { ...postData, text: coverBase64(postData.text, cover) };
  return { ...covered, response, request: { ...covered.request, postData: encoded } };
}

/** Each byte is one character, so that those beside a secret stay as they are. */
function coverBase64(text: string, cover: Cover): string {
  const bytes = Buffer.from(text, 'base64').toString('latin1');
  const covered = cover(bytes);
  return covered === bytes ? text : Buffer.from(covered, 'latin1').toString('base64');
}
