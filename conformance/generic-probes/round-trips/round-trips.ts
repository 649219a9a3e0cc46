import { asyncProperty, check, pre, PreconditionFailure, record, type Arbitrary } from 'fast-check';
import type { ContractOperation, Requirement } from '@upspec/document';
import { comparisonOf, propertyOf } from '../../contract/described.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { deriveProbe } from '../derive-probe.js';
import { acceptedRule } from '../general-probe-rules.js';
import { rule, type ProbeFamily, type ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { compareSent, type LostValue } from './compare-sent.js';
import { difficultBody, difficultRounds } from './difficult-values.js';
import { longestTexts } from './longest-texts.js';
import { valueArbitrary } from './value-arbitrary.js';

const keptRule: Requirement = rule('probe.round-trips.kept', 'must', {
  text: 'A value that a successful request stored MUST be in the representation of the resource',
  source:
    'RFC 9110, section 9.3.4: "a successful PUT of a given representation would suggest that a subsequent GET on that same target resource will result in an equivalent representation being sent"',
});

/** What a POST keeps of a request is its choice: RFC 9110 states it for PUT alone. */
const createdRule: Requirement = rule('probe.round-trips.created', 'should', {
  text: 'A value that a resource was created with SHOULD be in its representation',
  source:
    'The document: the request and the representation declare a property of the same name; RFC 9110, section 9.3.3',
});

const normalizedRule: Requirement = rule('probe.round-trips.normalized', 'observe', {
  text: 'Whether a server changes white space, case, Unicode form or precision of a value, adds to a list, or chooses the id of a part, is its choice where the document does not say',
  source: 'RFC 9110, section 9.3.4: an origin server may transform what it receives',
});

/** Values of all kinds, stored and read again; what fails is reduced to the smallest that does. */
export const roundTrips: ProbeFamily = {
  name: 'round-trips',
  rules: [keptRule, createdRule, normalizedRule],
  select(source) {
    return [...source.resources.values()].flatMap((resource) =>
      storersOf(source, resource).flatMap(({ id, operation }) => {
        const values = bodyArbitrary(source, operation);
        if (values === undefined) return [];
        return [
          deriveProbe(source, {
            family: 'round-trips',
            subject: id,
            title: `${id} keeps the values that it is sent`,
            rules: operation.method === 'POST' ? [createdRule, keptRule] : [keptRule],
            operations: [id],
            requests: source.maxExamples * 4,
            run: (scene) => storeValues(scene, { id, operation, resource }, values),
          }),
        ];
      }),
    );
  },
};

interface Storer {
  readonly id: string;
  readonly operation: ContractOperation;
}

/** What creates, changes and replaces a resource that can be read. */
function storersOf(
  { contract, unreachable }: ProbeSource,
  { creator, change, replace, read }: PlannedResource,
): readonly Storer[] {
  if (read === undefined || unreachable.has(read)) return [];
  return [creator.operation, change, replace].flatMap((id) => {
    const operation = id === undefined ? undefined : contract.operations[id];
    const isSent = id !== undefined && operation?.body?.kind === 'json' && !unreachable.has(id);
    return isSent && operation !== undefined ? [{ id, operation }] : [];
  });
}

/** Some of the properties of a body, by name; those that hold ids are not among them. */
function bodyArbitrary(
  { contract, book }: ProbeSource,
  { body }: ContractOperation,
): Arbitrary<Readonly<Record<string, unknown>>> | undefined {
  if (body?.schema === undefined) return undefined;
  const comparison = comparisonOf(contract, body.schema);
  const { properties } = book.flat(book.named(body.schema));
  const model: Record<string, Arbitrary<unknown>> = {};
  for (const [name, schema] of Object.entries(isJsonObject(properties) ? properties : {})) {
    const { mode = 'equal', schema: inner = '' } = propertyOf(comparison, name) ?? {};
    const isOfIds = mode === 'assigned' || comparisonOf(contract, inner)?.items !== undefined;
    const isMeant = !isOfIds && book.flat(schema)['readOnly'] !== true;
    const value = isMeant ? valueArbitrary(book, schema) : undefined;
    if (value !== undefined) model[name] = value;
  }
  return Object.keys(model).length === 0 ? undefined : record(model, { requiredKeys: [] });
}

interface StoredIn extends Storer {
  readonly resource: PlannedResource;
}

/** What a smallest example may cost, in times of the examples. */
const mostShrinks = 3;

/** A stored value that is not in the response. */
interface Loss {
  readonly response: ProbeResponse;
  readonly lost: LostValue;
  readonly rule: Requirement;
}

async function storeValues(
  scene: Scene,
  storer: StoredIn,
  values: Arbitrary<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const { target, source } = scene;
  await scene.acceptAny(storer.id);
  let left = source.maxExamples * (1 + mostShrinks);
  let smallest: Loss | undefined;
  let broken: Error | undefined;
  const property = asyncProperty(values, async (changed) => {
    pre(left > 0);
    left -= 1;
    const [loss] = await store(scene, storer, changed).catch((error: unknown) => {
      if (error instanceof PreconditionFailure || !(error instanceof Error)) throw error;
      [broken, left] = [error, 0];
      throw new PreconditionFailure();
    });
    if (loss === undefined) return;
    smallest = loss;
    throw new Error('a value was lost');
  });
  const seed = target.random.integer(0, 2 ** 31 - 1);
  await check(property, {
    numRuns: source.maxExamples,
    examples: [
      [longestTexts(source, storer.operation)],
      ...Array.from(
        { length: difficultRounds },
        (_, round): [Readonly<Record<string, unknown>>] => [difficultBody(source, storer, round)],
      ),
    ],
    seed,
    maxSkipsPerRun: 10,
  });
  if (broken !== undefined && smallest === undefined) throw broken;
  if (smallest === undefined) return;
  const { response, lost, rule: violated } = smallest;
  target.find(response, {
    requirement: violated.id,
    location: atBody(lost.pointer),
    expected: valueOf(lost.sent),
    actual: valueOf(lost.actual),
  });
}

/** Stores a body with some other values; returns what was lost. */
async function store(
  scene: Scene,
  { id, operation, resource }: StoredIn,
  changed: Readonly<Record<string, unknown>>,
): Promise<readonly Loss[]> {
  const { source, target } = scene;
  const values = await scene.values(id, 'full');
  const body = {
    ...(isJsonObject(values.body) ? values.body : {}),
    ...withoutNull(operation, changed),
  };
  const schema = operation.body?.schema ?? '';
  pre(source.judge.judge(schema, body).kind === 'valid');
  const sent: RequestValues = { ...values, body };
  const response = await scene.send(id, exampleRequest(operation, sent));
  if (response.status >= 400) {
    const actual = { kind: 'status', statuses: [response.status] } as const;
    if (response.status < 500) target.observe(response, { requirement: acceptedRule.id, actual });
    return [];
  }
  const isCreation = operation.method === 'POST';
  const first = { id, response, rule: isCreation ? createdRule : keptRule };
  const lost = lossesOf(scene, first, body);
  const read = lost.length > 0 ? undefined : await readAgain(scene, resource, { values, response });
  if (read === undefined) return lost;
  // What the response showed is kept.
  const isShown = isJsonObject(response.json);
  const next = { id: resource.read ?? '', response: read };
  return lossesOf(scene, { ...next, rule: isShown ? keptRule : first.rule }, body);
}

/** RFC 7396, section 1: null in a merge patch removes a property. */
function withoutNull(
  { body }: ContractOperation,
  changed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (body?.contentType !== 'application/merge-patch+json') return changed;
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
}

/** A response that represents what was stored, and what a lost value violates. */
interface Representing {
  readonly id: string;
  readonly response: ProbeResponse;
  readonly rule: Requirement;
}

function lossesOf(
  { source, target }: Scene,
  { id, response, rule }: Representing,
  sent: unknown,
): readonly Loss[] {
  if (!isJsonObject(response.json)) return [];
  const { responses } = source.contract.operations[id] ?? {};
  const declared = responses?.[String(response.status)] ?? responses?.['2XX'];
  const [content] = Object.values(declared?.content ?? {});
  const representation = { schema: content?.schema, value: response.json };
  const all = compareSent(source.contract, sent, representation);
  for (const { actual, isNormalized } of all) {
    if (!isNormalized) continue;
    target.observe(response, { requirement: normalizedRule.id, actual: valueOf(actual) });
  }
  return all.filter(({ isNormalized }) => !isNormalized).map((lost) => ({ response, lost, rule }));
}

/** The resource that was stored, read by its own path. */
async function readAgain(
  scene: Scene,
  { read = '', parameter = '', idProperty = '' }: PlannedResource,
  { values, response }: { readonly values: RequestValues; readonly response: ProbeResponse },
): Promise<ProbeResponse | undefined> {
  const operation = scene.source.contract.operations[read];
  const id = isJsonObject(response.json) ? response.json[idProperty] : undefined;
  const known = values.parameters.filter((each) => each.in === 'path');
  const isKnown = known.some(({ name }) => name === parameter);
  if (operation === undefined || (!isKnown && id === undefined)) return undefined;
  const parameters = isKnown
    ? known
    : [...known, { name: parameter, in: 'path', value: id } as const];
  return scene.accept(read, exampleRequest(operation, { parameters, files: [] }));
}
