import type { AnyApiServer } from './any-api-server.js';
import { chroma } from './chroma.js';
import { jupyter } from './jupyter.js';
import { kinto } from './kinto.js';
import { loopbackTodo } from './loopback-todo.js';

/** The third-party servers that are checked against the documents that they publish. */
export const anyApiServers: readonly AnyApiServer[] = [kinto, chroma, jupyter, loopbackTodo];
