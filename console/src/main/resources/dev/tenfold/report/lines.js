// The plots of one report. uPlot draws lines; here stands which lines (lines.js), what happened beside them (marks.js),
// how a plot is built (plots.js), and how all keep one time axis and one cursor (page.js): one module, in this order.
// Words and tables are in the page already, and nothing here makes markup out of text.

const report = JSON.parse(document.getElementById("report").textContent);
const times = report.times;
const end = Math.max(report.subject.lengthSeconds, times.at(-1) ?? 0) || 1;
const host = document.getElementById("plots");
const now = document.getElementById("now");
const reset = document.getElementById("reset");
const logLatency = document.getElementById("log");
const GUTTER = 62;
const EDGE = end >= 3600 ? 26 : 18;
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];

let place = "";
let range = [0, end];
let plots = [];
const hidden = new Set();

// ---- numbers ----

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

function clock(seconds) {
  const millis = Math.round(seconds * 1000);
  const whole = Math.floor(millis / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const fraction = millis % 1000 === 0 ? "" : String((millis % 1000) / 1000).slice(1);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (h > 0 ? `${h}:${two(m)}` : `${m}`) + `:${two(s)}${fraction}`;
}

function figure(value, unit) {
  if (value == null) return "-";
  if (unit === "ms") return value >= 10000 ? `${grouped.format(value / 1000)} s` : `${grouped.format(value)} ms`;
  return grouped.format(value) + (unit === "%" || unit === "s" ? ` ${unit}` : "");
}

function tick(value, unit) {
  if (unit === "ms" && value >= 1000) return `${grouped.format(value / 1000)} s`;
  if (unit === "ms") return `${grouped.format(value)} ms`;
  return value >= 10000 ? `${grouped.format(value / 1000)}k` : figure(value, unit);
}

// ---- which lines ----

const pool = (name) => report.pools.find((p) => p.name === name);
const seriesOf = (name) =>
  (name === "" ? report.users : (report.services.find((s) => s.name === name) ?? pool(name))).series;

/** A line, or nothing where the report has no such series. `look` numbers a colour and a dash pattern. */
function line(from, name, label, look) {
  const series = seriesOf(from).find((s) => s.name === name);
  return series ? [{ label, unit: series.unit, values: series.values, ...look }] : [];
}

function causes(from) {
  return seriesOf(from)
    .filter((s) => s.name.startsWith("cause:"))
    .flatMap((s, i) => line(from, s.name, s.name.slice(6), { colour: [2, 4, 1, 5, 3, 6][i % 6], dash: i }));
}

/**
 * The same series of several services, for the view of the users, who have no replicas of their own. A second series of
 * each (`first` 1) is shown only of few services.
 */
function perService(name, suffix, first) {
  const scaled = report.services.filter((s) => s.policies.length > 0);
  const replicas = name === "ready" || name === "wanted";
  const shown = (replicas && scaled.length > 0 ? scaled : report.services).slice(0, 6);
  if (first > 0 && shown.length > 3) return [];
  return shown.flatMap((s, i) =>
    line(s.name, name, s.name + suffix, { colour: i + 1, dash: first + 2 * i, step: replicas }),
  );
}

/** One series of every pool of nodes, or of every service that consumes a queue. */
function perOwner(owners, name, suffix, first, step) {
  return owners
    .slice(0, 6)
    .flatMap((o, i) => line(o.name, name, o.name + suffix, { colour: i + 1, dash: first + 2 * i, step }));
}

const consumers = report.services.filter((s) => s.series.some((each) => each.name === "lag"));

function limits(from) {
  return report.findings
    .filter((f) => f.unit === "ms" && f.bound !== null && f.service === from)
    .map((f) => ({ value: f.bound, label: `limit ${f.limit}` }));
}

const DEFINITIONS = [
  {
    id: "demand",
    title: "Demand and served",
    unit: "requests/s",
    height: 150,
    lines: (p) => [
      ...line(p, "served", "served", { colour: 1, dash: 0, fill: true }),
      ...line(p, "demand", "demand", { colour: 2, dash: 1 }),
    ],
  },
  {
    id: "replicas",
    title: "Replicas",
    unit: "",
    height: 150,
    lines: (p) =>
      p === ""
        ? [...perService("ready", " ready", 0), ...perService("wanted", " wanted", 1)]
        : pool(p)
          ? []
          : [
            ...line(p, "ready", "ready", { colour: 1, dash: 0, step: true, fill: true }),
            ...line(p, "wanted", "wanted", { colour: 2, dash: 1, step: true }),
            ...line(p, "starting", "starting", { colour: 3, dash: 2, step: true }),
            ...line(p, "pending", "pending", { colour: 4, dash: 3, step: true }),
          ],
  },
  {
    id: "nodes",
    title: "Nodes",
    unit: "",
    height: 120,
    lines: (p) =>
      p === ""
        ? ["ready", "wanted"].flatMap((name, i) => perOwner(report.pools, name, ` ${name}`, i, true))
        : pool(p)
          ? [
              ...line(p, "ready", "ready", { colour: 1, dash: 0, step: true, fill: true }),
              ...line(p, "wanted", "wanted", { colour: 2, dash: 1, step: true }),
            ]
          : [],
  },
  {
    id: "latency",
    title: "Latency",
    unit: "",
    height: 180,
    limits,
    lines: (p) => [
      ...line(p, "p50", "p50", { colour: 3, dash: 2 }),
      ...line(p, "mean", "mean", { colour: 6, dash: 3 }),
      ...line(p, "p95", "p95", { colour: 1, dash: 0, width: 2 }),
      ...line(p, "p99", "p99", { colour: 4, dash: 1 }),
    ],
  },
  { id: "errors", title: "Errors by cause", unit: "requests/s", height: 130, lines: causes },
  {
    id: "use",
    title: "CPU and slots in use",
    unit: "%",
    height: 130,
    lines: (p) =>
      p === ""
        ? [...perService("cpu", " cpu", 0), ...perService("slots", " slots", 1)]
        : [
            ...line(p, "cpu", "cpu", { colour: 1, dash: 0 }),
            ...line(p, "cpu-of-request", "cpu of request", { colour: 3, dash: 2 }),
            ...line(p, "slots", "slots", { colour: 2, dash: 1 }),
          ],
  },
  {
    id: "lag",
    title: "Messages in queues",
    unit: "",
    height: 130,
    lines: (p) =>
      p === ""
        ? perOwner(consumers, "lag", "", 0, false)
        : line(p, "lag", "not done", { colour: 1, dash: 0, fill: true }),
  },
  {
    id: "age",
    title: "Age of the oldest message",
    unit: "",
    height: 110,
    lines: (p) =>
      p === ""
        ? perOwner(consumers, "oldest-age", "", 0, false)
        : line(p, "oldest-age", "oldest", { colour: 2, dash: 0 }),
  },
  {
    id: "waiting",
    title: "Waiting",
    unit: "requests",
    height: 110,
    lines: (p) => line(p, "waiting", "waiting", { colour: 5, dash: 0, fill: true }),
  },
];
