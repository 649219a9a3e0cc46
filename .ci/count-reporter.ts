import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run of the tests with its counts on a line of their own, and names what was skipped. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state: string): readonly TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const skipped = of('skipped');
    for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
    const counts = [
      `${String(of('passed').length)} passed`,
      `${String(of('failed').length)} failed`,
      `${String(skipped.length)} skipped`,
    ];
    process.stdout.write(`${counts.join(', ')}\n`);
  }
}
