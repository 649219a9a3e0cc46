import { isAbsolute, join, normalize } from 'node:path';
import type { CheckConfig, Config } from './config.js';
import { isTargetModule } from './is-target-module.js';

/** A configuration whose paths are relative to the working folder, and not to that of its file. */
export function relocateConfig(config: Config, folder: string): Config {
  const at = (path: string): string =>
    isAbsolute(path) || /^https?:\/\//i.test(path) ? path : normalize(join(folder, path));
  const { spec, out, overlays, targets, check } = config;
  return {
    ...config,
    ...(spec !== undefined && { spec: at(spec) }),
    ...(out !== undefined && { out: at(out) }),
    ...(overlays !== undefined && { overlays: overlays.map(at) }),
    ...(targets !== undefined && {
      targets: targets.map((target) => (isTargetModule(target) ? at(target) : target)),
    }),
    ...(check !== undefined && { check: relocateCheck(check, at) }),
  };
}

function relocateCheck(check: CheckConfig, at: (path: string) => string): CheckConfig {
  const { spec, requirements, ca, knownFailing, har, profile } = check;
  const { overlays, fixtures, reports } = check;
  return {
    ...check,
    ...(spec !== undefined && { spec: at(spec) }),
    ...(requirements !== undefined && { requirements: at(requirements) }),
    ...(ca !== undefined && { ca: at(ca) }),
    ...(knownFailing !== undefined && { knownFailing: at(knownFailing) }),
    ...(har !== undefined && { har: at(har) }),
    ...(profile !== undefined && { profile: isFile(profile) ? at(profile) : profile }),
    ...(overlays !== undefined && { overlays: overlays.map(at) }),
    ...(fixtures !== undefined && { fixtures: fixtures.map(at) }),
    ...(reports !== undefined && { reports: reports.map((report) => relocateReport(report, at)) }),
  };
}

/** Whether a profile is a file, and not the name of a built-in one. */
function isFile(profile: string): boolean {
  return /[/\\]|\.(?:ya?ml|json)$/i.test(profile);
}

/** `junit=reports/junit.xml`; standard output has no path. */
function relocateReport(report: string, at: (path: string) => string): string {
  const [, format = '', file = ''] = /^([^=]*)=(.*)$/s.exec(report) ?? [];
  return file === '' || file === '-' ? report : `${format}=${at(file)}`;
}
