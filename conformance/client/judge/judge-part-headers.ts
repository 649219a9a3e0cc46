import { absent, headerOf, words } from '../../difference/reading.js';
import type { ClientViolation } from './client-violation.js';
import type { SentPart } from './sent-part.js';

const plainEncodings = new Set(['7bit', '8bit', 'binary']);

/** Judges the headers of a part that say how its content is written. */
export function judgePartHeaders(part: SentPart): readonly ClientViolation[] {
  return [...judgeEncodingHeader(part), ...judgeMediaType(part)];
}

function judgeEncodingHeader({ head, known }: SentPart): readonly ClientViolation[] {
  const header = 'content-transfer-encoding';
  const encoding = head.headers.get(header);
  if (encoding === undefined || plainEncodings.has(encoding.toLowerCase())) return [];
  return [
    {
      requirement: 'client.form.transfer-encoding',
      location: { kind: 'part', name: known?.name ?? head.name ?? '', header },
      expected: words('the bytes as they are'),
      actual: headerOf(encoding),
    },
  ];
}

/** A part without Content-Type is `text/plain` (RFC 7578, section 4.4). */
function judgeMediaType({ head, known }: SentPart): readonly ClientViolation[] {
  if (known?.mediaTypes === undefined) return [];
  const header = 'content-type';
  const sent = head.headers.get(header);
  const [type = ''] = (sent ?? 'text/plain').toLowerCase().split(';');
  const isListed = known.mediaTypes.some((listed) => isWithin(type.trim(), listed.toLowerCase()));
  if (isListed) return [];
  return [
    {
      requirement: 'client.form.media-type',
      location: { kind: 'part', name: known.name, header },
      expected: words(known.mediaTypes.join(' or ')),
      actual: sent === undefined ? absent : headerOf(sent),
    },
  ];
}

/** Whether a media type is another one, or within a range such as `image/*`. */
function isWithin(type: string, listed: string): boolean {
  const [range = ''] = listed.split(';');
  const pattern = range.trim();
  return pattern === '*/*' || pattern === type || isOfRange(type, pattern);
}

function isOfRange(type: string, pattern: string): boolean {
  return pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1));
}
