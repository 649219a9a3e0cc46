import process from 'node:process';
import { createInterface } from 'node:readline';

/**
 * Reads tasks as JSON, one on each line, and prints the result of each on a line.
 *
 * @param calls - By name; each returns the object of the response.
 */
export async function runTasks(calls) {
  for await (const line of createInterface({ input: process.stdin })) {
    const task = JSON.parse(line);
    const call = calls[task.call];
    const result =
      call === undefined
        ? { skipped: `it has no ${task.call}` }
        : await Promise.resolve()
            .then(() => call(task))
            .then(
              (value) => value,
              (error) => ({ error: String(error?.message ?? error).slice(0, 200) }),
            );
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}
