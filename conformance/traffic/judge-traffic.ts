import type { PackChecks } from '../check/pack-checks.js';
import { openGate } from '../client/capture/open-gate.js';
import { openRightCommands } from '../client/right-command.js';
import type { Contract } from '../contract.js';
import type { Profile } from '../profile-format/profile.js';
import { readTargetUrl } from '../proxy/read-target-url.js';
import type { Side } from '../proxy/watcher.js';
import type { Recording, OpenedRecording } from '../record/record.js';
import { readClock } from '../replay/read-clock.js';
import type { Secrets } from '../replay/secrets.js';
import { coverEntry } from '../run/cover-entry.js';
import { openTrafficFile } from '../run/traffic-file.js';
import type { Finding } from '../verdict/finding.js';
import type { Result } from '../verdict/result.js';
import { decodeExchange } from './decode-exchange.js';
import { openHarWriter } from './har-writer.js';
import { isUnreached } from './is-unreached.js';
import { openSecretNotes, type SecretNotes } from './secret-notes.js';
import { openTrafficJudge, type TrafficJudge } from './traffic-judge.js';
import { trafficResult } from './traffic-result.js';
import { watchPresence } from './watch-presence.js';

export interface JudgeTrafficOptions {
  readonly contract: Contract;
  /** What the server claims, and how commands send requests to it. */
  readonly profile: Profile;
  /** What is known of the API beside its contract. */
  readonly checks: PackChecks;
  /** The base URL of the server: `https://api.example.com/v1`. */
  readonly url: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Keys that are known, by the names of their variables. */
  readonly secrets: Secrets;
  /** The HAR file that is written; none by default. */
  readonly har?: string | undefined;
  /** What fixtures are written of; none by default. */
  readonly recording?: OpenedRecording | undefined;
  /** In milliseconds: a server that can't be reached for so long is gone. */
  readonly patience: number;
  /** Called once for each violation, without secrets. */
  onViolation(side: Side, finding: Finding): void;
}

/** A proxy that judges what passes. */
export interface RunningTraffic {
  /** The base URL for clients, in place of the server's. */
  readonly url: string;
  /** The server's base URL. */
  readonly target: string;
  /** Ends when the server is gone for good. */
  readonly serverEnd: Promise<void>;
  /**
   * Accepts no more requests, and sums up.
   *
   * @throws {UsageError} where the HAR file or a fixture can't be written
   */
  close(): Promise<JudgedTraffic>;
}

export interface JudgedTraffic {
  /** With one case for the client, and one for the server. */
  readonly result: Result;
  /** The fixtures that were written, where they were asked for. */
  readonly recording?: Recording;
}

/**
 * Starts a proxy in front of a server, on this machine alone, which passes all on unchanged and judges
 * both sides.
 *
 * @throws {UsageError} for a URL, a port or a HAR file that can't be used
 */
export async function judgeTraffic(options: JudgeTrafficOptions): Promise<RunningTraffic> {
  const { contract, profile, port, recording, patience } = options;
  const target = readTargetUrl(options.url);
  const basePath = target.pathname.replace(/\/+$/, '');
  const baseUrl = `${target.origin}${basePath}`;
  const start = readClock();
  const file = options.har === undefined ? undefined : await openTrafficFile(options.har);
  const secrets = openSecretNotes(contract, options.secrets);
  const judge = openJudge({ ...options, baseUrl, basePath, secrets });
  const presence = watchPresence(target, patience);
  const { described } = contract;
  const har = file && openHarWriter(file, { described, origin: target.origin });
  const gate = await openGate({
    target,
    port,
    trusted: profile.requests.trusted,
    isDigested: false,
    alongside: recording?.watch,
    onUnreadable: judge.addUnreadable,
    onExchange(received) {
      const exchange = decodeExchange(received);
      if (exchange.response !== undefined) presence.seen();
      else if (isUnreached(exchange)) presence.missed();
      secrets.add(exchange);
      judge.add(exchange);
      har?.add(exchange);
    },
  });
  return {
    url: `http://127.0.0.1:${gate.port}${basePath}`,
    target: baseUrl,
    serverEnd: presence.serverEnd,
    async close() {
      presence.close();
      await gate.close();
      const cover = secrets.cover();
      await file?.end((entry) => coverEntry(entry, cover));
      const notes = presence.hasEnded() ? ['the server ended, and did not come back'] : [];
      const durationMs = Math.round(readClock() - start);
      const head = { target: baseUrl, notes, durationMs };
      const result = secrets.coverResult(trafficResult(contract, judge.seen, head));
      return { result, ...(recording !== undefined && { recording: await recording.write() }) };
    },
  };
}

interface JudgeOptions extends Omit<JudgeTrafficOptions, 'secrets'> {
  readonly baseUrl: string;
  readonly basePath: string;
  readonly secrets: SecretNotes;
}

function openJudge(options: JudgeOptions): TrafficJudge {
  const { contract, profile, checks, baseUrl, basePath, secrets, onViolation } = options;
  const target = { baseUrl, style: profile.requests };
  return openTrafficJudge({
    contract,
    profile,
    checks,
    target,
    basePath: `${basePath}${profile.requests.basePath}`,
    commands: openRightCommands(contract, target),
    onViolation: (side, finding) => onViolation(side, secrets.cover()(finding)),
  });
}
