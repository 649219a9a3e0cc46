import { testContracts } from './published-contracts.js';

// The two largest documents are in wild-documents.slow.test.ts.
testContracts([
  ['wild/hf-tgi.json', 12],
  ['wild/intercom-216.yaml', 231],
  ['wild/meilisearch.json', 113],
  ['wild/mistral.yaml', 173],
  ['wild/museum.yaml', 8],
  ['wild/resend.yaml', 104],
  ['wild/telegram.json', 82],
  ['wild/together.yaml', 99],
  ['wild/twilio-messaging.yaml', 58],
  ['wild/up-banking.json', 17],
  // It describes webhooks alone.
  ['wild/zoom-video.json', 0],
]);
