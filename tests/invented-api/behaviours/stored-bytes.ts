import { type Behaviour, behaviour, isSuccess } from './behaviour.js';
import { afterwards, editRecording, several } from './several.js';
import { targetOf } from './store-edits.js';

const BYTES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'are read as UTF-8': (bytes) => Buffer.from(bytes.toString('utf8')),
  'are read as Latin-1': (bytes) => Buffer.from(bytes.toString('latin1')),
  'lose their highest bits': (bytes) => Buffer.from(bytes.map((byte) => byte & 0x7f)),
  'lose null bytes': (bytes) => Buffer.from([...bytes].filter((byte) => byte !== 0)),
  'lose carriage returns': (bytes) => Buffer.from([...bytes].filter((byte) => byte !== 13)),
  'lose white space around them': (bytes) => Buffer.from(bytes.toString('latin1').trim(), 'latin1'),
  'are cut after 100': (bytes) => bytes.subarray(0, 100),
  'lose the last one': (bytes) => bytes.subarray(0, -1),
  'have a line feed after them': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  'are encoded as base64': (bytes) => Buffer.from(bytes.toString('base64')),
};

/** What happens to the bytes of a recording. */
export function storedBytes(): readonly Behaviour[] {
  return [
    ...Object.entries(BYTES).map(([what, change]) =>
      afterwards('putAudio', `stored bytes ${what}`, (each) => ({
        ...each,
        audio: each.audio && { ...each.audio, bytes: change(each.audio.bytes) },
      })),
    ),
    behaviour(several('putAudio', 'keeps the bytes that were stored first'), (call) => {
      const target = targetOf(call);
      const before = call.store.recordings.get(String(target?.id))?.audio;
      const response = call.next();
      if (!isSuccess(response) || before === undefined || target === undefined) return response;
      editRecording(call.store, String(target.id), (each) => ({ ...each, audio: before }));
      return response;
    }),
    behaviour(several('putAudio', 'adds the bytes to those that are stored'), (call) => {
      const target = targetOf(call);
      const before = call.store.recordings.get(String(target?.id))?.audio;
      if (before === undefined) return call.next();
      const bytes = Buffer.concat([before.bytes, call.request.bytes]);
      return call.next({ ...call.request, bytes });
    }),
    behaviour(several('putAudio', 'stores the bytes of all recordings'), (call) => {
      const response = call.next();
      const target = targetOf(call);
      const stored = call.store.recordings.get(String(target?.id))?.audio;
      if (!isSuccess(response) || stored === undefined) return response;
      for (const id of call.store.recordings.keys()) {
        editRecording(call.store, id, (each) => ({ ...each, audio: stored }));
      }
      return response;
    }),
    behaviour(several('getAudio', 'has one media type for all'), ({ next }) => {
      const response = next();
      if (response.status !== 200) return response;
      return { ...response, headers: { ...response.headers, 'Content-Type': 'audio/wav' } };
    }),
  ];
}
