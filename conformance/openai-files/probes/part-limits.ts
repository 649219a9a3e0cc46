import { freshContent } from '../contents/fresh-file.js';
import type { OpenAIProbe } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { findFailure } from './responses.js';
import { longContent } from './contents.js';
import { openUpload } from './make-upload.js';
import { sendUnlessClosed } from './send-unless-closed.js';
import { addPart } from './upload-requests.js';
import { statusOf } from '../../difference/reading.js';

const MIB = 1024 ** 2;

/** How large a part may be. `MB` is read in favour of the server. */
export const partLimitProbes: readonly OpenAIProbe[] = [
  taken({
    name: 'over-1-mib',
    title: 'A part of more than 1 MiB is accepted',
    bytes: () => MIB + 1,
  }),
  taken({
    name: 'over-10-mib',
    title: 'A part of more than 10 MiB is accepted',
    bytes: () => 10 * MIB + 1,
  }),
  {
    ...taken({
      name: 'largest',
      title: 'A part of the largest size is accepted',
      bytes: ({ limits: { part } }) => (part % MIB === 0 ? (part / MIB) * 1_000_000 : part),
    }),
    only: 'large',
  },
  {
    ...head('largest-in-mib', 'Whether the server reads MB as MiB'),
    only: 'large',
    skip: ({ limits }) => skipHuge(limits.part),
    async run(target) {
      const { part } = target.profile.limits;
      const upload = await openUpload(target, part);
      const response = await target.send(
        addPart(upload, longContent(target, part), { want: 'any' }),
      );
      if (findFailure(target, response)) return;
      const actual = statusOf(response.status, ` to a part of ${part} bytes`);
      target.observe(response, { requirement: 'PART-07', actual });
    },
  },
  {
    ...head('beyond-largest', 'A part of one byte more than the largest size is rejected'),
    only: 'large',
    skip: ({ limits }) => skipHuge(limits.part + 1),
    async run(target) {
      const bytes = target.profile.limits.part + 1;
      const upload = await openUpload(target, bytes);
      await target.send(addPart(upload, longContent(target, bytes), { want: 422 }));
    },
  },
];

interface Taken {
  readonly name: string;
  readonly title: string;
  bytes(profile: OpenAIProfile): number;
}

function taken({ name, title, bytes }: Taken): OpenAIProbe {
  return {
    ...head(name, title),
    skip: (profile) =>
      bytes(profile) > profile.limits.part
        ? `the profile has no parts of ${bytes(profile)} bytes`
        : skipHuge(bytes(profile)),
    async run(target) {
      const size = bytes(target.profile);
      const upload = await openUpload(target, size);
      const content = longContent(target, size);
      const large = addPart(upload, content, { requirements: ['PART-07'] });
      await sendUnlessClosed(target, {
        send: () => target.send(large),
        plain: addPart(upload, freshContent(target, Buffer.from('a part'))),
        requirement: 'PART-07',
      });
    },
  };
}

function head(
  name: string,
  title: string,
): Pick<
  OpenAIProbe,
  'name' | 'title' | 'requirements' | 'operations' | 'capabilities' | 'evidence'
> {
  return {
    name: `uploads/limits/${name}`,
    title,
    requirements: ['PART-07'],
    operations: ['createUpload', 'addUploadPart'],
    capabilities: ['uploads'],
    evidence: ['document: a part can be at most 64 MB'],
  };
}

/** In bytes. Nothing larger is sent, even if the profile allows it. */
const mostOfAll = 1024 ** 3;

function skipHuge(bytes: number): string | undefined {
  return bytes > mostOfAll ? `a part of ${bytes} bytes is larger than the kit sends` : undefined;
}
