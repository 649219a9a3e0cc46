import type { ProbeRequest } from '../../probe-contract/probe.js';
import { partBytes } from '../../replay/encode-body.js';
import type { OpenAIProbe, OpenAITarget } from '../probes/openai-probe.js';
import { suitedFile, type SuitedFile } from '../suited-file.js';
import { shapeOf, varyContent } from './vary-content.js';

/** A small file that is valid for its purpose, and unlike any other of the run. */
export function freshFile(target: OpenAITarget, purpose: string): SuitedFile {
  const file = suitedFile(purpose);
  return { ...file, content: freshContent(target, file.content) };
}

/** A variant of a content, unlike any other of the run. */
export function freshContent({ numbers }: OpenAITarget, content: Buffer): Buffer {
  return varyContent(content, numbers.next(shapeOf(content)));
}

/** A probe whose files are fresh, where it leaves their contents open. */
export function withFreshFiles(probe: OpenAIProbe): OpenAIProbe {
  return {
    ...probe,
    run: (target) => {
      return probe.run({ ...target, send: (request) => target.send(freshen(request, target)) });
    },
  };
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
