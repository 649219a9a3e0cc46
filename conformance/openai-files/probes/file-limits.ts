import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { longContent } from './contents.js';
import { longBatch, smallerReading } from './long-batch.js';
import { downloadable, rarest } from './purposes.js';
import { createFile, type LongContent } from './requests.js';
import { sendUnlessClosed } from './send-unless-closed.js';

/** How large a file may be. */
export const fileLimitProbes: readonly OpenAIProbe[] = [
  sizeProbe({
    name: 'over-1-mib',
    title: 'A file of more than 1 MiB is accepted',
    bytes: () => 1024 ** 2 + 1,
  }),
  sizeProbe({
    name: 'over-10-mib',
    title: 'A file of more than 10 MiB is accepted',
    bytes: () => 10 * 1024 ** 2 + 1,
  }),
  sizeProbe({
    name: 'over-20-mib',
    title: 'A file of more than 20 MiB is accepted',
    bytes: () => 20 * 1024 ** 2 + 1,
  }),
  {
    ...sizeProbe({
      name: 'largest',
      title: 'A file of the largest size is accepted',
      bytes: (profile) => smallerReading(mostBytes(profile)),
    }),
    only: 'large',
  },
  beyondProbe({
    name: 'beyond-largest',
    title: 'A file of one byte more than the largest size is rejected',
    requirement: 'CREATE-13',
    evidence: 'document: a single file has at most 512 MB',
    file: (profile) => ({ purpose: notBatch(profile), bytes: profile.limits.file + 1 }),
    skip: (profile) =>
      notBatch(profile) === 'batch' ? 'the profile has no purpose other than batch' : undefined,
  }),
  beyondProbe({
    name: 'beyond-largest-batch',
    title: 'A batch file of one byte more than the largest size is rejected',
    requirement: 'CREATE-12',
    evidence: 'document: a batch file has at most 200 MB',
    file: ({ limits }) => ({ purpose: 'batch', bytes: limits.batchFile + 1 }),
    skip: ({ purposes }) =>
      purposes.files.includes('batch') ? undefined : 'the profile has no batch files',
  }),
];

interface Taken {
  readonly name: string;
  readonly title: string;
  bytes(profile: OpenAIProfile): number;
}

function sizeProbe({ name, title, bytes }: Taken): OpenAIProbe {
  return {
    name: `files/limits/${name}`,
    title,
    requirements: ['CREATE-13'],
    operations: ['createFile'],
    evidence: ['document: a single file has at most 512 MB'],
    skip: (profile) =>
      bytes(profile) > mostBytes(profile) || bytes(profile) > mostOfAll
        ? `the profile has no files of ${bytes(profile)} bytes, or they are larger than the kit sends`
        : undefined,
    async run(target) {
      const purpose = notBatch(target.profile);
      const length = bytes(target.profile);
      const content = contentOf(target, purpose, length);
      const large = createFile({ purpose, content, requirements: ['CREATE-13'] });
      await sendUnlessClosed(target, {
        send: () => target.send(large),
        plain: createFile({ purpose }),
        requirement: 'CREATE-13',
      });
    },
  };
}

interface Beyond {
  readonly name: string;
  readonly title: string;
  readonly requirement: string;
  readonly evidence: string;
  file(profile: OpenAIProfile): { readonly purpose: string; readonly bytes: number };
  skip(profile: OpenAIProfile): string | undefined;
}

function beyondProbe({ name, title, requirement, evidence, file, skip }: Beyond): OpenAIProbe {
  return {
    name: `files/limits/${name}`,
    title,
    requirements: [requirement],
    operations: ['createFile'],
    evidence: [evidence],
    only: 'large',
    skip: (profile) => skip(profile) ?? skipHuge(file(profile).bytes),
    async run(target) {
      const { purpose, bytes } = file(target.profile);
      const content = contentOf(target, purpose, bytes);
      await target.send(createFile({ purpose, content, want: 422 }));
    },
  };
}

function contentOf(target: OpenAITarget, purpose: string, length: number): LongContent {
  return purpose === 'batch' ? longBatch(target, length) : longContent(target, length);
}

/** In bytes. Nothing larger is sent, even if the profile allows it. */
const mostOfAll = 1024 ** 3;

function skipHuge(bytes: number): string | undefined {
  return bytes > mostOfAll ? `a file of ${bytes} bytes is larger than the kit sends` : undefined;
}

/** Of the purpose that the files have. */
function mostBytes(profile: OpenAIProfile): number {
  const { file, batchFile } = profile.limits;
  return notBatch(profile) === 'batch' ? Math.min(file, batchFile) : file;
}

/** Batch files have a lower limit. */
function notBatch(profile: OpenAIProfile): string {
  const purpose = rarest(profile);
  const other = downloadable(profile).find((each) => each !== 'batch');
  return purpose === 'batch' ? (other ?? purpose) : purpose;
}
