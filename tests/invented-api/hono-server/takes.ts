import type { Context, Hono } from 'hono';
import { type Archive, digestTag, type Take } from './archive.js';
import { AMENDMENT, NEW_RECORDING } from './bodies.js';
import { isKnown } from './people.js';
import { rejectAt, Rejection } from './problem.js';
import { readBody, readInteger, requireMediaType, requireState } from './read.js';

/** Adds the operations on recordings. */
export function addTakes(app: Hono, archive: Archive): void {
  addLists(app, archive);

  app.get('/api/recordings/:id', (context) => {
    const take = archive.take(context.req.param('id'));
    const etag = tagOf(take);
    return isKnown(context, etag) ? context.body(null, 304, { etag }) : stateOf(context, take);
  });

  app.patch('/api/recordings/:id', async (context) => {
    const take = archive.take(context.req.param('id'));
    requireState(context, tagOf(take));
    const patch = await readBody(context, AMENDMENT, 'application/merge-patch+json');
    if (Object.keys(patch).length === 0) rejectAt('', 'must not be empty');
    take.content = Object.assign({}, take.content, patch);
    take.updated = archive.now();
    const properties = Object.keys(await context.req.json<object>());
    take.events.push({ properties, at: take.updated.toISOString(), event: 'amended' });
    return stateOf(context, take);
  });

  app.delete('/api/recordings/:id', (context) => {
    const { id } = archive.take(context.req.param('id'));
    archive.takes = archive.takes.filter((each) => each.id !== id);
    return context.body(null, 204);
  });

  app.put('/api/recordings/:id/audio', async (context) => {
    const take = archive.take(context.req.param('id'));
    const type = requireMediaType(context, ['audio/wav', 'audio/flac']);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    take.sound = { type, bytes };
    take.updated = archive.now();
    take.events.push({ size: bytes.length, at: take.updated.toISOString(), event: 'stored' });
    return context.body(null, 204, { etag: digestTag(bytes) });
  });

  app.get('/api/recordings/:id/audio', (context) => {
    const { sound } = archive.take(context.req.param('id'));
    if (sound === null) throw new Rejection(404, 'No sound was stored.');
    return context.body(sound.bytes, 200, {
      etag: digestTag(sound.bytes),
      'content-type': sound.type,
    });
  });

  app.get('/api/recordings/:id/history', (context) =>
    context.json(archive.take(context.req.param('id')).events),
  );
}

function addLists(app: Hono, archive: Archive): void {
  app.get('/api/recordists/:id/recordings', (context) => {
    const { id } = archive.person(context.req.param('id'));
    const limit = readInteger(context, 'limit', { default: 25, maximum: 100 });
    const takes = archive.takesBy(id);
    const start = startOf(context.req.query('cursor'), takes);
    const next = start + limit < takes.length ? `after:${String(start + limit)}` : null;
    const url = new URL(context.req.url);
    url.searchParams.set('cursor', next ?? '');
    const data = takes.slice(start, start + limit).map((take) => bodyOf(context, take));
    const link = `<${url.href}>; rel="next"`;
    return context.json({ next, data }, 200, next === null ? {} : { link });
  });

  app.post('/api/recordists/:id/recordings', async (context) => {
    const { id: by } = archive.person(context.req.param('id'));
    const content = await readBody(context, NEW_RECORDING);
    requireTakes(archive, content.similarIds, 'similarIds');
    const added = archive.now();
    const events = [{ at: added.toISOString(), event: 'added' }];
    const id = archive.newUuid();
    const take: Take = { id, by, added, updated: added, content, sound: null, events };
    archive.takes.push(take);
    const headers = { location: urlOf(context, take), etag: tagOf(take) };
    return context.json(bodyOf(context, take), 201, headers);
  });
}

/** Rejects ids of recordings that do not exist. */
export function requireTakes(archive: Archive, ids: readonly string[], name: string): void {
  const unknown = ids.findIndex((id) => !archive.takes.some((each) => each.id === id));
  if (unknown >= 0) rejectAt(`/${name}/${String(unknown)}`, 'is not stored here');
}

function startOf(cursor: string | undefined, takes: readonly Take[]): number {
  if (cursor === undefined) return 0;
  const start = Number(/^after:(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
  return start <= takes.length ? start : rejectAt('cursor', 'was not given by a page');
}

function stateOf(context: Context, take: Take): Response {
  return context.json(bodyOf(context, take), 200, {
    'last-modified': take.updated.toUTCString(),
    etag: tagOf(take),
  });
}

function bodyOf(context: Context, take: Take): object {
  const { sound } = take;
  return {
    self: urlOf(context, take),
    updatedAt: take.updated.toISOString(),
    addedAt: take.added.toISOString(),
    audio: sound === null ? null : { size: sound.bytes.length, contentType: sound.type },
    subject: Object.fromEntries(Object.entries(take.content.subject).toReversed()),
    tags: take.content.tags,
    similarIds: take.content.similarIds,
    position: take.content.position,
    habitat: take.content.habitat,
    durationSeconds: take.content.durationSeconds,
    recordedAt: take.content.recordedAt,
    title: take.content.title,
    recordistId: take.by,
    id: take.id,
  };
}

function urlOf({ req }: Context, { id }: Take): string {
  return new URL(`/api/recordings/${id}`, req.url).href;
}

function tagOf({ id, updated }: Take): string {
  return digestTag(`${id} ${updated.toISOString()}`);
}
