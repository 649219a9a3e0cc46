import type { FileData } from '../wire-case.js';
import type { RowCall, WireRow } from '../wire-row.js';

/** Whether an example of a document can have the call of a row. */
export function hasExample({ call, parameters = [], requestBody, request }: WireRow): boolean {
  const inDocument = (object: object): boolean => !('$ref' in object);
  return (
    request !== undefined &&
    parameters.every(inDocument) &&
    (requestBody === undefined || (inDocument(requestBody) && call.body !== undefined)) &&
    call.contentType === undefined &&
    call.partHeaders === undefined
  );
}

/** A row whose parameters and body have the values of its call as their examples. */
export function withExamples(row: WireRow): WireRow {
  const { parameters = [], requestBody, call } = row;
  return {
    ...row,
    parameters: parameters.map((parameter) => {
      const value = argumentOf(call, parameter as Described);
      return value === undefined ? parameter : { ...parameter, example: value };
    }),
    ...(requestBody !== undefined && { requestBody: withExample(requestBody as Body, call.body) }),
  };
}

/** The files of a call by their names: those of the parts, or `file` where one is the whole body. */
export function filesOf({ call }: WireRow): readonly (readonly [string, FileData])[] {
  if (isFile(call.body)) return [['file', call.body.file]];
  return filesIn(call.body).map(([part, { file }]) => [file.filename ?? part, file]);
}

interface Described {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
}

interface Body {
  readonly content: Readonly<Record<string, object>>;
}

/** A file of a row. */
interface RowFileValue {
  readonly file: FileData;
}

function argumentOf(call: RowCall, { name, in: location }: Described): unknown {
  const values = {
    path: call.path,
    query: call.query,
    header: call.headers,
    cookie: call.cookies,
  }[location];
  return values?.[name];
}

function withExample(body: Body, value: unknown): object {
  const files = filesIn(value);
  const names = files.map(([part, { file }]) => [part, file.filename ?? part] as const);
  const texts = files.map(([part, { file }]) => [part, textOf(file)] as const);
  const shown = files.length === 0 ? value : { ...(value as object), ...Object.fromEntries(texts) };
  const example = {
    'x-upspec-files': Object.fromEntries(names),
    value: isFile(value) ? {} : shown,
  };
  const contents = Object.entries(body.content).map(([type, media]) => [
    type,
    { ...media, examples: { row: example } },
  ]);
  return { ...body, content: Object.fromEntries(contents) as object };
}

function filesIn(value: unknown): readonly (readonly [string, RowFileValue])[] {
  if (typeof value !== 'object' || value === null || isFile(value)) return [];
  return Object.entries(value).flatMap(([part, item]: [string, unknown]) =>
    isFile(item) ? [[part, item] as const] : [],
  );
}

function isFile(value: unknown): value is RowFileValue {
  if (typeof value !== 'object' || value === null) return false;
  const file: unknown = Reflect.get(value, 'file');
  return typeof file === 'object' && file !== null && 'content' in file;
}

function textOf({ content }: FileData): string {
  return 'utf8' in content ? content.utf8 : '';
}
