import { testContracts } from './published-contracts.js';

testContracts([
  ['openai-2026-08-21.yaml', 288],
  ['wild/box.json', 296],
]);
