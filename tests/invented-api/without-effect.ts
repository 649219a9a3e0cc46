/**
 * Why some mutations change no byte of the session's responses: the mutation's name, and the reason.
 * The first that fits counts.
 */
export const WITHOUT_EFFECT: readonly (readonly [name: RegExp, reason: string])[] = [
  [/ listHabitats\.4XX /, 'no request of an operation leads to it'],
  [/^stale add\w+\.201 /, 'a new resource has no earlier state'],
  [/ addRecording\.201 \/audio/, 'a new recording has no audio'],
  [/^stale (listHabitats|getPlaylist)\.200 /, 'nothing can change it'],
  [/^stale getHistory\.200 \/\*/, 'an event stays as it is'],
  [/^stale \w+\.200 .*\/(joinedAt|addedAt|recordedAt|similarIds)$/, 'no operation changes it'],
  [/^stale \w+\.200 .*\/subject(\/\w+)?$/, 'no operation changes it'],
  [/^stale replaceRecordist\.200 \/recordingCount$/, 'it was 0 whenever this was sent'],
  [/^stale \w+\.4\d\d /, 'the error says the same each time'],
  [/^other-id \w+\.4\d\d \/instance$/, 'the path of the request has no id'],
  [/^reversed \w+\.422 \/errors$/, 'it has one item'],
];
