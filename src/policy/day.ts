// ISO days in UTC, as text that compares as it reads: no clock, no time zone.
import type { Day } from '../model.ts';

const DAY_MS = 86_400_000;

/** Is it a day that exists, as `2024-02-29`? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toText(toMs(text)) === text;
}

/** The day `days` after `day` (before it, where negative). A text that is no day comes back as it is. */
export function addDays(day: Day, days: number): Day {
  return isDay(day) ? (toText(toMs(day) + days * DAY_MS) ?? day) : day;
}

/** How many days lie between: 0 for the same day, negative where `to` comes first; `NaN` where one is no day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

function toMs(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toText(ms: number): Day | undefined {
  return Number.isNaN(ms) || Math.abs(ms) > 8.64e15 ? undefined : new Date(ms).toISOString().slice(0, 10);
}
