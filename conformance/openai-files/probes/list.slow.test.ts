import { testCreatedMeanwhile, testUnaffectedLists } from '../testing/other-clients.js';

testCreatedMeanwhile(['files/list/*', 'files/agreement/*']);

testUnaffectedLists(['files/list/*']);
