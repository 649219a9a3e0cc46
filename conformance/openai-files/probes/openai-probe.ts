import type { Probe, ProbeTarget } from '../../probe-contract/probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';

/** A probe that uses the claims of this API: purposes, limits, paging and expiry. */
export type OpenAIProbe = Probe<OpenAIProfile>;

/** The server as such a probe sees it. */
export type OpenAITarget = ProbeTarget<OpenAIProfile>;
