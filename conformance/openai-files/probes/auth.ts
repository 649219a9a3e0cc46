import type { ProbeRawRequest } from '../../probe/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import type { RequestStyle } from '../../profile/profile.js';
import { shortKey } from '../../auth/scheme-credential.js';
import { askUpload } from './make-upload.js';
import { rawRequest } from './raw-requests.js';

/** What stands in the place of the right key, and what it is. */
interface Credentials {
  readonly name: string;
  /** The end of a sentence: `the right key and one letter more`. */
  readonly title: string;
  /** What the header holds. */
  value(auth: RequestStyle['auth']): string;
  /** Whether it is a key at all, though a wrong one. */
  readonly isKey: boolean;
}

const corpus: readonly Credentials[] = [
  {
    name: 'longer-key',
    title: 'the right key and one letter more',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${variable}x`,
  },
  {
    name: 'shorter-key',
    title: 'the right key without its last letter',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${shortKey(variable)}`,
  },
  {
    name: 'changed-key',
    title: 'the right key with another last letter',
    isKey: true,
    value: ({ prefix, variable }) => `${prefix}$${shortKey(variable)}~`,
  },
  {
    name: 'empty-key',
    title: 'no key behind the scheme',
    isKey: false,
    value: ({ prefix }) => prefix,
  },
  {
    name: 'another-scheme',
    title: 'a name and a password in place of a key',
    isKey: false,
    value: () => 'Basic dXBzcGVjOm5vYm9keQ==',
  },
  {
    name: 'unknown-scheme',
    title: 'a scheme that nobody knows',
    isKey: false,
    value: () => 'Upspec nobody',
  },
];

const evidence = ['document: every operation asks for a bearer key', 'recording: listFiles#8'];

/** Whoever does not bear just the right key is refused. */
export const authProbes: readonly OpenAIProbe[] = corpus.flatMap((credentials) => [
  filesProbe(credentials),
  uploadsProbe(credentials),
]);

function filesProbe({ name, title, value, isKey }: Credentials): OpenAIProbe {
  const requirement = isKey ? 'AUTH-01' : 'AUTH-02';
  return {
    name: `auth/files-${name}`,
    title: `The Files API refuses ${title}`,
    requirements: [requirement],
    operations: ['listFiles'],
    evidence,
    needsKey: true,
    isAlone: false,
    async run(target) {
      const { auth } = target.profile.requests;
      await target.askRaw({
        operation: 'listFiles',
        want: isKey ? 401 : 422,
        ...asked({ method: 'GET', path: '/files?limit=1' }, { auth, value: value(auth) }),
      });
    },
  };
}

function uploadsProbe({ name, title, value }: Credentials): OpenAIProbe {
  return {
    name: `auth/uploads-${name}`,
    title: `The Uploads API refuses ${title}`,
    requirements: ['AUTH-03'],
    operations: ['createUpload'],
    evidence,
    capabilities: ['uploads'],
    needsKey: true,
    async run(target) {
      const { auth } = target.profile.requests;
      const body = Buffer.from(JSON.stringify(askUpload(target.profile, 1)));
      const request = { method: 'POST', path: '/uploads', body, type: 'application/json' };
      await target.askRaw({
        operation: 'createUpload',
        want: 422,
        ...asked(request, { auth, value: value(auth) }),
      });
    },
  };
}

interface Header {
  readonly auth: RequestStyle['auth'];
  readonly value: string;
}

/** A request whose one header that bears a key is this one. */
function asked(
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
