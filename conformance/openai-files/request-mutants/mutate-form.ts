import { write } from './written-request.js';
import type { Mutate, Mutation } from './mutant.js';
import { mutateFormFields } from './mutate-form-fields.js';
import { mutatePartHeads } from './mutate-part-heads.js';
import {
  boundary,
  writeForm,
  written,
  type FormPart,
  type RightRequest,
} from './right-requests.js';

/** Multipart bodies that break their grammar, or that the schema rejects. */
export const mutateForm: Mutate = (right) => {
  const { form } = right;
  if (form === undefined) return [];
  return [
    ...boundaries(right),
    ...delimiters(right, form),
    ...contents(right, form),
    ...mutatePartHeads(right),
    ...mutateFormFields(right),
  ];
};

function boundaries(right: RightRequest): readonly Mutation[] {
  const { headers, body = '' } = written(right);
  const as = (parameter: string, own: string): string =>
    write(
      written(right, {
        headers: headers.map(([name, value]) => [
          name,
          name === 'Content-Type' ? `multipart/form-data${parameter}` : value,
        ]),
        body: body.replaceAll(boundary, own),
      }),
    );
  const long = 'b'.repeat(70);
  const wrong: readonly (readonly [kind: string, wrong: string, mended: string])[] = [
    ['no boundary in the media type', as('', boundary), as(`; boundary=${boundary}`, boundary)],
    ['an empty boundary', as('; boundary=""', boundary), as(`; boundary="${boundary}"`, boundary)],
    [
      'a boundary of 71 characters',
      as(`; boundary=${long}b`, `${long}b`),
      as(`; boundary=${long}`, long),
    ],
    [
      'a boundary with a character that is not allowed',
      as('; boundary="a*b"', 'a*b'),
      as('; boundary="a+b"', 'a+b'),
    ],
    [
      'a boundary that ends with a space',
      as('; boundary="ab "', 'ab '),
      as('; boundary="a b"', 'a b'),
    ],
    ['another name than boundary', as('; bound=b', 'b'), as('; boundary=b', 'b')],
  ];
  return wrong.map(([kind, sent, mended]) => ({
    kind,
    requirement: 'client.form.boundary',
    location: { kind: 'request-header', name: 'content-type' },
    wrong: sent,
    mended,
  }));
}

function delimiters(right: RightRequest, form: readonly FormPart[]): readonly Mutation[] {
  const body = writeForm(form);
  const last = `--${boundary}--\r\n`;
  const line = `--${boundary}\r\n`;
  const one = (kind: string, sent: string, offset: number): Mutation => ({
    kind,
    requirement: 'client.form.delimiter',
    location: { kind: 'request-byte', offset },
    wrong: write(written(right, { body: sent })),
    mended: write(written(right)),
  });
  const open = body.slice(0, -last.length);
  const firstLine = line.length - 2;
  return [
    one('no last delimiter', open, open.length),
    one('a body that ends within a part', open.slice(0, -4), open.length - 4),
    one('a last delimiter without its hyphens', `${open}${line}`, open.length + line.length),
    one('another boundary in the body', body.replaceAll(boundary, 'other'), 0),
    one('delimiters without their hyphens', body.replaceAll(`--${boundary}`, boundary), 0),
    one('a boundary in another case', body.replaceAll(boundary, boundary.toUpperCase()), 0),
    one('LF alone in all lines', body.replaceAll('\r\n', '\n'), firstLine),
    one('LF alone after a delimiter', body.replace(line, `--${boundary}\n`), firstLine),
    one('LF alone before the last delimiter', `${open.slice(0, -2)}\n${last}`, open.length - 2),
    one(
      'LF alone after the headers of a part',
      body.replace('\r\n\r\n', '\r\n\n'),
      body.indexOf('\r\n\r\n') + 2,
    ),
    one('JSON as a multipart body', '{"purpose":"user_data"}', 0),
    one('pairs as a multipart body', 'purpose=user_data', 0),
  ];
}

function contents(right: RightRequest, form: readonly FormPart[]): readonly Mutation[] {
  const file = form.at(-1);
  if (file === undefined) return [];
  const before = form.slice(0, -1);
  const as = (content: string): string => writeForm([...before, { ...file, content }]);
  const one = (kind: string, line: string, fitting: string): Mutation => ({
    kind,
    requirement: 'client.form.content',
    location: {
      kind: 'request-byte',
      offset: as('x').lastIndexOf('x\r\n') + 3 + boundary.length + 2,
    },
    wrong: write(written(right, { body: as(`x\r\n${line}\r\ny`) })),
    mended: write(written(right, { body: as(`x\r\n${fitting}\r\ny`) })),
  });
  return [
    one('a delimiter in the content', `--${boundary}`, '--other'),
    one('a last delimiter in the content', `--${boundary}--`, '--other--'),
    one('a longer boundary in the content', `--${boundary}-2`, `--2-${boundary}`),
    one('a last delimiter that goes on in the content', `--${boundary}--2`, ` --${boundary}--2`),
    one('a delimiter with a comment in the content', `--${boundary} is it`, `x--${boundary} is it`),
  ];
}
