// Numbers as people read them.

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/** Seconds of virtual time as a clock. */
export function clock(seconds) {
  const whole = Math.floor(Math.round(seconds * 1000) / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (h > 0 ? `${h}:${two(m)}` : `${m}`) + `:${two(s)}`;
}

/** A value of a series, with its unit where one is told. */
export function figure(value, unit) {
  if (value === null || value === undefined) return "-";
  if (unit === "ms") return value >= 10000 ? `${grouped.format(value / 1000)} s` : `${grouped.format(value)} ms`;
  return grouped.format(value) + (unit === "%" || unit === "s" ? ` ${unit}` : "");
}

/** The same for an axis, where room is short. */
export function tick(value, unit) {
  if (unit === "ms" && value >= 1000) return `${grouped.format(value / 1000)} s`;
  if (unit === "ms") return `${grouped.format(value)} ms`;
  return value >= 10000 ? `${grouped.format(value / 1000)}k` : figure(value, unit);
}

export const plain = (value) => (value === null || value === undefined ? "-" : fine.format(value));

export const percent = (ratio) => (ratio === null || ratio === undefined ? "-" : `${fine.format(100 * ratio)} %`);

/** The value at a share of the sorted values, 0..1. */
export function quantile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
