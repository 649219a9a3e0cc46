import type { Pack } from '../plan/pack.js';
import type { Target } from '../plan/read-target.js';
import type { Profile } from '../profile-format/profile.js';
import { openPace } from '../replay/pace.js';
import { bePatient } from '../replay/patient-transport.js';
import { styleSecrets, styleStandIns } from '../replay/style-credentials.js';
import { openTransport, type Transport } from '../replay/transport.js';
import type { Result } from '../verdict/result.js';
import { hideInResult } from '../verdict/hide-in-command.js';
import { coverEntry } from './cover-entry.js';
import { openTrafficFile } from './traffic-file.js';
import { openSecretWatch } from './watch-secrets.js';
import { watchTraffic } from './watch-traffic.js';

/** How the requests of a run are sent, and what is kept of them. */
export interface TrafficOptions {
  readonly profile: Profile;
  /** The HAR file that is written; none by default. */
  readonly har?: string | undefined;
}

/** All that a run sends and receives. */
export interface RunTraffic {
  readonly transport: Transport;
  /** Below another base URL of the same origin; closed by its caller. */
  readonly openAt: (baseUrl: string) => Transport;
  /** The result without the keys of the run, and without secrets in what it sent and received. */
  readonly cover: (result: Result) => Result;
  /**
   * Closes the connections, and ends the HAR file.
   *
   * @throws {UsageError} where the file can't be written
   */
  readonly end: () => Promise<void>;
}

/**
 * Opens what a run sends its requests with. Whatever sends them, they keep one rate limit, and are in
 * one HAR file.
 *
 * @throws {UsageError} where the HAR file can't be written
 */
export async function openTraffic(
  pack: Pack,
  { baseUrl, jobs, timeout, keys, rate }: Target,
  { profile, har }: TrafficOptions,
): Promise<RunTraffic> {
  const secrets = openSecretWatch(pack, styleStandIns(profile.requests));
  const given = styleSecrets(profile.requests, keys);
  const file = har === undefined ? undefined : await openTrafficFile(har);
  const { origin } = baseUrl;
  const style = profile.requests;
  const pace = rate === undefined ? undefined : openPace(rate);
  const connections = Math.max(jobs, leastConnections);
  const openAt = (url: URL): Transport => {
    const opened = openTransport({ baseUrl: url, ...keys, timeout, connections, style, pace });
    const watched = file === undefined ? opened : watchTraffic(opened, { origin, file });
    return secrets.watch(bePatient(watched));
  };
  const transport = openAt(baseUrl);
  return {
    transport,
    openAt: (url) => openAt(new URL(url)),
    cover: (result) => secrets.cover(hideInResult(result, given)),
    end: async () => {
      transport.close();
      if (file === undefined) return;
      const cover = secrets.openCover(given);
      await file.end((entry) => coverEntry(entry, cover));
    },
  };
}

/** One case alone may ask for several things at the same time. */
const leastConnections = 8;
