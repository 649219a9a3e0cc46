import type { JsonObject } from '../../json/json-object.js';
import type { ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { asFields, putEdge } from './edge-bodies.js';
import { edgeRequests, type EdgeRequest } from './edge-requests.js';
import { requirementOfEdge } from './edge-requirements.js';
import type { Medium, ValueSchema } from './edge-values.js';
import { newUpload, openUpload, sendParts, skipSmallParts } from './make-upload.js';
import { claimedSchema, type RequestSchemas } from './request-schemas.js';
import { rarest } from './purposes.js';
import { addPart, completeUpload, createUpload } from './upload-requests.js';

/** A case for each field of each request, and each way to be just outside its schema. */
export function schemaEdgeProbes(schemas: RequestSchemas): readonly OpenAIProbe[] {
  return senders.flatMap((sender) => {
    const schema = schemas[sender.operation];
    if (schema === undefined) return [];
    return edgeRequests(schema, sender).flatMap((edge) => asProbe(sender, schema, edge) ?? []);
  });
}

/** How a request of an operation is built. */
interface EdgeSender {
  readonly operation: string;
  readonly medium: Medium;
  /** Operations that must be run before. */
  readonly before?: readonly string[];
  /** The valid request, with the properties that the edge is about. */
  right(target: OpenAITarget): Promise<JsonObject>;
  request(target: OpenAITarget, body: JsonObject): Promise<ProbeRequest>;
  skip?(profile: OpenAIProfile, edge: EdgeRequest): string | undefined;
}

const senders: readonly EdgeSender[] = [
  {
    operation: 'createFile',
    medium: 'text',
    right: ({ profile }) =>
      Promise.resolve({
        purpose: rarest(profile),
        file: '{"a":1}\n',
        ...expiryOf(profile, 'files'),
      }),
    request: (_, body) =>
      Promise.resolve({
        operation: 'createFile',
        method: 'POST',
        path: '/files',
        want: 422,
        body: { multipart: asFields(body, 'file') },
      }),
    skip: ({ expiry }, { path }) =>
      path[0] === 'expires_after' && !expiry.files ? noExpiry : undefined,
  },
  {
    operation: 'createUpload',
    medium: 'json',
    right: ({ profile }) =>
      Promise.resolve({ ...newUpload(profile, 1), ...expiryOf(profile, 'uploads') }),
    request: (_, body) => Promise.resolve(createUpload(body)),
    skip: ({ expiry }, { path }) =>
      path[0] === 'expires_after' && !expiry.uploads ? noExpiry : undefined,
  },
  {
    operation: 'addUploadPart',
    medium: 'text',
    before: ['createUpload'],
    right: () => Promise.resolve({ data: '\n' }),
    request: async (target, body) => {
      const part = addPart(await openUpload(target, 1), Buffer.alloc(0));
      return { ...part, body: { multipart: asFields(body, 'data') } };
    },
  },
  {
    operation: 'completeUpload',
    medium: 'json',
    before: ['createUpload', 'addUploadPart'],
    right: () => Promise.resolve({ part_ids: [] }),
    request: async (target, body) => {
      const upload = await openUpload(target, 1);
      const part_ids = await sendParts(target, upload, [Buffer.from('\n')]);
      const isAboutOthers = Array.isArray(body['part_ids']) && body['part_ids'].length === 0;
      const requested = isAboutOthers ? { ...body, part_ids } : body;
      return { ...completeUpload(upload, { part_ids }), body: { json: requested } };
    },
    skip: skipSmallParts,
  },
  {
    operation: 'listFiles',
    medium: 'text',
    right: () => Promise.resolve({}),
    request: (_, body) => {
      const query = new URLSearchParams(
        Object.entries(body).map(([name, value]) => [name, String(value)]),
      );
      const path = `/files?${query.toString()}`;
      return Promise.resolve({ operation: 'listFiles', method: 'GET', path, want: 422 });
    },
    skip: ({ paging }, { path: [name = ''] }) =>
      (name === 'limit' && paging.limit) || (name === 'order' && paging.order)
        ? undefined
        : `the profile has no ${name}`,
  },
];

const noExpiry = 'the profile has no expires_after';

function asProbe(
  sender: EdgeSender,
  schema: ValueSchema,
  edge: EdgeRequest,
): OpenAIProbe | undefined {
  const { operation, before = [], skip } = sender;
  const { path, kind } = edge;
  const requirement = requirementOfEdge({ operation, path, kind });
  if (requirement === undefined) return undefined;
  return {
    name: `schema/${operation}/${[...path, kind].join('/')}`,
    title: `An invalid request of ${operation} is rejected: ${path.join('.')}, ${kind.replaceAll('-', ' ')}`,
    requirements: [requirement],
    operations: [...before, operation],
    capabilities: [operation.endsWith('File') || operation === 'listFiles' ? 'files' : 'uploads'],
    evidence: [`document: the schema of the request of ${operation}`],
    isSerial: false,
    skip: (profile) => skip?.(profile, edge),
    async run(target) {
      const claimed = claimedSchema(schema, { operation, profile: target.profile });
      const edges = edgeRequests(claimed, { ...sender, random: target.random });
      const same = edges.find((each) => each.kind === kind && each.path.join() === path.join());
      if (same === undefined) return;
      const body = putEdge(await sender.right(target), same);
      const want = requirement === 'CREATE-03' ? 400 : 422;
      const request = await sender.request(target, body);
      await target.send({ ...request, want, requirements: [requirement] });
    },
  };
}

function expiryOf({ expiry }: OpenAIProfile, of: 'files' | 'uploads'): JsonObject {
  const rule = { anchor: 'created_at', seconds: expiry.least };
  return expiry[of] ? { expires_after: rule } : {};
}
