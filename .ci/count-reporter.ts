import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run of the tests with its counts on a line of their own, and names what was skipped. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state: string): readonly TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const skipped = of('skipped');
    for (const line of nameSkipped(skipped)) process.stdout.write(`skipped: ${line}\n`);
    const counts = [
      `${String(of('passed').length)} passed`,
      `${String(of('failed').length)} failed`,
      `${String(skipped.length)} skipped`,
    ];
    process.stdout.write(`${counts.join(', ')}\n`);
  }
}

/** More skipped tests of one group than this are told as one line. */
const MOST_NAMED = 3;

function nameSkipped(skipped: readonly TestCase[]): readonly string[] {
  const groups = new Map<string, readonly TestCase[]>();
  for (const test of skipped) {
    const { parent } = test;
    const group = 'fullName' in parent ? parent.fullName : parent.relativeModuleId;
    const key = `${test.module.relativeModuleId}: ${group}`;
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups].flatMap(([group, tests]) =>
    tests.length > MOST_NAMED
      ? [`${group} (${String(tests.length)} tests)`]
      : tests.map((test) => `${test.module.relativeModuleId}: ${test.fullName}`),
  );
}
