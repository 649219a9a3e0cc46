import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { DataStore, Server, Upload } from '@tus/server';

// A tus server that accepts everything and stores nothing: node tus-server.mjs MILLISECONDS
// It waits after each part, as the sink does.

const delay = Number(process.argv[2]);

class Sink extends DataStore {
  #uploads = new Map();

  constructor() {
    super();
    this.extensions = ['creation'];
  }

  async create(upload) {
    this.#uploads.set(upload.id, upload);
    return upload;
  }

  async write(readable, id, offset) {
    let end = offset;
    for await (const chunk of readable) end += chunk.length;
    await setTimeout(delay);
    const { size, metadata } = this.#uploads.get(id);
    this.#uploads.set(id, new Upload({ id, size, metadata, offset: end }));
    return end;
  }

  async getUpload(id) {
    return this.#uploads.get(id);
  }
}

const server = new Server({ path: '/files', datastore: new Sink() });
const listener = server.listen({ host: '127.0.0.1', port: 0 }, () => {
  process.stdout.write(`http://127.0.0.1:${listener.address().port}\n`);
});
