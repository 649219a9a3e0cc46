import type { LiveExchange } from '../check/check-exchange.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { replayFixture } from '../replay/replay-fixture.js';
import type { CaseLog } from './case-log.js';
import type { CompletedRun, Run } from './run.js';

/** Replays a recording and judges each of its exchanges. */
export function runFixture(recording: Fixture, run: Run, log: CaseLog): Promise<CompletedRun> {
  const fixture = run.freshen?.(recording) ?? recording;
  return replayFixture(fixture, {
    transport: run.transport,
    cleaning: run.cleaning,
    signal: run.signal,
    described: run.contract.described,
    fits: (schema, value) => run.contract.schemas.judge(schema, value).kind === 'valid',
    ...(run.bindings !== undefined && { bindings: run.bindings }),
    judge: (exchange) => {
      const { contract, profile, checks } = run;
      const live: LiveExchange = { ...exchange, contract, profile, checks, fixture };
      const { method, path } = live.sent;
      const position = fixture.exchanges.indexOf(live.recorded) + 1;
      log.note({ ...live, operation: live.recorded.operation }, position, live.recorded.delay);
      return log.judge(live, { exchange: position, request: `${method} ${path}` });
    },
  });
}
