import { type JsonObject, OPERATIONS } from '../document.js';
import { wrongBodies } from './bounds.js';
import type { Created, Show } from './show.js';
import { VALID_BODIES } from './valid-bodies.js';

/** Sends what has to be rejected: credentials, methods, bodies, parameters and ids. */
export function sendWrong(show: Show, created: Created): void {
  const ids: Readonly<Record<string, string>> = {
    recordistId: created.people[0] ?? '',
    recordingId: created.recordings[0] ?? '',
    playlistId: created.playlists[0] ?? '',
  };
  for (const operation of OPERATIONS) {
    const { method, path: template, requestContent } = operation;
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
    const [type = ''] = Object.keys(requestContent);
    const ifMatch = { 'if-match': '*' };
    for (const key of ['', 'wrong'])
      show.send(method, path, { key, headers: { 'content-type': type, ...ifMatch } });
    for (const other of ['PATCH', 'DELETE', 'PUT', 'POST'])
      show.send(other, `${path}?other`, { key: '' });
    for (const json of wrongBodies(operation)) show.send(method, path, { json, headers: ifMatch });
    if (type.endsWith('json')) sendMalformed(show, { method, path, operation: operation.id, type });
    if (type !== '') {
      for (const headers of [{ 'content-type': 'text/plain' }, {}]) {
        show.send(method, path, { bytes: Buffer.from('{}'), headers: { ...headers, ...ifMatch } });
      }
    }
    sendUnknown(show, { template, ids, method, type, json: VALID_BODIES[operation.id]?.[0] });
  }
  const [person = ''] = created.people;
  for (const query of ['page=0', 'page=x', 'pageSize=0', 'pageSize=51', 'pageSize=x'])
    show.send('GET', `/recordists?${query}`);
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=none', 'cursor=']) {
    show.send('GET', `/recordists/${person}/recordings?${query}`);
  }
  const unknown = 'ffffffff-aaaa-8aaa-aaaa-aaaaaaaaaaaa';
  const [bird = {}] = VALID_BODIES['addRecording'] ?? [];
  show.send('POST', `/recordists/${person}/recordings`, {
    json: { ...bird, similarIds: [unknown] },
  });
  const playlist = { title: 'x', curatorId: Number(person), recordingIds: [unknown] };
  show.send('POST', '/playlists', { json: playlist });
  show.send('POST', '/playlists', { json: { ...playlist, curatorId: 999, recordingIds: [] } });
}

interface Malformed {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly type: string;
}

function sendMalformed(show: Show, { method, path, operation, type }: Malformed): void {
  const valid = JSON.stringify(VALID_BODIES[operation]?.[0]);
  for (const text of ['', valid.slice(0, -1), `${valid}}`, 'x']) {
    const headers = { 'content-type': type, 'if-match': '*' };
    show.send(method, path, { bytes: Buffer.from(text), headers });
  }
}

interface Unknown {
  readonly template: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly method: string;
  readonly type: string;
  readonly json: JsonObject | undefined;
}

function sendUnknown(show: Show, { template, ids, method, type, json }: Unknown): void {
  const [, name = ''] = /\{(\w+)\}/.exec(template) ?? [];
  const id = ids[name];
  if (id === undefined) return;
  const near = [`${id}x`, `-${id}`, `ffffffff${id.slice(8)}`, '999', `x%2F..%2F${id}`];
  for (const other of near) {
    const headers = { 'if-match': '"none"', 'content-type': type };
    show.send(method, template.replace(`{${name}}`, other), { json, headers });
  }
}
