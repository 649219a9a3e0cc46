import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { buildModel, type Json, loadDocument } from '@upspec/document';
import { listConstructs } from '../constructs/list-constructs.js';
import { ownDocument, publishedDocument, type LargeDocument } from '../large-documents.js';

const LIST = join(import.meta.dirname, 'constructs.yaml');
const ADD =
  'use it in generator/testing/full-document/openapi.yaml, then list it in constructs.yaml';
const UPDATE =
  'constructs.yaml is not up to date: run UPSPEC_UPDATE=1 npx vitest run constructs, and review the difference';

const REPORTS =
  'the reported messages have changed: if the new ones are right, update the list in generator/testing/full-document/constructs.test.ts';

/** By construct: the pointer of its first use in openapi.yaml. */
async function readList(): Promise<Readonly<Record<string, string>>> {
  return parse(await readFile(LIST, 'utf8')) as Readonly<Record<string, string>>;
}

async function constructsOf({ path }: LargeDocument): Promise<Readonly<Record<string, string>>> {
  const root = parse(await readFile(path, 'utf8'), { maxAliasCount: 100 }) as Json;
  const locations = [...listConstructs(root)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(locations);
}

/** The messages for a document, each kind once: without the names in them. */
async function reportsOf({ path }: LargeDocument): Promise<readonly string[]> {
  const document = await loadDocument(path);
  const model = buildModel(document, [], { names: 'path' });
  const reports = [...document.warnings, ...model.warnings, ...model.unsupported];
  const kinds = reports.map(({ message }) =>
    message
      .replace(/schema \S+ is \S+: another schema is \S+$/, 'schema … is …: another schema is …')
      .replace(/ is named \S+:/, ' is named …:')
      .replace(/: .*must have required.*$/, ': …')
      .replaceAll(
        /`[^`]*`|"[^"]*"|(?<=callback |link |webhook |parameter |scheme |key of )[^\s,]+|\w\S*[./]\w[^\s);]*/g,
        '…',
      ),
  );
  return [...new Set(kinds)].sort();
}

describe('the document of every construct', () => {
  test('has each construct at the location that constructs.yaml names, and no other', async () => {
    const found = await constructsOf(ownDocument);
    if (process.env['UPSPEC_UPDATE'] === '1')
      await writeFile(LIST, stringify(found, { lineWidth: 0, singleQuote: true }));
    expect(found, UPDATE).toEqual(await readList());
  });

  test('produces each of these messages', async () => {
    expect(await reportsOf(ownDocument), REPORTS).toEqual([
      'Example value must conform to the schema: type must be array',
      'Example value must conform to the schema: type must be object',
      'Example value must conform to the schema: …',
      'a stream of events (…) is not read by the CLI and the Ruby client; … is. The TypeScript client reads it where the option accept asks for it',
      'a stream of events (…) is returned as bytes by the CLI and the Ruby client',
      'callback … is not generated: a server sends it',
      'link … is not generated: pass the values to the other call',
      'property … is not expected here',
      'response body … is not read by the CLI and the Ruby client; … is. The TypeScript client reads it where the option accept asks for it',
      'the call … is named …: another call or resource has that name',
      'the type of schema … is …: another schema is …',
      'types do not express not; validators check it',
      'types do not express propertyNames; validators check it',
      'webhook … has types but no call: a server sends it',
      '… has … more than once',
      '… is a keyword of OpenAPI … and has no effect',
      '… is a keyword of OpenAPI … read as it does: the value can be null',
      '… must be a number, and is a boolean; it is read as OpenAPI … does',
    ]);
  });
});

describe.skipIf(!publishedDocument.found)(publishedDocument.title, () => {
  test('uses no construct that is missing in the document of every construct', async () => {
    const listed = await readList();
    const used = Object.entries(await constructsOf(publishedDocument));
    expect(Object.fromEntries(used.filter(([name]) => !Object.hasOwn(listed, name))), ADD).toEqual(
      {},
    );
  });

  test('produces no message that the document of every construct does not', async () => {
    const known = await reportsOf(ownDocument);
    const reports = await reportsOf(publishedDocument);
    expect(
      reports.filter((report) => !known.includes(report)),
      ADD,
    ).toEqual([]);
  });
});
