import type { Exchange, Fixture } from '../../fixture-format/fixture.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { readClaims, type RequestClaims } from './request-claims.js';

/**
 * Why a recording does not apply to a server: it uses what the profile does not have, or rejects
 * what the profile has. Undefined if it applies.
 */
export function unclaimedBy(fixture: Fixture, profile: OpenAIProfile): string | undefined {
  if (profile === openai) return undefined;
  for (const exchange of fixture.exchanges) {
    const claimed = readClaims(exchange);
    for (const rule of rules) {
      const what = rule(claimed, profile);
      if (what !== undefined) return `the profile ${profile.name} has ${what}`;
    }
  }
  return undersized(fixture, profile);
}

/** What the profile has that contradicts a request: `no limit for lists`. */
type Rule = (claimed: RequestClaims, profile: OpenAIProfile) => string | undefined;

const purpose: Rule = ({ operation, purposes, isSuccess }, profile) => {
  const isUpload = operation === 'createUpload';
  const claimed = isUpload ? profile.purposes.uploads : profile.purposes.files;
  const known = isUpload ? openai.purposes.uploads : openai.purposes.files;
  for (const each of purposes) {
    if (known.includes(each) && !claimed.includes(each)) return `no purpose "${each}"`;
    if (!known.includes(each) && claimed.includes(each) && !isSuccess) return `purpose "${each}"`;
  }
  return undefined;
};

const expiry: Rule = ({ operation, expiry, isSuccess }, { expiry: claimed }) => {
  if (expiry === undefined) return undefined;
  const isAccepted = operation === 'createUpload' ? claimed.uploads : claimed.files;
  if (!isAccepted) return 'no expires_after';
  const { seconds } = expiry;
  if (seconds === undefined || !Number.isInteger(seconds)) return undefined;
  const isClaimed = seconds >= claimed.least && seconds <= claimed.most;
  const isKnown = seconds >= openai.expiry.least && seconds <= openai.expiry.most;
  if (isClaimed === isKnown || isSuccess !== isKnown) return undefined;
  return `an expires_after of ${claimed.least} to ${claimed.most} seconds`;
};

const paging: Rule = ({ operation, query, isSuccess, listed }, { paging: claimed }) => {
  if (operation !== 'listFiles') return undefined;
  for (const name of ['limit', 'after', 'order', 'purpose'] as const) {
    if (query.has(name) && !claimed[name]) return `no ${name} for lists`;
  }
  if (listed > 1 && !claimed.order) return 'no order for lists';
  const limit = Number(query.get('limit') ?? Number.NaN);
  const isMore = limit > claimed.mostPerPage;
  const isKnownMore = limit > openai.paging.mostPerPage;
  if (isMore === isKnownMore || isSuccess === isKnownMore) return undefined;
  return `pages of up to ${claimed.mostPerPage} files`;
};

const size: Rule = ({ operation, bytes, isSuccess }, { limits }) => {
  const field = { createFile: 'file', addUploadPart: 'part', createUpload: 'upload' } as const;
  const name = field[operation as keyof typeof field];
  if (name === undefined || bytes === undefined) return undefined;
  const isMore = bytes > limits[name];
  const isKnownMore = bytes > openai.limits[name];
  if (isMore === isKnownMore || isSuccess === isKnownMore) return undefined;
  return `${name}s of up to ${limits[name]} bytes`;
};

const rules: readonly Rule[] = [purpose, expiry, paging, size];

/** Recorded parts are small. If a server requires larger ones, only the last part may be small. */
function undersized({ exchanges }: Fixture, profile: OpenAIProfile): string | undefined {
  const least = profile.limits.leastPart;
  const isSmall = (exchange: Exchange): boolean =>
    exchange.operation === 'addUploadPart' && (readClaims(exchange).bytes ?? 0) < least;
  return exchanges.filter(isSmall).length > 1
    ? `the profile ${profile.name} requires parts of at least ${least} bytes`
    : undefined;
}

/** The operations that a profile does not have, each with the reason for skipping it. */
export function absentBy(
  { name, absent }: OpenAIProfile,
  operations: Readonly<Record<string, { readonly method: string; readonly path: string }>>,
): ReadonlyMap<string, string> {
  return new Map(
    absent.map((id) => {
      const { method, path } = operations[id] ?? { method: id, path: '' };
      return [id, `the profile ${name} has no ${method} ${path}`.trim()] as const;
    }),
  );
}
