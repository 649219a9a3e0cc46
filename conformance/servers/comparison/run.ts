import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { packageFolder, packageVersion } from '../../package-folder.js';
import { faults } from '../../openai-files/reference/faults/faults.js';
import { compareTool, type Score } from './compare.js';
import { formatComparison } from './format-comparison.js';
import { kit } from './kit.js';
import { prism } from './prism.js';
import type { ComparedTool } from './compared-tool.js';
import { schemathesis } from './schemathesis.js';

// node conformance/dist/servers/comparison/run.js [--every N] [--jobs N] [--out FILE]

const tools: readonly ComparedTool[] = [kit, prism, schemathesis];

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    out: { type: 'string' },
  },
});
const every = Math.max(1, Number(values.every));
const tried = faults.filter((_, index) => index % every === 0);
const scores: Score[] = [];
for (const comparedTool of tools) {
  const score = await compareTool(comparedTool, {
    faults: tried,
    jobs: Math.max(1, Number(values.jobs)),
    onFault: (tool, fault, isFound) =>
      process.stderr.write(`${tool} ${fault} ${isFound ? 'found' : '-'}\n`),
  });
  scores.push(score);
  process.stdout.write(
    `${comparedTool.name}: ${score.found.length} of ${tried.length}, ${score.falseAlarms.length} false alarms, ${score.seconds} s\n`,
  );
}
const page = formatComparison({
  scores,
  faults: tried,
  ofFaults: faults.length,
  every,
  suite: packageVersion(),
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
});
const file = values.out ?? join(packageFolder(), 'servers', 'COMPARISON.md');
await writeFile(file, await format(page, { parser: 'markdown', printWidth: 100 }));
process.stdout.write(`${file}\n`);
