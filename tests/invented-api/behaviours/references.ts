import { asObject, type JsonObject, OPERATIONS } from '../document.js';
import { type Behaviour, behaviour } from './behaviour.js';
import { several } from './several.js';
import { withJson } from './store-edits.js';

/** `422`: "refers to what does not exist". */
export function references(): readonly Behaviour[] {
  const lists = [
    ['addPlaylist', 'recordingIds'],
    ['addRecording', 'similarIds'],
  ] as const;
  return [
    ...lists.map(([operation, name]) =>
      behaviour(
        { ...several(operation, `${name} may name what does not exist`), requests: 'one' },
        (call) => {
          const json = asObject(JSON.parse(safe(call.request.bytes)) as JsonObject);
          const response = call.next();
          const isMeant = response.status === 422 && json[name] !== undefined;
          if (!isMeant) return response;
          const bytes = Buffer.from(JSON.stringify({ ...json, [name]: [] }));
          const accepted = call.next({ ...call.request, bytes });
          return accepted.status === 201
            ? withJson(accepted, (body) => ({ ...body, [name]: json[name] }))
            : response;
        },
      ),
    ),
    behaviour(
      { ...several('addPlaylist', 'curatorId may name what does not exist'), requests: 'one' },
      (call) => {
        const json = asObject(JSON.parse(safe(call.request.bytes)) as JsonObject);
        const response = call.next();
        const [known] = call.store.recordists.keys();
        if (
          response.status !== 422 ||
          known === undefined ||
          typeof json['curatorId'] !== 'number' ||
          json['curatorId'] < 1
        )
          return response;
        const bytes = Buffer.from(JSON.stringify({ ...json, curatorId: known }));
        const accepted = call.next({ ...call.request, bytes });
        return accepted.status === 201
          ? withJson(accepted, (body) => ({ ...body, curatorId: json['curatorId'] }))
          : response;
      },
    ),
  ];
}

function safe(bytes: Buffer): string {
  try {
    JSON.parse(bytes.toString('utf8'));
    return bytes.toString('utf8');
  } catch {
    return '{}';
  }
}

/** RFC 9110, section 10.2.2: Location is the created resource. */
export function locations(): readonly Behaviour[] {
  const creators = OPERATIONS.filter(({ method }) => method === 'POST');
  const changes: Readonly<Record<string, (location: string) => string>> = {
    'Location is the list': (location) => location.replace(/\/[^/]*$/, ''),
    'Location lacks the path of the API': (location) => location.replace(/^\/api/, ''),
    'Location is of another kind': (location) =>
      location.replace(/recordists|recordings|playlists/, (kind) =>
        kind === 'playlists' ? 'recordists' : 'playlists',
      ),
    'Location has another id': (location) =>
      location.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
    'Location has no id': (location) => location.replace(/[^/]*$/, 'undefined'),
  };
  return creators.flatMap(({ id: operation }) =>
    Object.entries(changes).map(([what, change]) =>
      behaviour(
        {
          ...several(operation, what),
          requests: what === 'Location has another id' ? 'one' : 'several',
        },
        ({ next }) => {
          const response = next();
          const { Location: location } = response.headers;
          if (location === undefined) return response;
          return { ...response, headers: { ...response.headers, Location: change(location) } };
        },
      ),
    ),
  );
}
