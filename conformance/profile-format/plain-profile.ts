import type { Profile } from './profile.js';

/** A server of which nothing is claimed beyond its contract; a key is sent as RFC 6750 has it. */
export const plainProfile: Profile = {
  name: 'plain',
  title: 'a server that claims nothing beyond its contract',
  sources: [],
  requests: {
    basePath: '',
    auth: { header: 'authorization', prefix: 'Bearer ', variable: 'API_KEY' },
    headers: {},
    query: {},
  },
  absent: [],
  statuses: {},
  optional: [],
  waived: {},
};
