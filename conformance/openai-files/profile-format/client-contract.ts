import type { Contract as Described, ContractOperation, SecurityScheme } from '@upspec/document';
import { contractOf } from '../../contract-of.js';
import type { Contract } from '../../contract.js';
import { openaiFilesContract } from '../contract.js';
import type { OpenAIProfile } from './openai-profile.js';

type Schemas = Described['schemas'];

const limit = '#/paths/~1files/get/parameters/1/schema';
const anyText = 'profile/text';
const key = 'key';

/**
 * The contract as a profile changes it for clients: the operations that there are, the header of the
 * key, the query parameters and headers that each request needs, purposes, and bounds.
 */
export function clientContract(profile: OpenAIProfile): Contract {
  const described = openaiFilesContract();
  const { absent, requests } = profile;
  const operations = Object.entries(described.operations)
    .filter(([id]) => !absent.includes(id))
    .map(([id, operation]) => [id, withRequests(operation, requests)] as const);
  return contractOf({
    ...described,
    operations: Object.fromEntries(operations),
    schemas: schemasOf(described.schemas, profile),
    securitySchemes: { [key]: schemeOf(requests.auth) },
  });
}

function withRequests(
  operation: ContractOperation,
  { query, headers }: OpenAIProfile['requests'],
): ContractOperation {
  const needed = [
    ...Object.keys(query).map((name) => [name, 'query'] as const),
    ...Object.keys(headers).map((name) => [name, 'header'] as const),
  ];
  return {
    ...operation,
    security: operation.security.map(() => [key]),
    parameters: [
      ...operation.parameters,
      ...needed.map(([name, location]): ContractOperation['parameters'][number] => ({
        name,
        in: location,
        required: true,
        style: location === 'query' ? 'form' : 'simple',
        explode: location === 'query',
        schema: anyText,
        value: { mode: 'equal' },
      })),
    ],
  };
}

function schemeOf({ header, prefix }: OpenAIProfile['requests']['auth']): SecurityScheme {
  const isBearer = header === 'authorization' && /^bearer +$/i.test(prefix);
  return isBearer ? { kind: 'bearer' } : { kind: 'api-key', in: 'header', name: header };
}

function schemasOf(schemas: Schemas, profile: OpenAIProfile): Schemas {
  const { purposes, limits, expiry, paging } = profile;
  const changed: Record<string, Readonly<Record<string, object>>> = {
    CreateFileRequest: { purpose: { enum: purposes.files } },
    CreateUploadRequest: {
      purpose: { enum: purposes.uploads },
      bytes: { type: 'integer', minimum: 0, maximum: limits.upload },
    },
    FileExpiresAfter: {
      seconds: { type: 'integer', minimum: expiry.least, maximum: expiry.most },
    },
  };
  const entries = Object.entries(schemas).map(([name, schema]): [string, unknown] => {
    const properties = changed[name];
    if (typeof schema !== 'object' || schema === null) return [name, schema];
    if (name === limit) return [name, { ...schema, maximum: paging.mostPerPage }];
    if (properties === undefined || !('properties' in schema)) return [name, schema];
    const own = schema.properties as object;
    return [name, { ...schema, properties: { ...own, ...properties } }];
  });
  return Object.fromEntries([...entries, [anyText, { type: 'string' }]]) as Schemas;
}
