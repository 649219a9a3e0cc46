import process from 'node:process';
import { createReadStream } from 'node:fs';
import { Upload } from 'tus-js-client';

// Sends one file with tus-js-client, and prints a Measurement: node send-tus.mjs URL PATH

const PART = 64 * 1024 * 1024;
const [, , origin, path] = process.argv;
const startBytes = process.memoryUsage().rss;
const usage = process.cpuUsage();
const startedAt = process.hrtime.bigint();
await new Promise((resolve, reject) => {
  const options = { endpoint: `${origin}/files`, chunkSize: PART, retryDelays: null };
  new Upload(createReadStream(path), { ...options, onSuccess: resolve, onError: reject }).start();
});
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
const { user, system } = process.cpuUsage(usage);
const cpuSeconds = (user + system) / 1e6;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, cpuSeconds, peakBytes, startBytes }));
