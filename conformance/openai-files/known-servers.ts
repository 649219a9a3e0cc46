import type { KnownServers } from '../record/flow/name-server.js';

/** Base URLs of servers with the Files and Uploads API. */
export const knownServers: KnownServers = {
  hosts:
    /^(?:[a-z]{2}\.)?api\.(?:openai\.com|groq\.com|mistral\.ai|together\.(?:ai|xyz)|x\.ai|deepinfra\.com)$/,
  sharedHosts: /^(.+)\.((?:openai|services\.ai|cognitiveservices)\.azure\.com|azure-api\.net)$/,
  segments: /^(?:openai|deployments|engines|inference|proxy)$/,
};
