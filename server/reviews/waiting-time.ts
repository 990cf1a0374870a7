/** How long something has waited, in the largest unit that says enough: minutes, then hours, then days. */
export function waitingTime(now: Date, since: Date): { key: string; count: number } {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
  if (minutes < 60) return { key: 'reviews:waiting.minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { key: 'reviews:waiting.hours', count: hours }
    : { key: 'reviews:waiting.days', count: Math.floor(hours / 24) };
}
