import type { ContentFolder } from './content-folder.js';
import type { FixtureResponses } from './fixture-responses.js';
import type { MockCore } from './mock-core.js';
import type { ObjectStore } from './object-store.js';
import type { OperationRole } from './operation-roles.js';
import type { Route } from './find-route.js';
import type { MockRequest, StoredContent } from './mock-request.js';
import type { ParameterValues } from './read-parameters.js';
import type { ReceivedBody } from './received-body.js';
import type { HeaderFacts } from './response-headers.js';
import type { ChosenResponse } from './success-response.js';

/** All that the mock remembers between two requests, and what it reads. */
export interface MockState {
  readonly core: MockCore;
  readonly roles: ReadonlyMap<string, OperationRole>;
  readonly objects: ObjectStore;
  readonly contents: ContentFolder;
  readonly fixtures: FixtureResponses;
}

/** A request that is valid, and the response that the document has for it. */
export interface ValidRequest {
  readonly route: Route;
  readonly headers: MockRequest['headers'];
  readonly parameters: ParameterValues;
  readonly body: ReceivedBody;
  readonly chosen: ChosenResponse;
}

/** What an operation responds with. */
export interface Outcome {
  readonly chosen: ChosenResponse;
  /** The value of the body; absent where there is none, or it is stored. */
  readonly value?: unknown;
  readonly stored?: StoredContent;
  readonly facts?: HeaderFacts;
}
