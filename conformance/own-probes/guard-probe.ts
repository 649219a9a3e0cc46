import { formatLocation } from '../difference/location.js';
import { formatReading } from '../difference/reading.js';
import {
  ProbeEnded,
  ProbeFailed,
  type Found,
  type Probe,
  type ProbeTarget,
} from '../probe-contract/probe.js';
import { ConnectionError } from '../replay/connection-error.js';
import { UnsafeRequestError } from '../replay/guard-tenants.js';
import { describeThrown } from './describe-thrown.js';

/** What holds for the probes of a file. */
export interface OwnProbeLimits {
  /** As it was given. */
  readonly file: string;
  /** Its absolute path. */
  readonly path: string;
  /** Milliseconds that a probe may take without a request or a pause. */
  readonly timeout: number;
  /** Whether a finding may name this requirement. */
  isKnown(requirement: string): boolean;
}

/**
 * A probe whose code is not the kit's: what it throws, what it reports of an unknown kind, and that it
 * does not return, become sentences, and the run goes on.
 */
export function guardProbe(probe: Probe, limits: OwnProbeLimits): Probe {
  const run = async (target: ProbeTarget): Promise<void> => {
    const idle = openIdleTimer(limits.timeout);
    try {
      await Promise.race([probe.run(guardTarget(target, limits, idle)), idle.ended]);
    } catch (error) {
      if (isOfRun(error)) throw error;
      const reason = error instanceof ProbeFailed ? error.message : describe(error, limits);
      throw new ProbeFailed(`${limits.file}: ${reason}`, { cause: error });
    } finally {
      idle.close();
    }
  };
  return { ...probe, run };
}

function describe(error: unknown, { path }: OwnProbeLimits): string {
  return describeThrown(error, path);
}

/** Whether an error is one that ends any probe. */
function isOfRun(error: unknown): boolean {
  return (
    error instanceof ProbeEnded ||
    error instanceof ConnectionError ||
    error instanceof UnsafeRequestError
  );
}

interface IdleTimer {
  /** Rejects once nothing has been under way for too long. */
  readonly ended: Promise<never>;
  /** Stops the time while something is under way. @throws {ProbeEnded} after the end */
  during<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

function openIdleTimer(timeout: number): IdleTimer {
  let open = 0;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let fail: (error: ProbeFailed) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const start = (): void => {
    if (isClosed) return;
    timer = setTimeout(() => {
      const seconds = timeout / 1000;
      fail(new ProbeFailed(`it did not return, and sent no request for ${seconds} s`));
    }, timeout);
  };
  start();
  return {
    ended,
    async during(work) {
      if (isClosed) throw new ProbeEnded('the probe has ended');
      clearTimeout(timer);
      open += 1;
      try {
        return await work();
      } finally {
        open -= 1;
        if (open === 0) start();
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function guardTarget(
  target: ProbeTarget,
  { isKnown }: OwnProbeLimits,
  { during }: IdleTimer,
): ProbeTarget {
  const check = (requirement: string): void => {
    if (isKnown(requirement)) return;
    throw new ProbeFailed(
      `it reports the requirement ${requirement}, which neither the document nor its export "requirements" states`,
    );
  };
  return {
    ...target,
    send: (request) => during(() => target.send(request)),
    sendRaw: (request) => during(() => target.sendRaw(request)),
    wait: (milliseconds) => during(() => target.wait(milliseconds)),
    pass: (seconds) => during(() => target.pass(seconds)),
    find(response, found) {
      check(found.requirement);
      checkFound(found);
      target.find(response, found);
    },
    observe(response, seen) {
      check(seen.requirement);
      target.observe(response, seen);
    },
  };
}

/** A kind that is not known would only be noticed when the report is written. */
function checkFound({ location, expected, actual }: Found): void {
  const shown: readonly unknown[] = [
    formatLocation(location),
    formatReading(expected),
    formatReading(actual),
  ];
  if (shown.every((text) => typeof text === 'string')) return;
  throw new ProbeFailed(
    'it reports a finding whose location, expected or actual value has an unknown kind',
  );
}
