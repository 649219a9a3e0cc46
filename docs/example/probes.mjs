// Probes of the Notes API: npx upspec check http://127.0.0.1:3000 --spec openapi.yaml --probes probes.mjs

/** @type {import('@upspec/conformance').ProbeFile['requirements']} */
export const requirements = [
  {
    id: 'NOTES-01',
    level: 'must',
    text: 'The id of a deleted note MUST NOT be used again',
    source: 'the manual of the Notes API, page 3',
  },
  {
    id: 'NOTES-02',
    level: 'must',
    text: 'A resource that nobody changed MUST be returned unchanged',
    source: 'the manual of the Notes API, page 4',
  },
];

/** @param {{ json: unknown }} response */
const idOf = ({ json }) => /** @type {{ id: number }} */ (json).id;

/** @type {import('@upspec/conformance').ProbeFile['probes']} */
export const probes = [
  {
    name: 'notes/new-ids',
    title: 'A new note does not get the id of a deleted one',
    requirements: ['NOTES-01'],
    operations: ['createNote', 'deleteNote'],
    evidence: ['the manual of the Notes API, page 3'],
    requests: 4,
    async run(target) {
      const create = {
        operation: 'createNote',
        method: 'POST',
        path: '/notes',
        body: { json: { text: 'Buy bread' } },
        want: 201,
      };
      const first = await target.send(create);
      const path = `/notes/${idOf(first)}`;
      await target.send({ operation: 'deleteNote', method: 'DELETE', path, want: 204 });
      const second = await target.send(create);
      if (idOf(second) !== idOf(first)) return;
      target.find(second, {
        requirement: 'NOTES-01',
        location: { kind: 'body', pointer: '/id' },
        expected: { kind: 'words', text: 'an id that no note had' },
        actual: { kind: 'value', value: idOf(second) },
      });
    },
  },
];

/** @type {import('@upspec/conformance').ProbeFile['families']} */
export const families = [
  {
    name: 'repeated-reads',
    select({ contract, unreachable }) {
      const reads = Object.entries(contract.operations).filter(
        ([id, { method, path }]) => method === 'GET' && path.endsWith('}') && !unreachable.has(id),
      );
      return reads.map(([id]) => ({
        subject: id,
        title: `${id} returns the same when it is sent again`,
        requirements: ['NOTES-02'],
        operations: [id],
        requests: 2,
        async run(scene) {
          const request = scene.request(id, await scene.values(id, 'minimal'));
          const first = await scene.accept(id, request);
          const second = await scene.accept(id, request);
          if (second.bytes.equals(first.bytes)) return;
          scene.target.find(second, {
            requirement: 'NOTES-02',
            location: { kind: 'body', pointer: '' },
            expected: { kind: 'value', value: first.json },
            actual: { kind: 'value', value: second.json },
          });
        },
      }));
    },
  },
];
