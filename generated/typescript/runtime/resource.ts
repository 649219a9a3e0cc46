// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { APIClient } from './client.js';

/** A group of operations of one client. */
export class APIResource {
  protected readonly client: APIClient;

  constructor(client: APIClient) {
    this.client = client;
  }
}
