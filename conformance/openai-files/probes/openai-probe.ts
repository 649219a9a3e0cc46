import type { Probe, ProbeTarget } from '../../probe/probe.js';
import type { OpenAIProfile } from '../profile/openai-profile.js';

/** A probe that knows the API's own claims: purposes, limits, paging and expiry. */
export type OpenAIProbe = Probe<OpenAIProfile>;

/** What such a probe sees of the server. */
export type OpenAITarget = ProbeTarget<OpenAIProfile>;
