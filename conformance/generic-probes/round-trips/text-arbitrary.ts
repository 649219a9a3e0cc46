import { constantFrom, date, oneof, string, stringMatching, type Arbitrary } from 'fast-check';
import type { JsonObject } from '../../json/json-object.js';

/** Texts that servers change by mistake: Unicode forms, white space, marks, signs and large numbers. */
const difficultTexts: readonly string[] = [
  'Caf\u00e9',
  'Cafe\u0301',
  ' space before',
  'space after ',
  'two  spaces',
  'line\nbreak',
  'tab\there',
  'a "quoted" \\ word',
  '<b>&amp;</b>',
  "O'Brien; --",
  '100% %41 +',
  '\u{1f426}\u200d\u2b1b',
  '\u0634\u0645\u0633 abc',
  'null',
  '007',
  '1e3',
  '9007199254740993',
  'ß İ ı',
];

const noTime = { noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') } as const;

/** Offsets of time zones, of which the second and third are not whole hours. */
const offsets = ['Z', '+05:30', '-03:30', '+14:00', '-11:00'] as const;

/** Strings that a schema may allow; undefined for a format of which none is made. */
export function textArbitrary(schema: JsonObject): Arbitrary<unknown> | undefined {
  const { format, pattern, minLength = 0, maxLength } = schema;
  switch (format) {
    case 'date-time':
      return oneof(...offsets.map((offset) => date(noTime).map((time) => atOffset(time, offset))));
    case 'date':
      return date(noTime).map((day) => day.toISOString().slice(0, 10));
    case undefined:
      break;
    default:
      return undefined;
  }
  if (typeof pattern === 'string') return matching(pattern);
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = Math.min(typeof maxLength === 'number' ? maxLength : defaultLength, defaultLength);
  if (least > most) return undefined;
  const plain = string({ minLength: least, maxLength: most });
  const unicode = string({ unit: 'grapheme', minLength: least, maxLength: most });
  const fitting = difficultTexts.filter(({ length }) => length >= least && length <= most);
  return fitting.length === 0
    ? oneof(plain, unicode)
    : oneof(plain, unicode, constantFrom(...fitting));
}

const defaultLength = 40;

/** The time at an offset, as RFC 3339, section 5.6, writes it. */
function atOffset(time: Date, offset: (typeof offsets)[number]): string {
  return time.toISOString().replace(/\.\d+Z$/, offset);
}

function matching(pattern: string): Arbitrary<string> | undefined {
  try {
    return stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  } catch {
    return undefined;
  }
}
