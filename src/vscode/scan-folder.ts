// Scans one folder; what was looked at meanwhile is newer than what the scan read.
import { POLICY_FILE } from '../fix/record-decision.ts';
import type { Checked, Signal } from '../model.ts';
import { scan } from '../scan/scan.ts';
import type { Log } from './log.ts';
import { noting } from './noting.ts';
import { pause } from './pause.ts';
import { type LineTable, lineTable } from './range.ts';
import { readNested } from './read-nested.ts';
import type { Host } from './session.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';

/** A newer scan of the same folder takes over. `note`: how many were checked, of how many found. */
export async function scanFolder(
  { host, log }: { readonly host: Host; readonly log: Log },
  state: State,
  signal: Signal,
  extent: 'top' | 'whole',
  note: (done: number, found: number) => void,
): Promise<void> {
  const run = ++state.run;
  const started = ++state.clock;
  const files = extent === 'top' ? host.files(state.folder.uri, 1) : state.files;
  const checked = new Map<string, Checked>();
  const tables = new Map<string, LineTable>();
  const stop = {
    get aborted() {
      return signal.aborted || state.run !== run;
    },
  };
  let found = 0;
  let isCut = false;
  for await (const event of scan(files, noting(state), { pause }, stop)) {
    if (event.kind === 'found') {
      found = event.files;
      if (extent === 'whole') state.nestedPaths = event.policies.filter(path => path !== POLICY_FILE);
    } else if (event.kind === 'checked') {
      checked.set(event.checked.path, event.checked);
      if (event.text !== undefined) tables.set(event.checked.path, lineTable(event.text));
      note(checked.size, found);
    } else if (event.kind === 'summary') isCut = event.partial;
  }
  if (state.run !== run) return; // a newer scan took over
  for (const [path, when] of state.touched) {
    if (when <= started) continue; // looked at since: what is known is newer than what was read
    const known = state.checked.get(path);
    const table = state.tables.get(path);
    checked.delete(path);
    if (known) checked.set(path, known);
    if (known && table) tables.set(path, table);
  }
  const before = isCut || extent === 'top' ? state : { checked: [], tables: [] };
  const kept = [...state.tables].filter(([path]) => state.policyFiles.includes(path) || state.nestedPaths.includes(path));
  state.checked = new Map([...before.checked, ...checked]);
  state.tables = new Map([...before.tables, ...kept, ...tables]);
  for (const path of [...state.inline.keys()]) if (!state.checked.has(path)) state.inline.delete(path);
  state.extent = isCut ? 'cut' : extent === 'top' && state.extent === 'whole' ? 'whole' : extent;
  await readNested(state);
  await settle(state);
  log.info(`${state.folder.name}: ${checked.size} files, ${state.view?.findings.length ?? 0} findings${isCut ? ', cancelled' : ''}`);
}
