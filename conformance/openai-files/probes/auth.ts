import type { ProbeRawRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import type { RequestStyle } from '../../profile-format/profile.js';
import { shortKey } from '../../auth/scheme-credential.js';
import { newUpload } from './make-upload.js';
import { rawRequest } from './raw-requests.js';

/** Credentials in place of the correct key. */
interface Credentials {
  readonly name: string;
  /** The end of a sentence: `the correct key with one more character`. */
  readonly title: string;
  /** The value of the header. */
  value(auth: RequestStyle['auth']): string;
  /** Whether it is a key, although a wrong one. */
  readonly isKey: boolean;
}

const corpus: readonly Credentials[] = [
  {
    name: 'longer-key',
    title: 'the correct key with one more character',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${variable}x`,
  },
  {
    name: 'shorter-key',
    title: 'the correct key without its last character',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${shortKey(variable)}`,
  },
  {
    name: 'changed-key',
    title: 'the correct key with another last character',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${shortKey(variable)}~`,
  },
  {
    name: 'empty-key',
    title: 'a scheme without a key',
    isKey: false,
    value: ({ prefix }) => prefix,
  },
  {
    name: 'another-scheme',
    title: 'a user name and a password instead of a key',
    isKey: false,
    value: () => 'Basic dXBzcGVjOm5vYm9keQ==',
  },
  {
    name: 'unknown-scheme',
    title: 'an unknown scheme',
    isKey: false,
    value: () => 'Upspec nobody',
  },
];

const evidence = ['document: every operation requires a bearer key', 'recording: listFiles#8'];

/** Every request without exactly the correct key is rejected. */
export const authProbes: readonly OpenAIProbe[] = corpus.flatMap((credentials) => [
  filesProbe(credentials),
  uploadsProbe(credentials),
]);

function filesProbe({ name, title, value, isKey }: Credentials): OpenAIProbe {
  const requirement = isKey ? 'AUTH-01' : 'AUTH-02';
  return {
    name: `auth/files-${name}`,
    title: `The Files API rejects ${title}`,
    requirements: [requirement],
    operations: ['listFiles'],
    evidence,
    needsKey: true,
    isSerial: false,
    async run(target) {
      const { auth } = target.profile.requests;
      await target.sendRaw({
        operation: 'listFiles',
        want: isKey ? 401 : 422,
        ...wireRequest({ method: 'GET', path: '/files?limit=1' }, { auth, value: value(auth) }),
      });
    },
  };
}

function uploadsProbe({ name, title, value }: Credentials): OpenAIProbe {
  return {
    name: `auth/uploads-${name}`,
    title: `The Uploads API rejects ${title}`,
    requirements: ['AUTH-03'],
    operations: ['createUpload'],
    evidence,
    capabilities: ['uploads'],
    needsKey: true,
    async run(target) {
      const { auth } = target.profile.requests;
      const body = Buffer.from(JSON.stringify(newUpload(target.profile, 1)));
      const request = { method: 'POST', path: '/uploads', body, type: 'application/json' };
      await target.sendRaw({
        operation: 'createUpload',
        want: 422,
        ...wireRequest(request, { auth, value: value(auth) }),
      });
    },
  };
}

interface Header {
  readonly auth: RequestStyle['auth'];
  readonly value: string;
}

/** A request whose only header with a key is this one. */
function wireRequest(
  request: Parameters<typeof rawRequest>[0],
  { auth, value }: Header,
): Pick<ProbeRawRequest, 'method' | 'path' | 'build'> {
  const { build, ...named } = rawRequest(request);
  return {
    ...named,
    build: (line) => {
      const lines = line.authorization.split('\r\n').filter((each) => each !== '');
      const others = lines.filter((each) => !each.startsWith(`${auth.header}:`));
      const authorization = [...others, `${auth.header}: ${value}`].join('\r\n');
      return build({ ...line, authorization: `${authorization}\r\n` });
    },
  };
}
