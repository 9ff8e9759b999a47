/** `1h5m`, `12m30s`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  return parts.flatMap(([amount, unit]) => (amount > 0 ? `${amount}${unit}` : [])).join('') || '0s';
}
