import { camelCase, type ChunkedUpload, fileName, kebabCase, type Model } from '@upspec/document';
import { commandName, groupName } from './command-names.js';
import type { Flag } from './flag.js';
import { uploadFlags } from './upload-flags.js';

/** The command of a call that sends a file in parts. */
export interface UploadCommand {
  readonly upload: ChunkedUpload;
  /** The name of its group: `uploads`. */
  readonly group: string;
  /** The name within its group: `upload`. */
  readonly name: string;
  readonly summary: string;
  /** The name of its constant: `uploadsUpload`. */
  readonly constant: string;
  /** Its file below `cli/commands/`, without its extension: `uploads/upload`. */
  readonly file: string;
  readonly flags: readonly Flag[];
}

/** The commands of a document's chunked uploads, without those whose name another command has. */
export function uploadCommands(model: Model): readonly UploadCommand[] {
  return model.chunkedUploads
    .filter((upload) => !hasUploadCommand(model, upload))
    .map((upload) => {
      const { resource } = upload.create;
      const name = kebabCase(upload.command);
      return {
        upload,
        group: groupName(resource),
        name,
        summary: 'Send a file in parts',
        constant: camelCase([...resource, name].join(' ')),
        file: [...resource.map(kebabCase), name].map(fileName).join('/'),
        flags: uploadFlags(upload, model),
      };
    });
}

/** Whether an operation has the command that an upload would have. */
export function hasUploadCommand(model: Model, { create, command }: ChunkedUpload): boolean {
  const group = groupName(create.resource);
  return model.operations.some(
    (operation) =>
      groupName(operation.resource) === group && commandName(operation) === kebabCase(command),
  );
}
