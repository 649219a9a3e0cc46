import { write } from './written-request.js';
import type { ClientRuleId } from '../../client/client-rules.js';
import type { Mutate, Mutation } from './mutant.js';
import {
  partHead,
  writeParts,
  written,
  type FormPart,
  type WrittenPart,
} from './right-requests.js';

/** Of a form of two parts or more the last is mutated, which is the file. */
export const mutatePartHeads: Mutate = (right) => {
  const { form = [] } = right;
  const parts = form.map((part): WrittenPart => ({ head: partHead(part), content: part.content }));
  const file = form.at(-1);
  const last = parts.at(-1);
  if (file === undefined || last === undefined) return [];
  const before = parts.slice(0, -1);
  const sent = (all: string): string => write(written(right, { body: all }));
  const as = (head: string): string =>
    sent(writeParts([...before, { head, content: last.content }]));
  // The last delimiter of what comes before is the line above the part, with two hyphens more.
  const offset = writeParts(before).length - 2;
  const one = ([kind, head, mended = last.head]: Row): Mutation => ({
    kind,
    requirement: 'client.form.headers',
    location: { kind: 'request-byte', offset: offset + Math.max(0, head.search(/\r(?!\n)/)) },
    wrong: as(head),
    mended: as(mended),
  });
  const whole = writeParts(parts);
  const merged = `${last.head}\r\n\r\n${last.content}`;
  return [
    ...rows(file, last.head).map(one),
    {
      ...one(['no empty line after the headers of a part', last.head]),
      wrong: sent(whole.replace(merged, merged.replace('\r\n\r\n', '\r\n'))),
    },
    ...filenames(file, last.head).map(([kind, head, mended, requirement]): Mutation => ({
      kind,
      requirement,
      location: { kind: 'part', name: file.name, header: 'content-disposition' },
      wrong: as(head),
      mended: as(mended),
    })),
    {
      kind: 'a file in base64',
      requirement: 'client.form.transfer-encoding',
      location: { kind: 'part', name: file.name, header: 'content-transfer-encoding' },
      wrong: as(`${last.head}\r\nContent-Transfer-Encoding: base64`),
      mended: as(`${last.head}\r\nContent-Transfer-Encoding: binary`),
    },
  ];
};

/** What is wrong, the headers, and the right ones where they are not those of the request. */
type Row = readonly [kind: string, head: string, mended?: string];

function rows({ name, filename = '' }: FormPart, head: string): readonly Row[] {
  const own = `name="${name}"`;
  const named = (raw: string): string => head.replace(`"${filename}"`, `"${raw}"`);
  const [disposition = ''] = head.split('\r\n');
  return [
    ['no headers of a part', ''],
    ['no Content-Disposition', 'Content-Type: text/plain'],
    ['another disposition than form-data', head.replace('form-data', 'attachment')],
    ['a part without a name', head.replace(`${own}; `, '')],
    ['an empty name', head.replace(own, 'name=""')],
    ['a name without a quote at its end', head.replace(own, `name="${name}`)],
    ['a comma between parameters', head.replace(`${own};`, `${own},`)],
    ['a header of a part over two lines', head.replace('; filename', ';\r\n filename')],
    ['a header of a part without a colon', `${head}\r\nNote`],
    ['Content-Disposition twice', `${head}\r\n${disposition}`],
    ['a space before the colon in a part', head.replace(':', ' :')],
    ['CR LF in a filename', named('a\r\nb.txt'), named('a%0D%0Ab.txt')],
    ['CR in a filename', named('a\rb.txt'), named('a%0Db.txt')],
    ['LF in a filename', named('a\nb.txt'), named('a%0Ab.txt')],
    ['a quote in a filename', named('a"b.txt'), named('a%22b.txt')],
    ['a filename in Latin-1', named('\xe9.txt'), named('\xc3\xa9.txt')],
  ];
}

type FilenameRow = readonly [kind: string, head: string, mended: string, rule: ClientRuleId];

function filenames({ name, filename = '' }: FormPart, head: string): readonly FilenameRow[] {
  const own = `; filename="${filename}"`;
  const named = (raw: string): string => head.replace(own, `; filename="${raw}"`);
  const disposition = `Content-Disposition: form-data; name="${name}"`;
  return [
    ['no filename', head.replace(own, ''), head, 'client.form.filename'],
    ['an empty filename', named(''), head, 'client.form.filename'],
    ['no filename and no media type', disposition, head, 'client.form.filename'],
    [
      'a filename in the notation of RFC 8187 alone',
      head.replace(own, `; filename*=UTF-8''${filename}`),
      head.replace(own, `${own}; filename*=UTF-8''${filename}`),
      'client.form.filename',
    ],
    [
      'a path as the filename',
      named('/home/me/a.txt'),
      named('a.txt'),
      'client.form.filename-path',
    ],
    ['a path of Windows', named('C:\\\\me\\\\a.txt'), named('a.txt'), 'client.form.filename-path'],
  ];
}
