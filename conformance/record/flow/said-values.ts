import type { Contract } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';
import type { Capture, CapturedBody } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { fieldNames } from './api-words.js';

/** Prose, in which a server may say anything. */
const prose = ['message', 'detail'];

/** What captures say under the names of the API: purposes, names of files, ids. */
export function saidValues(captures: readonly Capture[], contract: Contract): ReadonlySet<string> {
  const names = new Set(fieldNames(contract));
  for (const name of prose) names.delete(name);
  return new Set(
    captures.flatMap(({ path, request, response }) => [
      ...[...new URLSearchParams(path.split('?')[1])].flatMap(([name, value]) =>
        names.has(name) ? [value] : [],
      ),
      ...inForm(request, names),
      ...[request, response].flatMap((body) => inJson(jsonOf(body), names)),
    ]),
  );
}

function inForm(body: CapturedBody, names: ReadonlySet<string>): readonly string[] {
  if (body.kind !== 'form') return [];
  return body.parts.flatMap(({ name, filename, content }) => {
    if (filename !== undefined) return [filename];
    return names.has(name) && content.bytes !== undefined ? [content.bytes.toString('utf8')] : [];
  });
}

function inJson(value: unknown, names: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => inJson(item, names));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner === 'string') return names.has(name) ? [inner] : [];
    return inJson(inner, names);
  });
}
