import type { OpenAIProbe } from './openai-probe.js';
import { idOf } from './answers.js';
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
    isNarrow: true,
    async run(target) {
      const made = idOf(await target.ask(createFile({ purpose: rarest(target.profile) })));
      const other = near(made);
      if (other === undefined || other === '') return;
      const asked = await Promise.allSettled([
        target.ask(retrieveFile(other, { want: 404, requirements: ['RETRIEVE-02'] })),
        target.ask(downloadFile(other, { want: 404, requirements: ['CONTENT-04'] })),
      ]);
      for (const each of asked) if (each.status === 'rejected') throw each.reason;
      await target.ask(deleteFile(other, { want: 404, requirements: ['DELETE-03'] }));
      await target.ask(retrieveFile(made, { requirements: ['DELETE-05'] }));
    },
  };
}

function firstHalf(id: string): string {
  return id.slice(0, Math.ceil(id.length / 2));
}

/** Hexadecimal digits, as in a UUID, have the same value in both cases. */
function swapCase(id: string): string | undefined {
  if (/^[\da-f-]+$/i.test(id)) return undefined;
  const swapped = id.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  return swapped === id ? undefined : swapped;
}
