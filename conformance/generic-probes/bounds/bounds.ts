import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import type { ContractOperation } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily, ProbeSource } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';
import { boundsRules } from './bounds-rules.js';
import { wrongParameters, withParameter, type WrongParameter } from './wrong-parameters.js';
import { wrongValues, type WrongValue } from './wrong-values.js';
import { isWrongAsText } from './wrong-as-text.js';

/** No operation gets more wrong requests: a document may describe objects of hundreds of properties. */
const mostRequests = 80;

/**
 * Values just outside of each bound of a request, one at a time. They are sent only after the same
 * request with valid values was accepted.
 */
export const bounds: ProbeFamily = {
  name: 'bounds',
  rules: Object.values(boundsRules),
  select(source) {
    return Object.entries(source.contract.operations).flatMap(([id, operation]) => {
      if (source.unreachable.has(id)) return [];
      const wrong = wrongRequests(source, id, operation);
      if (wrong.length === 0) return [];
      const kinds = new Set(wrong.map(({ kind }) => kind));
      return [
        deriveProbe(source, {
          family: 'bounds',
          subject: id,
          title: `${id} rejects requests with one wrong value`,
          rules: [...kinds].map((kind) => boundsRules[kind]),
          operations: [id],
          requests: wrong.length + 4,
          run: (scene) => sendWrong(scene, { id, operation }, wrong),
        }),
      ];
    });
  },
};

type Wrong =
  (WrongParameter & { readonly at: 'parameter' }) | (WrongValue & { readonly at: 'body' });

function wrongRequests(
  source: ProbeSource,
  id: string,
  operation: ContractOperation,
): readonly Wrong[] {
  const parameters = wrongParameters(source, operation);
  const values = wrongBodies(source, operation, source.requests.get(id)?.full.body);
  const all = [
    ...parameters.map((each) => ({ ...each, at: 'parameter' }) as const),
    ...values.map((each) => ({ ...each, at: 'body' }) as const),
  ];
  return all.slice(0, mostRequests);
}

function wrongBodies(
  { book, judge }: Pick<ProbeSource, 'book' | 'judge'>,
  { body }: ContractOperation,
  valid: unknown,
): readonly WrongValue[] {
  if (body?.schema === undefined || valid === undefined) return [];
  if (!['json', 'form', 'multipart'].includes(body.kind)) return [];
  const wrong = wrongValues({ book, judge, schema: body.schema, valid });
  return body.kind === 'json' ? wrong : wrong.filter((each) => isWrongAsText(book, body, each));
}

interface Probed {
  readonly id: string;
  readonly operation: ContractOperation;
}

async function sendWrong(
  scene: Scene,
  { id, operation }: Probed,
  planned: readonly Wrong[],
): Promise<void> {
  const values = await scene.acceptAny(id);
  // The ids of this run are in the values now; what is wrong with them is the same.
  const live = wrongBodies(scene.source, operation, values.body);
  const fresh = await scene.values(id, 'full');
  for (const [index, wrong] of planned.entries()) {
    const isAlike = (each: Wrong | WrongValue): boolean =>
      each.reason === wrong.reason && each.kind === wrong.kind;
    // Several values may be wrong in the same way; both lists have them in the same order.
    const nth = planned.slice(0, index).filter(isAlike).length;
    const request = changed(fresh, wrong, live.filter(isAlike)[nth]);
    if (request === undefined) continue;
    const { kind, reason } = wrong;
    await scene.reject(id, exampleRequest(operation, request), { rule: boundsRules[kind], reason });
  }
}

/** The live values with one thing wrong; undefined where they have nothing at that location. */
function changed(
  values: RequestValues,
  wrong: Wrong,
  live: WrongValue | undefined,
): RequestValues | undefined {
  if (wrong.at === 'parameter') return withParameter(values, wrong);
  if (live === undefined) return undefined;
  const [before, after] = [values.body, live.value];
  const isSent = ({ part }: RequestValues['files'][number]): boolean =>
    !isJsonObject(before) || !isJsonObject(after) || !(part in before) || part in after;
  return { ...values, body: after, files: values.files.filter(isSent) };
}
