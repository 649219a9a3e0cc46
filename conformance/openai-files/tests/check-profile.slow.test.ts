import { testValidatedLines } from '../testing/validated-lines.js';

testValidatedLines({ only: ['files/**', 'auth/**', 'schema/createFile/**'], passed: 100 });
