/** Whether a value of `--target` names a module, and not a target of upspec. */
export function isTargetModule(name: string): boolean {
  return /^\.{0,2}[/\\]|^[A-Za-z]:[/\\]|\.[cm]?[jt]s$/.test(name);
}
