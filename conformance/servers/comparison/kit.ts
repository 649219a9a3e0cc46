import { check } from '../../check.js';
import type { ComparedTool } from './compared-tool.js';

/**
 * Counts as all others do: by what it reports that it does not report about a server without
 * injected faults.
 */
export const kit: ComparedTool = {
  name: 'upspec',
  title: '`upspec check`',
  setting: 'with its defaults and `--jobs 8`',
  async judge({ url, apiKey }) {
    const { cases } = await check({ url, apiKey, jobs: 8 });
    const reported = cases.flatMap(({ name, verdict, findings }) =>
      findings.map(({ requirement }) => `${verdict} ${name} ${requirement}`),
    );
    return new Set(reported);
  },
};
