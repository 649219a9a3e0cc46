import { StructureKind, type StatementStructures, VariableDeclarationKind } from 'ts-morph';
import { type Model, schemaLookup } from '@upspec/document';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { clientModule } from './client-module.js';
import { flagObject } from './command-definition.js';
import { programName } from './command-names.js';
import { flagWords } from './flag-words.js';
import type { UploadCommand } from './upload-command.js';

const DESCRIPTION =
  'Sends a file of any size in parts, several of them in parallel. A file beside it remembers which parts were sent, until the upload is complete. After an interruption, the same command with --resume sends only the parts that are missing.';

/** Emits the file of the command of a chunked upload. */
export function uploadCommandFile(command: UploadCommand, model: Model): EmittedFile {
  const { upload, constant, file, group, name } = command;
  const { clientName } = model;
  const { resource } = upload.create;
  const up = '../'.repeat(resource.length + 1);
  const call = `${clientName}${[...resource, upload.name].map((each) => `[${JSON.stringify(each)}]`).join('')}`;
  const imports = printSource({
    statements: [
      typeImport(clientModule(model, resource.length + 1), clientName),
      typeImport(`${up}runtime/command.js`, 'UploadDefinition'),
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: `${up}runtime/run-upload.js`,
        namedImports: ['runUpload'],
      },
    ],
  });
  const text = printSource({
    statements: [
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [tsdoc(`\`${programName(model)} ${group} ${name}\``)],
        declarations: [
          {
            name: constant,
            type: `UploadDefinition<${clientName}, Parameters<${call}>[1]>`,
            initializer: definitionOf(command, model),
          },
        ],
      },
    ],
  });
  return { path: `cli/commands/${file}.ts`, text: `// ${banner(model)}\n\n${imports}\n${text}` };
}

function typeImport(moduleSpecifier: string, name: string): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    moduleSpecifier,
    namedImports: [name],
  };
}

function definitionOf({ upload, group, name, flags }: UploadCommand, model: Model): string {
  const { create, filename, mediaType } = upload;
  const inBody = flags.filter(({ location }) => location === 'body');
  const fields = [...new Set(inBody.map(({ keys: [field = ''] }) => field))];
  const lookup = schemaLookup(model);
  const required = inBody.filter((flag) => flag.required);
  const example = [
    `${programName(model)} ${group} ${name} large.bin`,
    ...required.map((flag) => `--${flag.name} ${flagWords(flag, lookup).choices?.[0] ?? 'value'}`),
  ].join(' ');
  const callee = ['client', ...create.resource, upload.name].join('.');
  const properties = [
    `description: ${JSON.stringify(DESCRIPTION)}`,
    `flags: ${JSON.stringify(flags.map((flag) => flagObject(flag, model)))}`,
    `body: ${JSON.stringify({ required: required.length > 0, fields })}`,
    `responseKind: 'upload'`,
    `known: ${JSON.stringify({ filename, mediaType })}`,
    `example: ${JSON.stringify(example)}`,
    `call: (client, source, params) => ${callee}(source, params)`,
    `run: runUpload`,
  ];
  return `{ ${properties.join(', ')} }`;
}
