import type { OperationId } from '../operation-id.js';
import { inFiles } from '../seams/responses.js';
import { inFields } from '../seams/bodies.js';
import { inView, withoutFiles } from '../seams/data.js';
import { inRule, together, type Seam } from '../seams/seam.js';
import type { View } from '../store/store.js';
import type { Fault } from './fault.js';

const ANCHOR = 'expires_after[anchor]';
const SECONDS = 'expires_after[seconds]';
const FIELDS = [ANCHOR, SECONDS];

/** Changes the expiry of files whose request sets one. */
const requested = (expiry: (createdAt: number, seconds: number) => number | null): Seam => {
  return inRule('expiry', 'fileExpiry', (fileExpiry) => (file, limits) => {
    const { seconds, createdAt } = file;
    return seconds === undefined ? fileExpiry(file, limits) : expiry(createdAt, seconds);
  });
};

/** Changes the expiry of files whose request sets none. */
const unrequested = (
  isHere: (purpose: string) => boolean,
  lifetime: (now: number) => number | null,
): Seam => {
  return inRule('expiry', 'fileExpiry', (fileExpiry) => (file, limits) => {
    const isUnrequested = file.seconds === undefined && isHere(file.purpose);
    return isUnrequested ? lifetime(file.createdAt) : fileExpiry(file, limits);
  });
};

const isBatch = (purpose: string): boolean => purpose === 'batch';
const isKept = (purpose: string): boolean => purpose !== 'batch';

/** Ignores in some operations that a file has expired. */
const forgotten = (ids: readonly OperationId[]): Seam => {
  const others = FILE_READERS.filter((id) => !ids.includes(id));
  const expired = (view: View): ReadonlySet<string> =>
    new Set(
      view
        .files()
        .filter(({ file }) => (file.expires_at ?? Infinity) <= view.now)
        .map(({ file }) => file.id),
    );
  return together(
    inRule('expiry', 'expire', () => () => []),
    inView(others, (view) => withoutFiles(view, expired(view))),
  );
};
const FILE_READERS: readonly OperationId[] = [
  'retrieveFile',
  'listFiles',
  'downloadFile',
  'deleteFile',
];

export const expiryFaults: readonly Fault[] = [
  {
    name: 'expiry-dropped',
    requirement: 'EXPIRY-01',
    text: 'accepts expires_after and ignores it',
    wild: 'expires_after',
    seam: requested(() => null),
  },
  {
    name: 'expiry-one-second-late',
    requirement: 'EXPIRY-01',
    text: 'returns an expires_at that is one second late',
    seam: requested((createdAt, seconds) => createdAt + seconds + 1),
  },
  {
    name: 'expiry-as-sent',
    requirement: 'EXPIRY-01',
    text: 'returns the seconds of expires_after as expires_at',
    seam: inFiles((file) => {
      const { created_at: createdAt, expires_at: expiresAt } = file;
      const isKept = typeof expiresAt !== 'number' || typeof createdAt !== 'number';
      return isKept ? file : { ...file, expires_at: expiresAt - createdAt };
    }),
  },
  {
    name: 'expiry-batch-never',
    requirement: 'EXPIRY-02',
    text: 'never expires batch files',
    seam: unrequested(isBatch, () => null),
  },
  {
    name: 'expiry-batch-a-day',
    requirement: 'EXPIRY-02',
    text: 'expires batch files after a day',
    seam: unrequested(isBatch, (createdAt) => createdAt + 86_400),
  },
  {
    name: 'expiry-made-up',
    requirement: 'EXPIRY-03',
    text: 'sets an expiry for every file',
    wild: 'expires_after',
    seam: unrequested(isKept, (createdAt) => createdAt + 604_800),
  },
  {
    name: 'expiry-of-the-far-future',
    requirement: 'EXPIRY-03',
    text: 'returns the year 9999 as the expires_at of files that do not expire',
    seam: unrequested(isKept, () => 253_402_300_799),
  },
  {
    name: 'expiry-range-unchecked',
    requirement: 'EXPIRY-04',
    text: 'accepts any number of seconds',
    wild: 'expires_after',
    seam: inRule('newFiles', 'readExpiry', (readExpiry, { limits }) => (fields) => {
      const expiry = { least: 0, most: Number.MAX_SAFE_INTEGER };
      return readExpiry(fields, { ...limits, expiry });
    }),
  },
  {
    name: 'expiry-clamped',
    requirement: 'EXPIRY-04',
    text: 'replaces seconds out of range with the nearest bound',
    wild: 'expires_after',
    seam: inFields((fields) => {
      const seconds = Number(fields.get(SECONDS) ?? 'none');
      if (seconds < 3600) fields.set(SECONDS, '3600');
      if (seconds > 2_592_000) fields.set(SECONDS, '2592000');
    }),
  },
  {
    name: 'expiry-no-number-taken',
    requirement: 'EXPIRY-04',
    text: 'accepts seconds that only start with a number, or are not a number',
    wild: 'expires_after',
    seam: inFields((fields) => {
      const seconds = fields.get(SECONDS);
      if (seconds === undefined) return;
      const whole = Number.parseInt(seconds, 10);
      if (Number.isNaN(whole)) for (const name of FIELDS) fields.delete(name);
      else fields.set(SECONDS, String(whole));
    }),
  },
  {
    name: 'expiry-least-refused',
    requirement: 'EXPIRY-05',
    text: 'rejects an expiry of exactly 3600 seconds',
    seam: inRule('limits', 'expiry', (expiry) => ({ ...expiry, least: 3601 })),
  },
  {
    name: 'expiry-most-refused',
    requirement: 'EXPIRY-05',
    text: 'rejects an expiry of exactly 2592000 seconds',
    seam: inRule('limits', 'expiry', (expiry) => ({ ...expiry, most: 2_591_999 })),
  },
  {
    name: 'expiry-always-rejected',
    requirement: 'EXPIRY-01',
    text: 'rejects every expires_after',
    wild: 'expires_after',
    seam: inRule('limits', 'expiry', (expiry) => ({ ...expiry, least: Number.MAX_SAFE_INTEGER })),
  },
  {
    name: 'expiry-any-anchor',
    requirement: 'EXPIRY-06',
    text: 'accepts any anchor',
    wild: 'expires_after',
    seam: inFields((fields) => {
      if (fields.has(ANCHOR)) fields.set(ANCHOR, 'created_at');
    }),
  },
  {
    name: 'expiry-half-taken',
    requirement: 'EXPIRY-07',
    text: 'accepts an anchor without seconds, or seconds without an anchor',
    wild: 'expires_after',
    seam: inFields((fields) => {
      if (fields.has(ANCHOR) === fields.has(SECONDS)) return;
      if (fields.has(SECONDS)) fields.set(ANCHOR, 'created_at');
      else fields.delete(ANCHOR);
    }),
  },
  {
    name: 'expiry-not-enforced',
    requirement: 'EXPIRY-09',
    text: 'keeps expired files',
    wild: 'expires_after',
    seam: inRule('expiry', 'expire', () => () => []),
  },
  {
    name: 'expiry-not-enforced-in-list',
    requirement: 'EXPIRY-09',
    text: 'lists expired files',
    wild: 'expires_after',
    seam: forgotten(['listFiles']),
  },
  {
    name: 'expiry-not-enforced-in-content',
    requirement: 'EXPIRY-09',
    text: 'returns the content of expired files',
    wild: 'expires_after',
    seam: forgotten(['downloadFile']),
  },
  {
    name: 'expiry-of-upload-dropped',
    requirement: 'EXPIRY-10',
    text: 'ignores the expires_after of an Upload',
    wild: 'expires_after',
    seam: inRule('newUploads', 'checkUploadRequest', (checkUploadRequest) => (value) => {
      const result = checkUploadRequest(value);
      if (!result.ok) return result;
      const { bytes, filename, purpose } = result.value;
      return { ok: true, value: { bytes, filename, purpose } };
    }),
  },
];
