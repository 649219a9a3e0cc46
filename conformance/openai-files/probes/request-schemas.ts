import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { boundOf } from '../bound-of.js';
import type { ValueSchema } from './edge-values.js';

const limitSchema = '#/paths/~1files/get/parameters/1/schema';

/** The schemas of the requests, by operation id. */
export type RequestSchemas = Readonly<Record<string, ValueSchema>>;

/** The query parameters, for which no schema is generated. */
export const querySchemas: RequestSchemas = {
  listFiles: {
    type: 'object',
    properties: {
      limit: { type: 'integer', minimum: 1, maximum: boundOf(limitSchema, '/maximum') },
      order: { type: 'string', enum: ['asc', 'desc'] },
      after: { type: 'string' },
      purpose: { type: 'string' },
    },
  },
};

/** A schema with the bounds and values of a profile in place of OpenAI's. */
export function claimedSchema(
  schema: ValueSchema,
  { operation, profile }: { readonly operation: string; readonly profile: OpenAIProfile },
): ValueSchema {
  const { limits, expiry, purposes, paging } = profile;
  const { $defs = {}, properties = {} } = schema;
  const claimed = { ...properties };
  const change = (name: string, by: ValueSchema): void => {
    if (claimed[name] !== undefined) claimed[name] = { ...claimed[name], ...by };
  };
  change('bytes', { maximum: limits.upload });
  change('limit', { maximum: paging.mostPerPage });
  if (operation !== 'listFiles') {
    const words = operation === 'createFile' ? purposes.files : purposes.uploads;
    if (claimed['purpose'] !== undefined) claimed['purpose'] = { type: 'string', enum: words };
  }
  const rule = $defs['FileExpiresAfter'];
  if (rule === undefined) return { ...schema, properties: claimed };
  const seconds = { type: 'integer', minimum: expiry.least, maximum: expiry.most };
  const bounded = { ...rule, properties: { ...rule.properties, seconds } };
  return { ...schema, properties: claimed, $defs: { ...$defs, FileExpiresAfter: bounded } };
}
