import type { ProbeRequest } from '../../probe-contract/probe.js';
import { partBytes } from '../../replay/encode-body.js';
import type { OpenAIProbe, OpenAITarget } from '../probes/openai-probe.js';
import { suitedFile, type SuitedFile } from '../suited-file.js';
import { freshName } from './fresh-name.js';
import { shapeOf, varyContent } from './vary-content.js';

/** A small file that is valid for its purpose, and unlike any other of the run. */
export function freshFile(target: OpenAITarget, purpose: string): SuitedFile {
  const file = suitedFile(purpose);
  const filename = freshName(file.filename, target.numbers);
  return { ...file, filename, content: freshContent(target, file.content) };
}

/** A variant of a content, unlike any other of the run. */
export function freshContent({ numbers }: Pick<OpenAITarget, 'numbers'>, content: Buffer): Buffer {
  return varyContent(content, numbers.next(shapeOf(content)));
}

/** A probe whose files are fresh, where it leaves their contents and names open. */
export function withFreshFiles(probe: OpenAIProbe): OpenAIProbe {
  const isNamed = aboutNames.test(probe.name);
  return {
    ...probe,
    run: (target) => {
      const send: OpenAITarget['send'] = (request) => {
        const fresh = freshen(request, target);
        return target.send(isNamed ? fresh : freshenName(fresh, target));
      };
      return probe.run({ ...target, send });
    },
  };
}

/** The probes that create files of equal names on purpose. */
const aboutNames = /\/same-name/;

function freshenName(request: ProbeRequest, { numbers }: OpenAITarget): ProbeRequest {
  const { body } = request;
  if (body === undefined || !('multipart' in body)) return request;
  const purpose = body.multipart.find(({ name }) => name === 'purpose')?.text ?? '';
  const { filename } = suitedFile(purpose);
  const multipart = body.multipart.map((part) =>
    part.filename === filename ? { ...part, filename: freshName(filename, numbers) } : part,
  );
  return { ...request, body: { multipart } };
}

function freshen(request: ProbeRequest, target: OpenAITarget): ProbeRequest {
  const { body } = request;
  if (body === undefined || !('multipart' in body)) return request;
  const purpose = body.multipart.find(({ name }) => name === 'purpose')?.text ?? '';
  const suited = suitedFile(purpose).content;
  const multipart = body.multipart.map((part) => {
    if (part.filename === undefined || part.length !== undefined) return part;
    if (!partBytes(part).equals(suited)) return part;
    const { text: _, base64: _bytes, ...head } = part;
    return { ...head, base64: freshContent(target, suited).toString('base64') };
  });
  return { ...request, body: { multipart } };
}
