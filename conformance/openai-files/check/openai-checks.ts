import type { PackChecks } from '../../check/pack-checks.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { sendsOddBatchLines } from './batch-lines.js';
import { checkErrorEnvelope, describeError, errorLocations } from './error-envelope.js';
import { expiryLocations } from './expiry-locations.js';
import { isAnotherObject } from './is-another-object.js';
import { checkTimestamps } from './timestamps.js';
import { checkPage, followsFromPage } from './page.js';

/** Checks of the Files and Uploads API that its contract does not describe. */
export function openaiChecks({ paging }: Pick<OpenAIProfile, 'paging'>): PackChecks {
  return {
    errorSchema: 'ErrorResponse',
    checkBody: checkTimestamps,
    checkPage: (facts, sent, known) => checkPage(facts, { ...sent, paging }, known),
    checkError: checkErrorEnvelope,
    describeError,
    followsFrom: followsFromPage,
    isRejectable: (sent) => (sendsOddBatchLines(sent) ? ['rule.batch-lines'] : undefined),
    errorLocations,
    isAnotherObject,
    locationsOf: expiryLocations,
    isSubject: ({ location }) => location === 'FileList.data',
    orderLocations: ['rule.page.order'],
    isRequested: ({ locations }, { coverage }) =>
      !locations.some((location) => location.startsWith('Error.')) ||
      locations.some((location) => /\.Error\./.test(location) && coverage.has(location)),
  };
}
