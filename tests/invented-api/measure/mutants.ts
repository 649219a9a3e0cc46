import { type ApiResponse, isSameResponse } from '../api-response.js';
import { BEHAVIOURS } from '../behaviours/behaviours.js';
import { isShown } from '../behaviours/show-behaviours.js';
import { problemsOf } from '../check-responses.js';
import { asObject, objectAt, OPERATIONS, resolve } from '../document.js';
import { LEGAL_MUTANTS } from '../legal-mutants.js';
import { createMutator } from '../mutate.js';
import { MUTATIONS, type Mutation } from '../mutations.js';
import type { ServerOptions } from '../server.js';
import type { Sent } from '../traffic-memory.js';

/** A server with one fault. */
export interface Mutant {
  readonly name: string;
  /** `responses`, or the table of the behaviour. */
  readonly table: string;
  readonly operation: string;
  /** Whether one request and its response show it, or only several together. */
  readonly requests: 'one' | 'several';
  /** Whether the document leaves the value open, so that only a recording shows that it is wrong. */
  readonly needsRecording: boolean;
  readonly server: Pick<ServerOptions, 'mutation' | 'behaviour'>;
}

/** Mutants of which one in so many is taken of each table, each in the table's order. */
export interface Sample {
  readonly responses: number;
  readonly behaviours: number;
  /** Where each begins. */
  readonly offset?: number;
}

/**
 * The full product of what the invented API can do wrong: every operator at every location of every
 * response, and every damage of every behaviour of every operation. Left out is what changes no byte of
 * what a client sees that uses all of the API, and what a conforming server may do.
 *
 * @param sent the responses of a conforming server to the recorded session
 */
export function mutantsOf(sent: readonly Sent[], sample: Sample): readonly Mutant[] {
  const { responses, behaviours, offset = 0 } = sample;
  const isLegal = ({ name }: Mutation): boolean =>
    LEGAL_MUTANTS.some((kind) => kind.names.test(name));
  const ofResponses = MUTATIONS.filter(
    (each, at) => at % responses === offset % responses && !isLegal(each),
  );
  const ofBehaviours = BEHAVIOURS.filter((_, at) => at % behaviours === offset % behaviours);
  return [
    ...ofResponses.flatMap((mutation) => responseMutant(mutation, sent) ?? []),
    ...ofBehaviours.filter(isShown).map((behaviour): Mutant => ({
      name: behaviour.name,
      table: behaviour.table,
      operation: behaviour.operation,
      requests: behaviour.requests,
      needsRecording: false,
      server: { behaviour },
    })),
  ];
}

function responseMutant(mutation: Mutation, sent: readonly Sent[]): Mutant | undefined {
  const mutate = createMutator(mutation);
  const changed = sent
    .map((each) => ({ each, response: mutate(each) }))
    .filter(({ each, response }) => !isSameResponse(response, each.response));
  const [first] = changed;
  if (first === undefined) return undefined;
  const isConforming = changed.every(({ each, response }) => isDeclared(each, response));
  const isOne = !isConforming || mutation.status.startsWith('4') || isEcho(mutation);
  return {
    name: mutation.name,
    table: 'responses',
    operation: mutation.operation,
    requests: isOne ? 'one' : 'several',
    needsRecording: isConforming && OPEN_VALUES.some((names) => names.test(mutation.name)),
    server: { mutation },
  };
}

/** Values that the document leaves to the server, and that nothing else repeats. */
const OPEN_VALUES = [
  / listHabitats\.200 /,
  / \w+\.4\w\w \/(?:type|title)$/,
  / \w+\.422 \/errors(?:\/|$)/,
];

/** Whether the document declares all of a response. */
function isDeclared({ operation, path }: Sent, response: ApiResponse): boolean {
  const described = OPERATIONS.find(({ id }) => id === operation);
  const { status, headers, body } = response;
  if (described === undefined || status < 200) return false;
  const isEmpty = status === 204 || status === 304;
  try {
    const sent = new Response(isEmpty ? null : new Uint8Array(body), { status, headers });
    const request = new Request(`http://127.0.0.1${path}`, { method: described.method });
    return problemsOf(request, sent, isEmpty ? Buffer.alloc(0) : body).length === 0;
  } catch {
    return false;
  }
}

/** Whether the request has the value, so that the response contradicts it. */
function isEcho({ operation: id, change }: Mutation): boolean {
  if (change.kind !== 'value') return false;
  const operation = OPERATIONS.find((each) => each.id === id);
  const [content] = Object.values(operation?.requestContent ?? {});
  const properties = objectAt(resolve(asObject(content?.['schema'])), 'properties');
  const [, first = ''] = change.location.pointer.split('/');
  return properties[first] !== undefined;
}
