import type {
  Exchange,
  Fixture,
  RecordedBody,
  RecordedPart,
} from '../../fixture-format/fixture.js';
import { statusNumber } from '../../fixture-format/status-number.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { downloadable } from '../probes/purposes.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { suitedFile } from '../suited-file.js';
import { readClaims } from './request-claims.js';
import { replaceContents } from './replace-contents.js';

/** What decides for which purposes a server has files and Uploads. */
export type Purposes = Pick<OpenAIProfile, 'purposes' | 'expiry'>;

/**
 * A recording with purposes that a server has, in place of those that it does not have. A file gets
 * the extension of its purpose, and its content where the purpose requires a format. What is recorded
 * of a purpose itself is not changed.
 */
export function suitPurpose(fixture: Fixture, profile: Purposes): Fixture {
  if (aboutPurposes.some((pattern) => pattern.test(fixture.name))) return fixture;
  const changes = changesOf(fixture, profile);
  if (changes.size === 0) return fixture;
  const isFree = [...changes.values()].every((each) => freeOfFormat.has(each));
  if (ofOneFormat.test(fixture.name) && !isFree) return fixture;
  if (fixture.name.endsWith('/every-purpose')) return withoutPurposes(fixture, changes);
  const names = new Map<string, string>();
  const suit = { changes, names, batchFile: profile.expiry.batchFile };
  const suited = replaceContents(fixture, (_, exchange) => {
    const [purpose] = readClaims(exchange).purposes.flatMap((each) => changes.get(each) ?? []);
    const isKept = purpose === undefined || freeOfFormat.has(purpose);
    return isKept ? undefined : suitedFile(purpose).content;
  });
  return { ...suited, exchanges: suited.exchanges.map((each) => suitExchange(each, suit)) };
}

/** A recording with one request for each purpose is one for each that the server has. */
function withoutPurposes(fixture: Fixture, lacking: ReadonlyMap<string, unknown>): Fixture {
  const isKept = (each: Exchange): boolean =>
    !readClaims(each).purposes.some((purpose) => lacking.has(purpose));
  return { ...fixture, exchanges: fixture.exchanges.filter(isKept) };
}

/** The recordings that say something of a purpose. */
const aboutPurposes: readonly RegExp[] = [
  /^(?:files|uploads)\/create\/(?:bad-purpose|missing-purpose)$/,
  /^files\/create\/(?:batch-|fine-tune-|purpose-of-|two-purposes|refusals-are-400)/,
  /^files\/(?:list\/purpose|content\/user-data)$/,
  /^uploads\/create\/unfit-media-type$/,
];

/** The recordings of contents that only a purpose without a format may have instead. */
const ofOneFormat = /^files\/content\/(?:image|every-byte|line-endings|boundary-inside)$/;

/** First those that accept any small text. */
const likeliest = ['user_data', 'assistants', 'fine-tune', 'evals', 'vision', 'batch'];

function changesOf(fixture: Fixture, profile: Purposes): ReadonlyMap<string, string> {
  const { purposes } = profile;
  const isDownloaded = fixture.exchanges.some(
    ({ operation, response }) => operation === 'downloadFile' && isSuccess(response),
  );
  const allowed = isDownloaded
    ? [...downloadable({ purposes: openai.purposes }), ...(purposes.downloaded ?? [])]
    : likeliest;
  const used = fixture.exchanges.map((each) => readClaims(each));
  const isUpload = used.some(({ operation }) => operation === 'createUpload');
  const claimed = isUpload ? purposes.uploads : purposes.files;
  const instead = [...allowed].find((each) => claimed.includes(each));
  const lacking = used
    .flatMap((each) => each.purposes)
    .filter((each) => openai.purposes.files.includes(each) && !claimed.includes(each));
  return new Map(instead === undefined ? [] : lacking.map((each) => [each, instead]));
}

function isSuccess({ status }: Exchange['response']): boolean {
  return statusNumber(status) < 300;
}

interface Suit {
  /** By the purpose that the server does not have. */
  readonly changes: ReadonlyMap<string, string>;
  /** By the recorded name of a file. */
  readonly names: Map<string, string>;
  readonly batchFile: number | undefined;
}

function suitExchange(exchange: Exchange, suit: Suit): Exchange {
  const { request, response } = exchange;
  const body = request.body === undefined ? undefined : suitRequest(request.body, suit);
  return {
    ...exchange,
    request: {
      ...request,
      path: suitQuery(request.path, suit),
      ...(body !== undefined && { body }),
    },
    response: suitResponse(response, suit),
  };
}

function suitQuery(path: string, { changes }: Suit): string {
  return path.replace(/(?<=[?&]purpose=)[^&]+/, (purpose) => changes.get(purpose) ?? purpose);
}

function suitRequest(body: RecordedBody, suit: Suit): RecordedBody {
  if ('json' in body) {
    const purpose = changed(valueAt(body.json, '/purpose'), suit);
    if (purpose === undefined || !isJsonObject(body.json)) return body;
    const { filename, ...rest } = body.json;
    const name = typeof filename === 'string' ? { filename: rename(filename, purpose, suit) } : {};
    const type =
      typeof rest['mime_type'] === 'string' ? { mime_type: suitedFile(purpose).mediaType } : {};
    return { json: { ...rest, purpose, ...name, ...type } };
  }
  if (!('multipart' in body)) return body;
  const returned = body.multipart.find(({ name }) => name === 'purpose')?.text;
  const purpose = changed(returned, suit);
  if (purpose === undefined) return body;
  return { multipart: body.multipart.map((part) => suitPart(part, purpose, suit)) };
}

function suitPart(part: RecordedPart, purpose: string, suit: Suit): RecordedPart {
  if (part.name === 'purpose') return { name: 'purpose', text: purpose };
  if (part.filename === undefined) return part;
  return { ...part, filename: rename(part.filename, purpose, suit) };
}

/** The purposes whose files may be any text. */
const freeOfFormat: ReadonlySet<string> = new Set(['user_data', 'assistants']);

function changed(purpose: unknown, { changes }: Suit): string | undefined {
  return typeof purpose === 'string' ? changes.get(purpose) : undefined;
}

/** The name with the extension of the purpose: `notes.txt`, `requests.jsonl`. */
function rename(filename: string, purpose: string, { names }: Suit): string {
  const extension = /\.\w+$/.exec(suitedFile(purpose).filename)?.[0] ?? '';
  const renamed = filename.replace(/\.\w+$/, extension);
  names.set(filename, renamed);
  return renamed;
}

function suitResponse(response: Exchange['response'], suit: Suit): Exchange['response'] {
  const { body, headers } = response;
  const disposition = headers?.['content-disposition'];
  const [[before, after] = ['', '']] = suit.names;
  return {
    ...response,
    ...(headers !== undefined &&
      disposition !== undefined && {
        headers: { ...headers, 'content-disposition': disposition.replaceAll(before, after) },
      }),
    ...(body !== undefined && 'json' in body && { body: { json: suitValue(body.json, suit) } }),
  };
}

function suitValue(value: unknown, suit: Suit): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => suitValue(item, suit));
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([key, item]) => [key, suitValue(item, suit)]);
  const object: JsonObject = Object.fromEntries(inner);
  const purpose = changed(object['purpose'], suit);
  if (purpose === undefined) return object;
  const { filename } = object;
  const name = typeof filename === 'string' ? suit.names.get(filename) : undefined;
  return {
    ...object,
    purpose,
    ...(name !== undefined && { filename: name }),
    ...expiryOf({ ...object, purpose }, suit),
  };
}

/** A batch file expires by default, unless the recording sets an expiry. */
function expiryOf(object: JsonObject, { batchFile }: Suit): JsonObject {
  const { created_at: createdAt, expires_at: expiresAt } = object;
  const isKept = expiresAt === null || expiresAt === undefined;
  const isBatch = object['object'] === 'file' && object['purpose'] === 'batch';
  if (!isBatch || !isKept || typeof createdAt !== 'number' || batchFile === undefined) return {};
  return { expires_at: createdAt + batchFile };
}
