import type { OpenAIProbe } from './openai-probe.js';
import { idOf } from './responses.js';
import { rarest } from './purposes.js';
import { createFile, deleteFile, downloadFile, retrieveFile } from './requests.js';

/** Only the exact id names a file. */
export const nearIdProbes: readonly OpenAIProbe[] = [
  { name: 'longer', title: 'one more character', near: (id: string) => `${id}x` },
  { name: 'shorter', title: 'its last character missing', near: (id: string) => id.slice(0, -1) },
  { name: 'beginning', title: 'only its first half', near: firstHalf },
  { name: 'blank-behind', title: 'a trailing space', near: (id: string) => `${id} ` },
  { name: 'newline-behind', title: 'a trailing newline', near: (id: string) => `${id}\n` },
  { name: 'nul-behind', title: 'a trailing NUL byte', near: (id: string) => `${id}\0` },
  { name: 'another-case', title: 'its characters in another case', near: swapCase },
].map(asProbe);

interface NearId {
  readonly name: string;
  readonly title: string;
  /** Undefined if the id has no such variant. */
  near(id: string): string | undefined;
}

function asProbe({ name, title, near }: NearId): OpenAIProbe {
  return {
    name: `files/retrieve/id-${name}`,
    title: `The id of a file with ${title} does not name a file`,
    requirements: ['RETRIEVE-02', 'CONTENT-04', 'DELETE-03'],
    operations: ['createFile', 'retrieveFile', 'downloadFile', 'deleteFile'],
    evidence: ['document: file_id is the id of a file', 'recording: retrieveFile#11'],
    isScoped: true,
    async run(target) {
      const created = idOf(await target.send(createFile({ purpose: rarest(target.profile) })));
      const other = near(created);
      if (other === undefined || other === '') return;
      const requested = await Promise.allSettled([
        target.send(retrieveFile(other, { want: 404, requirements: ['RETRIEVE-02'] })),
        target.send(downloadFile(other, { want: 404, requirements: ['CONTENT-04'] })),
      ]);
      for (const each of requested) if (each.status === 'rejected') throw each.reason;
      await target.send(deleteFile(other, { want: 404, requirements: ['DELETE-03'] }));
      await target.send(retrieveFile(created, { requirements: ['DELETE-05'] }));
    },
  };
}

function firstHalf(id: string): string {
  return id.slice(0, Math.ceil(id.length / 2));
}

/** Hexadecimal digits, as in a UUID, have the same value in both cases. */
function swapCase(id: string): string | undefined {
  if (/^[\da-f-]+$/i.test(id)) return undefined;
  const swapped = id.replace(/[a-z]/gi, (character) =>
    character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase(),
  );
  return swapped === id ? undefined : swapped;
}
