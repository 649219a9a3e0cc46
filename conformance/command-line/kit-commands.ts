import { addCheck } from '../commands/add-check.js';
import { addCheckClient } from '../commands/add-check-client.js';
import { addCompare } from '../commands/add-compare.js';
import { addExport } from '../commands/add-export.js';
import { addImport } from '../commands/add-import.js';
import { addMerge } from '../commands/add-merge.js';
import { addProxy } from '../commands/add-proxy.js';
import { addRecord } from '../commands/add-record.js';
import { addServe } from '../commands/add-serve.js';
import type { ProgramDefinition } from './run-program.js';

/** What the kit's commands bring to the program that they are part of. */
export const kitCommands: Pick<ProgramDefinition, 'commands' | 'expectedErrors' | 'services'> = {
  commands: [
    addCheck,
    addCheckClient,
    addMerge,
    addCompare,
    addServe,
    addRecord,
    addProxy,
    addImport,
    addExport,
  ],
  expectedErrors: {
    ConfigError: 2,
    DataFolderError: 2,
    KitError: 2,
    ListenAddressError: 2,
    MockListenError: 2,
    PortTakenError: 2,
    UnknownFaultError: 2,
    UsageError: 2,
  },
  services: ['serve', 'record', 'proxy'],
};
