import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { freshFile } from '../contents/fresh-file.js';
import { isLater } from '../../replay/timestamp.js';
import { sendUnlessClosed } from './send-unless-closed.js';
import { rule, skipExpiry } from './expiry-rule.js';
import { keepsPlain } from './keeps-plain.js';
import { rarest } from './purposes.js';
import { createFile, type FileToMake } from './requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { afterCreation, readExpiry } from './expiry-reading.js';

const KIB = 1024;

/** A multipart body whose file is before its other fields. */
interface FileFirst {
  readonly name: string;
  /** The end of a sentence: `A multipart body with a file of 64 KiB …`. */
  readonly title: string;
  readonly atLeast: number;
  /** Whether `expires_after` is sent, also after the file. */
  readonly expires?: true;
}

const corpus: readonly FileFirst[] = [
  { name: '64-kib', title: 'a file of 64 KiB', atLeast: 64 * KIB },
  { name: '1-mib', title: 'a file of 1 MiB', atLeast: 1024 * KIB },
  { name: 'expiry', title: 'an expires_after', atLeast: 64 * KIB, expires: true },
];

/** Some clients send the file first, and some servers reject it before they read its purpose. */
export const fileFirstProbes: readonly OpenAIProbe[] = corpus.map((form) => ({
  name: `files/create/file-first-${form.name}`,
  title: `A multipart body with ${form.title} is accepted with the file first`,
  requirements: form.expires === true ? ['CREATE-07', 'EXPIRY-01'] : ['CREATE-07', 'FILE-03'],
  operations: ['createFile'],
  evidence: ['recording: createFile#0', 'recording: createFile#13'],
  skip: (profile) => (form.expires === true ? skipExpiry(profile) : undefined),
  run: (target) => sendFileFirst(target, form),
}));

async function sendFileFirst(target: OpenAITarget, { atLeast, expires }: FileFirst): Promise<void> {
  const purpose = rarest(target.profile);
  const { filename, content } = freshFile(target, purpose);
  // Complete copies, so that a server that validates files accepts it.
  const length = Math.ceil(atLeast / content.length) * content.length;
  const long = { base64: content.toString('base64'), length };
  const seconds = target.profile.expiry.least + 60;
  const fileFirst = {
    operation: 'createFile',
    method: 'POST',
    path: '/files',
    want: 200,
    requirements: ['CREATE-07'],
    body: {
      multipart: [
        { name: 'file', filename, ...long },
        { name: 'purpose', text: purpose },
        ...(expires === true ? rule({ seconds }) : []),
      ],
    },
  };
  const inOrder = createFile({ purpose, content: long });
  const otherCause = async (): Promise<string | undefined> => {
    const isAccepted = async (file: Partial<FileToMake>): Promise<boolean> =>
      (await target.send(createFile({ purpose, content: long, want: 'any', ...file }))).status <
      300;
    if (!(await isAccepted({}))) return 'CREATE-13';
    const withExpiry = expires !== true || (await isAccepted({ fields: rule({ seconds }) }));
    return withExpiry ? undefined : 'EXPIRY-01';
  };
  const created = await sendUnlessClosed(target, {
    send: () => target.send({ ...fileFirst, otherCause }),
    plain: inOrder,
    requirement: 'CREATE-07',
  });
  const plain = { file: { purpose, content: long }, name: 'purpose', expected: purpose } as const;
  if (valueAt(created.json, '/purpose') !== purpose && (await keepsPlain(target, plain))) {
    compare(target, created, { requirement: 'CREATE-07', name: 'purpose', expected: purpose });
  }
  compare(target, created, { requirement: 'FILE-03', name: 'bytes', expected: length });
  if (expires === true) checkExpiry(target, created, seconds);
}

interface Compared {
  readonly requirement: string;
  readonly name: string;
  readonly expected: unknown;
}

function compare(
  target: OpenAITarget,
  created: ProbeResponse,
  { requirement, name, expected }: Compared,
): void {
  const actual = valueAt(created.json, `/${name}`);
  if (actual === expected) return;
  target.find(created, {
    requirement,
    location: atBody(`/${name}`),
    expected: valueOf(expected),
    actual: valueOf(actual),
  });
}

function checkExpiry(target: OpenAITarget, creation: ProbeResponse, seconds: number): void {
  const expires = valueAt(creation.json, '/expires_at');
  const created = valueAt(creation.json, '/created_at');
  if (isLater(expires, created, seconds)) return;
  target.find(creation, {
    requirement: 'EXPIRY-01',
    location: atBody('/expires_at'),
    expected: afterCreation(seconds),
    actual: readExpiry(expires, created),
  });
}
