import { boundOf, valuesOf } from '../bound-of.js';
import type { OpenAIProfile } from './openai-profile.js';

const limit = '#/paths/~1files/get/parameters/1/schema';

/** The claims of OpenAI itself, the default. Documented MB and GB are multiples of 1024. */
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
    files: valuesOf('FilePurpose'),
    uploads: valuesOf('FilePurpose'),
  },
  statuses: {},
  optional: [],
  paging: {
    limit: true,
    after: true,
    order: true,
    purpose: true,
    mostPerPage: boundOf(limit, '/maximum'),
    defaultPerPage: boundOf(limit, '/default'),
  },
  limits: {
    file: 512 * 1024 ** 2,
    batchFile: 200 * 1024 ** 2,
    part: 64 * 1024 ** 2,
    leastPart: 0,
    upload: boundOf('CreateUploadRequest', '/properties/bytes/maximum'),
  },
  expiry: {
    files: true,
    uploads: true,
    least: boundOf('FileExpiresAfter', '/properties/seconds/minimum'),
    most: boundOf('FileExpiresAfter', '/properties/seconds/maximum'),
    upload: 3600,
    batchFile: 2_592_000,
  },
  waived: {},
};
