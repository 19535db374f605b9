// The clock's day, UTC: handed to the pure part, which has no clock.
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
