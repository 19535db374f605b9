// A pause for others.

/** Hands the thread back to the other extensions of the host. */
export function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}
