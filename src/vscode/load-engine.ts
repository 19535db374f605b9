// All formats and the list, on first need.

/** All formats together take longer to start than the rest of the extension: on first need, after activation. */
export function loadEngine(): Promise<typeof import('./engine.ts')> {
  return import('./engine.ts');
}
