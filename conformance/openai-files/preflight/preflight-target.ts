import type { PreflightTarget } from '../../plan/preflight.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';

/** A target before any case is run, with its profile. */
export interface OpenAIPreflightTarget extends PreflightTarget {
  readonly profile: OpenAIProfile;
}
