import type { Context, Hono } from 'hono';
import type { Archive, Selection } from './archive.js';
import { NEW_PLAYLIST } from './bodies.js';
import { rejectAt } from './problem.js';
import { readBody } from './read.js';
import { requireTakes } from './takes.js';

/** Adds the operations on playlists. */
export function addSelections(app: Hono, archive: Archive): void {
  app.post('/api/playlists', async (context) => {
    const content = await readBody(context, NEW_PLAYLIST);
    if (!archive.people.some(({ id }) => id === content.curatorId)) {
      rejectAt('/curatorId', 'is not stored here');
    }
    requireTakes(archive, content.recordingIds, 'recordingIds');
    const selection = { id: archive.nextId(), created: archive.now(), content };
    archive.selections.push(selection);
    const location = urlOf(context, selection);
    return context.json(bodyOf(context, selection), 201, { location });
  });

  app.get('/api/playlists/:id', (context) =>
    context.json(bodyOf(context, archive.selection(context.req.param('id')))),
  );

  app.delete('/api/playlists/:id', (context) => {
    const { id } = archive.selection(context.req.param('id'));
    archive.selections = archive.selections.filter((each) => each.id !== id);
    return context.body(null, 204);
  });
}

function bodyOf(context: Context, selection: Selection): object {
  const { content } = selection;
  return {
    self: urlOf(context, selection),
    count: content.recordingIds.length,
    createdAt: selection.created.toISOString(),
    labels: Object.fromEntries(Object.entries(content.labels).toReversed()),
    recordingIds: content.recordingIds,
    isPublic: content.isPublic,
    curatorId: content.curatorId,
    title: content.title,
    id: selection.id,
  };
}

function urlOf({ req }: Context, { id }: Selection): string {
  return new URL(`/api/playlists/${String(id)}`, req.url).href;
}
