// A small server of the Notes API in openapi.yaml: node server.mjs
import { createServer } from 'node:http';

const notes = new Map();
let lastId = 0;

createServer(async (request, response) => {
  const send = (status, body) => {
    const json = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, json === '' ? {} : { 'Content-Type': 'application/json' });
    response.end(json);
  };
  const [, resource, id] = (request.url ?? '').split('/');
  const note = notes.get(Number(id));
  if (resource !== 'notes') send(404);
  else if (request.method === 'POST' && id === undefined) {
    const text = await textOf(request);
    if (text === undefined) return send(400);
    lastId += 1;
    notes.set(lastId, { id: lastId, text, createdAt: new Date().toISOString() });
    send(201, notes.get(lastId));
  } else if (request.method === 'GET' && id === undefined) send(200, [...notes.values()]);
  else if (note === undefined) send(404);
  else if (request.method === 'DELETE') {
    notes.delete(note.id);
    send(204);
  } else send(200, note);
}).listen(3000, '127.0.0.1', () => console.log('listening on http://127.0.0.1:3000'));

/** The text of the note that a request sends; undefined if it has none. */
async function textOf(request) {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { text } = JSON.parse(Buffer.concat(chunks).toString());
    return typeof text === 'string' && text !== '' ? text : undefined;
  } catch {
    return undefined;
  }
}
