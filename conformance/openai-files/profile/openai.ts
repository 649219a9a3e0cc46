import type { OpenAIProfile } from './openai-profile.js';

/** What OpenAI itself claims; the default. Bounds that are told in MB and GB are read as 1024s. */
export const openai: OpenAIProfile = {
  name: 'openai',
  title: 'OpenAI',
  base: 'https://api.openai.com/v1',
  sources: [
    {
      at: 'spec/openapi.yaml',
      tells: ['requests', 'absent', 'purposes', 'statuses', 'optional', 'paging', 'limits'],
    },
    { at: 'spec/requirements.yaml', tells: ['limits', 'expiry', 'waived'] },
  ],
  requests: {
    basePath: '',
    auth: { header: 'authorization', prefix: 'Bearer ', variable: 'OPENAI_API_KEY' },
    headers: {},
    query: {},
  },
  absent: [],
  purposes: {
    files: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
    uploads: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
  },
  statuses: {},
  optional: [],
  paging: {
    limit: true,
    after: true,
    order: true,
    purpose: true,
    mostPerPage: 10_000,
    defaultPerPage: 10_000,
  },
  limits: {
    file: 512 * 1024 ** 2,
    batchFile: 200 * 1024 ** 2,
    part: 64 * 1024 ** 2,
    leastPart: 0,
    upload: 8 * 1024 ** 3,
  },
  expiry: {
    files: true,
    uploads: true,
    least: 3600,
    most: 2_592_000,
    upload: 3600,
    batchFile: 2_592_000,
  },
  waived: {},
};
