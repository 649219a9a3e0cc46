/**
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any extension, too.
 */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Converts a name to one that every file system accepts for a file or folder. */
export function fileName(name: string): string {
  const legal = name.normalize('NFC').replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_');
  const [stem = ''] = legal.split('.');
  return WINDOWS_DEVICE.test(stem) || legal === '' ? `${stem}_${legal.slice(stem.length)}` : legal;
}

/** Assigns file names that stay different where case is ignored, as on macOS and Windows. */
export class FileNames {
  readonly #taken = new Set<string>();

  claim(name: string): string {
    let free = fileName(name);
    while (this.#taken.has(free.toLowerCase())) free = `${free}_`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
