import { parseArgs } from 'node:util';
import { measureProxies, type ProxyMeasurement } from './measure-proxies.js';

// node conformance/dist/bench/proxy/run.js [--rounds N] [--size MIB]

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    size: { type: 'string', default: '1024' },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const mebibytes = Math.max(1, Number(values.size));
const { bare, judged } = await measureProxies({ rounds, mebibytes });

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const ratios = judged.seconds.map((seconds, round) => seconds / (bare.seconds[round] ?? seconds));
const line = (name: string, { seconds, growth }: ProxyMeasurement): string => {
  const memory = growth === undefined ? 'unknown' : `${(growth / 1024 / 1024).toFixed(0)} MiB`;
  return `${name.padEnd(14)} ${median(seconds).toFixed(2)} s, memory grew by ${memory}\n`;
};
process.stdout.write(
  [
    `${String(mebibytes)} MiB in each direction, medians of ${String(rounds)}\n`,
    line('bare proxy', bare),
    line('upspec proxy', judged),
    `ratio of each pair: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}, median ${median(ratios).toFixed(2)}\n`,
    `ratio of the fastest of each: ${(Math.min(...judged.seconds) / Math.min(...bare.seconds)).toFixed(2)}\n`,
  ].join(''),
);
