import { secretLocationsOf } from '../auth/secret-locations.js';
import type { Pack } from '../plan/pack.js';
import { apiWords } from '../record/flow/api-words.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { Transport } from '../replay/transport.js';
import { coverSecrets, openTextCover } from '../verdict/cover-secrets.js';
import { fitCommands } from '../verdict/fit-lines.js';
import { gatherFoundSecrets, type SecretGatherer } from '../verdict/found-secrets.js';
import { hideSecrets } from '../verdict/hide-secrets.js';
import type { Result } from '../verdict/result.js';
import type { Secrets } from '../replay/secrets.js';
import type { Cover } from './cover-entry.js';

/** What is known of the secrets of a run, which no report shows. */
export interface SecretWatch extends Pick<SecretGatherer, 'noteRequest' | 'noteResponse'> {
  /** A transport that notes the secrets of all that is sent and received. */
  watch(transport: Transport): Transport;
  /** The result without those secrets, and its commands in lines that can be read. */
  cover(result: Result): Result;
  /** Covers those that are known by now, and the keys that the run was given, in any value. */
  openCover(given: Secrets): Cover;
}

/**
 * Begins with the secrets that recordings expect, which a report may show as expected values.
 *
 * @param standIns the keys that requests name in place of their values
 */
export function openSecretWatch(
  { contract, fixtures }: Pick<Pack, 'contract' | 'fixtures'>,
  standIns: Secrets = {},
): SecretWatch {
  const { described } = contract;
  const locations = secretLocationsOf(described);
  const secrets = gatherFoundSecrets(locations, standIns);
  for (const { response } of fixtures.flatMap(({ exchanges }) => exchanges)) {
    secrets.noteResponse(response);
  }
  const words = apiWords(described);
  return {
    noteRequest: secrets.noteRequest,
    noteResponse: secrets.noteResponse,
    watch: (transport) => watchSecrets(transport, secrets),
    cover: (result) =>
      fitCommands(coverSecrets(result, { found: secrets.found, locations, words })),
    openCover: (given) => {
      const cover = openTextCover({ found: secrets.found, locations, words });
      return (value) => cover(hideSecrets(value, given));
    },
  };
}

function watchSecrets(transport: Transport, secrets: SecretGatherer): Transport {
  const note = (sent: WireRequest, { headers, bytes }: Received): void => {
    secrets.noteRequest(sent);
    secrets.noteResponse({ headers, body: { text: bytes.toString('utf8') } });
  };
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    async send(request, signal) {
      // Also where no response comes.
      secrets.noteRequest(request);
      const received = await transport.send(request, signal);
      note(request, received);
      return received;
    },
    async sendRaw(request, signal) {
      const reply = await transport.sendRaw(request, signal);
      note(reply.sent, reply.received);
      return reply;
    },
  };
}
