import { checkClient } from '../../client/check-client.js';
import { formatLocation, type Location } from '../../difference/location.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import type { Call } from '../sequence-mutants/call.js';

/** A server that responds to sequences. */
export interface SequenceTarget {
  /** Its base URL. */
  readonly url: string;
  readonly key: string;
}

/** Sends the calls of a sequence one after the other. @returns what was found, as `requirement at location`, with `(observed)` where the contract leaves it open */
export async function judgeSequence(
  calls: readonly Call[],
  { url, key }: SequenceTarget,
): Promise<readonly string[]> {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(baseUrl) {
      const ids = new Map<string, string>();
      for (const call of calls) {
        for (let sent = 0; sent < (call.times ?? 1); sent += 1) {
          await send(call, { url: baseUrl, key }, ids);
        }
      }
      return { kind: 'exited', code: 0 };
    },
  });
  return result.cases.flatMap(({ findings, observations }) => [
    ...findings.map((each) => textOf(each)),
    ...observations.map((each) => `${textOf(each)} (observed)`),
  ]);
}

interface Found {
  readonly requirement: string;
  readonly location?: Location;
}

function textOf({ requirement, location }: Found): string {
  return `${requirement} at ${location === undefined ? 'none' : formatLocation(location)}`;
}

async function send(
  call: Call,
  { url, key }: SequenceTarget,
  ids: Map<string, string>,
): Promise<void> {
  const { operation, json, as, hasWrongKey = false } = call;
  const fill = (text: string): string =>
    text.replaceAll(/\{\w+\}/g, (name) => ids.get(name) ?? name);
  const { method, path } = loadContract().described.operations[operation] ?? {};
  const query = fill(new URLSearchParams(call.query).toString().replaceAll(/%7B(\w+)%7D/g, '{$1}'));
  const target = (path ?? '').replace(/\{\w+\}/, fill(call.id ?? ''));
  const headers = new Headers({ authorization: `Bearer ${hasWrongKey ? 'sk-wrong' : key}` });
  if (json !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(`${url}${target}${query === '' ? '' : `?${query}`}`, {
    method: method ?? '',
    headers,
    body: json === undefined ? formOf(call) : fill(JSON.stringify(json)),
  });
  const [, id] = /"id": ?"([^"]+)"/.exec(await response.text()) ?? [];
  if (as !== undefined && id !== undefined) ids.set(as, id);
}

function formOf({ operation, content }: Call): FormData | null {
  if (content === undefined) return null;
  const form = new FormData();
  if (operation === 'createFile') form.set('purpose', 'user_data');
  form.set(operation === 'createFile' ? 'file' : 'data', new Blob([content]), 'a.txt');
  return form;
}
