import { testHostileResponses } from '../testing/hostile-responses.js';

testHostileResponses(['bash', 'zsh']);
