import type { Exchange, Fixture, RecordedBody } from '../../fixture-format/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ContentNumbers } from '../../probe-contract/content-numbers.js';
import { freshName } from './fresh-name.js';

/**
 * A recording whose files have names that no other file of the run has. Equal names stay equal where
 * the recording also uses the files, or repeats the names on purpose.
 */
export function freshenNames(fixture: Fixture, numbers: ContentNumbers): Fixture {
  const { name, exchanges } = fixture;
  const isNaming = ({ request }: Exchange): boolean => namesIn(request.body).length > 0;
  if (exchanges.every(isNaming) && !aboutRepeats.test(name)) {
    return {
      ...fixture,
      exchanges: exchanges.map((each) => rename(each, freshIn([each], numbers))),
    };
  }
  const names = freshIn(exchanges, numbers);
  return { ...fixture, exchanges: exchanges.map((each) => rename(each, names)) };
}

/** The recordings that say something of equal files. */
const aboutRepeats = /-twice$/;

function freshIn(exchanges: readonly Exchange[], numbers: ContentNumbers): Names {
  const names = new Map<string, string>();
  for (const { request } of exchanges) {
    for (const name of namesIn(request.body)) {
      if (!names.has(name)) names.set(name, freshName(name, numbers));
    }
  }
  return names;
}

function namesIn(body: RecordedBody | undefined): readonly string[] {
  if (body === undefined) return [];
  if ('multipart' in body) return body.multipart.flatMap(({ filename }) => filename ?? []);
  const name = 'json' in body && isJsonObject(body.json) ? body.json['filename'] : undefined;
  return typeof name === 'string' ? [name] : [];
}

type Names = ReadonlyMap<string, string>;

function rename(exchange: Exchange, names: Names): Exchange {
  const { request, response } = exchange;
  const disposition = response.headers?.['content-disposition'];
  const headers =
    disposition === undefined
      ? response.headers
      : { ...response.headers, 'content-disposition': renameQuoted(disposition, names) };
  return {
    ...exchange,
    request: {
      ...request,
      ...(request.body !== undefined && { body: inBody(request.body, names) }),
    },
    response: {
      ...response,
      ...(headers !== undefined && { headers }),
      ...(response.body !== undefined && { body: inBody(response.body, names) }),
    },
  };
}

/** `attachment; filename="notes.txt"` */
function renameQuoted(disposition: string, names: Names): string {
  return disposition.replaceAll(/"([^"]*)"/g, (_, name: string) => `"${names.get(name) ?? name}"`);
}

function inBody<Body extends RecordedBody>(body: Body, names: Names): Body {
  if ('multipart' in body) {
    const multipart = body.multipart.map((part) => {
      const name = part.filename === undefined ? undefined : names.get(part.filename);
      return name === undefined ? part : { ...part, filename: name };
    });
    return { ...body, multipart };
  }
  return 'json' in body ? { ...body, json: inValue(body.json, names) } : body;
}

function inValue(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inValue(item, names));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = key === 'filename' && typeof item === 'string' ? names.get(item) : undefined;
      return [key, name ?? inValue(item, names)];
    }),
  );
}
