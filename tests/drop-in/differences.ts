const CREDENTIALS = 'credentials other than keys and tokens belong to other parts of the API';
const WEBHOOKS = 'webhooks are another part of the API';
const INTERNAL =
  'a step of a request that subclasses replace; the option hooks changes requests and responses';
const HIDDEN = 'a logged client must not contain what it was constructed with';
const ROUTING = 'another provider; the option baseURL sets the address';

/**
 * Public names of the official library that this client does not have, each with the reason. A test
 * compares the list with the library's declarations.
 */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  'APIError static generate': 'errors are constructed from one object',
  'AzureClientOptions credential': CREDENTIALS,
  'AzureClientOptions dataResidency': ROUTING,
  'AzureClientOptions provider': ROUTING,
  'AzureClientOptions workloadIdentity': CREDENTIALS,
  'AzureClientOptions x509Transport': CREDENTIALS,
  'AzureOpenAI buildRequest': INTERNAL,
  'ClientOptions adminAPIKey': CREDENTIALS,
  'ClientOptions credential': CREDENTIALS,
  'ClientOptions dataResidency': ROUTING,
  'ClientOptions provider': ROUTING,
  'ClientOptions webhookSecret': WEBHOOKS,
  'ClientOptions workloadIdentity': CREDENTIALS,
  'ClientOptions x509Transport': CREDENTIALS,
  'CursorPage nextPageRequestOptions': INTERNAL,
  'Files type FileContent': 'content is binary, and never read as a string of JSON',
  'OpenAI adminAPIKey': CREDENTIALS,
  'OpenAI apiKey': HIDDEN,
  'OpenAI buildRequest': INTERNAL,
  'OpenAI buildURL': INTERNAL,
  'OpenAI fetchOptions': HIDDEN,
  'OpenAI fetchWithTimeout': INTERNAL,
  'OpenAI getAPIList': 'the lists of this document have calls of their own',
  'OpenAI logger': HIDDEN,
  'OpenAI organization': HIDDEN,
  'OpenAI project': HIDDEN,
  'OpenAI requestAPIList': 'the lists of this document have calls of their own',
  'OpenAI static DEFAULT_TIMEOUT': 'the timeout of a client is its property timeout',
  'OpenAI static InvalidWebhookSignatureError': WEBHOOKS,
  'OpenAI static OpenAI': 'the class is exported by its name',
  'OpenAI type FileContent': 'content is binary, and never read as a string of JSON',
  'OpenAI webhookSecret': WEBHOOKS,
  'RequestOptions defaultBaseURL': 'the option baseURL has the same effect',
  'RequestOptions idempotencyKey': 'the official library does not send it either',
  'RequestOptions stream': 'no call of files and uploads returns a stream of events',
  'export BedrockClientOptions': ROUTING,
  'export BedrockOpenAI': ROUTING,
  'export ComputerDriver': 'another part of the API',
  'export ComputerToolset': 'another part of the API',
  'export DataResidency': ROUTING,
  'export InvalidWebhookSignatureError': WEBHOOKS,
  'export OAuthError': CREDENTIALS,
  'export SubjectTokenProviderError': CREDENTIALS,
};
