import type { Caller } from '../authorize.js';
import { Rejection } from '../rejection.js';
import { rejections } from '../rejections.js';
import { inRule, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Accepts requests that the correct check would reject. */
const passing = (
  passes: (key: string | undefined, apiKey: string, caller: Caller) => boolean,
): Seam => {
  return inRule('requests', 'authorize', (authorize) => (caller, apiKeys) => {
    const [apiKey = ''] = apiKeys;
    const key = /^\s*bearer +(\S+)/i.exec(caller.headers.authorization ?? '')?.[1];
    return passes(key, apiKey, caller) ? undefined : authorize(caller, apiKeys);
  });
};

const isFiles = ({ path }: Caller): boolean => path.startsWith('/v1/files');
const isUploads = ({ path }: Caller): boolean => path.startsWith('/v1/uploads');

export const authFaults: readonly Fault[] = [
  {
    name: 'auth-wrong-key-taken',
    requirement: 'AUTH-01',
    text: 'accepts any key for files',
    seam: passing((key, _, caller) => isFiles(caller) && key !== undefined),
  },
  {
    name: 'auth-wrong-key-403',
    requirement: 'AUTH-01',
    text: 'rejects a wrong key with 403',
    seam: inRule('requests', 'authorize', (authorize) => (caller, apiKeys) => {
      try {
        return authorize(caller, apiKeys);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        throw new Rejection(403, { message: error.message, code: 'invalid_api_key' });
      }
    }),
  },
  {
    name: 'auth-longer-key-taken',
    requirement: 'AUTH-01',
    text: 'accepts every key that starts with the right key',
    seam: passing((key, apiKey) => key?.startsWith(apiKey) === true),
  },
  {
    name: 'auth-shorter-key-taken',
    requirement: 'AUTH-01',
    text: 'accepts every key that the right key starts with',
    seam: passing((key, apiKey) => key !== undefined && apiKey.startsWith(key)),
  },
  {
    name: 'auth-no-key-needed',
    requirement: 'AUTH-02',
    text: 'requires no key for files',
    seam: passing((_, __, caller) => isFiles(caller) && caller.headers.authorization === undefined),
  },
  {
    name: 'auth-content-open',
    requirement: 'AUTH-02',
    text: 'requires no key for the content of files',
    seam: passing((_, __, { path, headers }) => {
      return path.endsWith('/content') && headers.authorization === undefined;
    }),
  },
  {
    name: 'auth-another-scheme-taken',
    requirement: 'AUTH-02',
    text: 'accepts any Authorization header without a bearer key',
    seam: passing((key, _, caller) => {
      return key === undefined && (caller.headers.authorization ?? '') !== '';
    }),
  },
  {
    name: 'auth-uploads-wrong-key-taken',
    requirement: 'AUTH-03',
    text: 'accepts any key for Uploads',
    seam: passing((key, _, caller) => isUploads(caller) && key !== undefined),
  },
  {
    name: 'auth-uploads-open',
    requirement: 'AUTH-03',
    text: 'requires no key for Uploads',
    seam: passing(
      (_, __, caller) => isUploads(caller) && caller.headers.authorization === undefined,
    ),
  },
  {
    name: 'auth-another-header',
    requirement: 'LIST-01',
    text: 'accepts a key in the header api-key only',
    seam: inRule('requests', 'authorize', () => ({ headers }) => {
      if (headers['api-key'] === undefined) throw rejections.missingKey();
      return undefined;
    }),
  },
];
