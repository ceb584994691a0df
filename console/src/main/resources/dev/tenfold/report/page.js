// The plots of one report: uPlot draws lines, this file says which, marks what happened on all of them, and keeps them on
// one time axis with one cursor. Words and tables are in the page already; nothing here makes markup out of text.

const report = JSON.parse(document.getElementById("report").textContent);
const times = report.times;
const end = Math.max(report.subject.lengthSeconds, times.at(-1) ?? 0) || 1;
const host = document.getElementById("plots");
const now = document.getElementById("now");
const reset = document.getElementById("reset");
const logLatency = document.getElementById("log");
const GUTTER = 62;
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];

let place = "";
let range = [0, end];
let plots = [];
const hidden = new Set();

// ---- numbers ----

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

function clock(seconds) {
  const whole = Math.floor(seconds + 1e-6);
  const two = (n) => String(n).padStart(2, "0");
  const rest = Math.round((seconds - whole) * 1000) / 1000;
  const fraction = rest > 0 ? String(rest).slice(1) : "";
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (h > 0 ? `${h}:${two(m)}` : `${m}`) + `:${two(s)}${fraction}`;
}

function figure(value, unit) {
  if (value == null) return "-";
  if (unit === "ms") return value >= 10000 ? `${grouped.format(value / 1000)} s` : `${grouped.format(value)} ms`;
  return grouped.format(value) + (unit === "%" ? " %" : "");
}

function tick(value, unit) {
  if (unit === "ms" && value >= 1000) return `${grouped.format(value / 1000)} s`;
  if (unit === "ms") return `${grouped.format(value)} ms`;
  return value >= 10000 ? `${grouped.format(value / 1000)}k` : figure(value, unit);
}

// ---- which lines ----

const seriesOf = (name) => (name === "" ? report.users : report.services.find((s) => s.name === name)).series;

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

/** The same series of several services, for the view of the users, who have no replicas of their own. */
function perService(name, suffix, first) {
  const scaled = report.services.filter((s) => s.policies.length > 0);
  const shown = (name === "cpu" || scaled.length === 0 ? report.services : scaled).slice(0, 6);
  const dash = (i) => (suffix === " cpu" ? i : first + 2 * i);
  return shown.flatMap((s, i) => line(s.name, name, s.name + suffix, { colour: i + 1, dash: dash(i), step: name !== "cpu" }));
}

function limits(from) {
  return report.findings
    .filter((f) => f.unit === "ms" && f.bound !== null && f.service === from)
    .map((f) => ({ value: f.bound, label: `limit ${f.limit}` }));
}

const DEFINITIONS = [
  { id: "demand", title: "Demand and served", unit: "requests/s", height: 150, lines: (p) => [
    ...line(p, "served", "served", { colour: 1, dash: 0, fill: true }),
    ...line(p, "demand", "demand", { colour: 2, dash: 1 })] },
  { id: "replicas", title: "Replicas", unit: "", height: 150, lines: (p) => p === "" ? [
    ...perService("ready", " ready", 0), ...perService("wanted", " wanted", 1)] : [
    ...line(p, "ready", "ready", { colour: 1, dash: 0, step: true, fill: true }),
    ...line(p, "wanted", "wanted", { colour: 2, dash: 1, step: true }),
    ...line(p, "starting", "starting", { colour: 3, dash: 2, step: true })] },
  { id: "latency", title: "Latency", unit: "", height: 180, limits, lines: (p) => [
    ...line(p, "p50", "p50", { colour: 3, dash: 2 }),
    ...line(p, "mean", "mean", { colour: 6, dash: 3 }),
    ...line(p, "p95", "p95", { colour: 1, dash: 0, width: 2 }),
    ...line(p, "p99", "p99", { colour: 4, dash: 1 })] },
  { id: "errors", title: "Errors by cause", unit: "requests/s", height: 130, lines: causes },
  { id: "use", title: "CPU and slots in use", unit: "%", height: 130, lines: (p) => p === "" ? perService("cpu", " cpu", 0) : [
    ...line(p, "cpu", "cpu", { colour: 1, dash: 0 }),
    ...line(p, "cpu-of-request", "cpu of request", { colour: 3, dash: 2 }),
    ...line(p, "slots", "slots", { colour: 2, dash: 1 })] },
  { id: "waiting", title: "Waiting", unit: "requests", height: 110, lines: (p) => line(p, "waiting", "waiting", { colour: 5, dash: 0, fill: true }) },
];

// ---- what happened, drawn on every plot ----

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const scaling = (e) => e.kind === "scale-up" || e.kind === "scale-down";
const concerns = (e) => place === "" || e.service === place || e.kind === "load-stage" || e.kind === "fault-start";
const SIGN = { "scale-up": "▲", "scale-down": "▼", "replicas-ready": "●", breach: "◆" };
const TONE = { "scale-up": "--c1", "scale-down": "--c1", "replicas-ready": "--c3", breach: "--bad" };

/** Runs `paint` in CSS pixels, so that one size of text and line serves every screen. */
function inPixels(u, paint) {
  const ratio = uPlot.pxRatio;
  const box = { left: u.bbox.left / ratio, top: u.bbox.top / ratio, width: u.bbox.width / ratio, height: u.bbox.height / ratio };
  const x = (t) => box.left + u.valToPos(t, "x");
  u.ctx.save();
  u.ctx.scale(ratio, ratio);
  u.ctx.font = "11px system-ui, sans-serif";
  u.ctx.textBaseline = "middle";
  u.ctx.textAlign = "left";
  paint(u.ctx, box, x);
  u.ctx.restore();
}

/** Text that keeps clear of the text before it; less important text comes later and gives way. */
function labels(ctx, box) {
  const taken = [];
  return (text, at, y, room = Infinity) => {
    const width = ctx.measureText(text).width;
    const left = Math.max(box.left, Math.min(at, box.left + box.width - width));
    const clash = taken.some((t) => left < t.right + 6 && left + width + 6 > t.left && Math.abs(t.y - y) < 10);
    if (clash || width > room || at > box.left + box.width + 1 || at < box.left - 1) return;
    taken.push({ left, right: left + width, y });
    ctx.fillText(text, left, y);
  };
}

function vertical(ctx, box, at, colour, dash, alpha) {
  if (at < box.left || at > box.left + box.width) return;
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(at, box.top);
  ctx.lineTo(at, box.top + box.height);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

const short = (e) => (scaling(e) ? `${place === "" ? `${e.service} ` : ""}${e.from}→${e.to}` : e.title);

function bands(u) {
  inPixels(u, (ctx, box, x) => {
    for (const e of report.events.filter((e) => e.kind === "fault-start")) {
      const left = Math.max(box.left, x(e.at));
      const right = Math.min(box.left + box.width, x(e.until));
      ctx.globalAlpha = 0.11;
      ctx.fillStyle = css("--fault");
      if (right > left) ctx.fillRect(left, box.top, right - left, box.height);
    }
  });
}

function marks(u) {
  inPixels(u, (ctx, box, x) => {
    const write = labels(ctx, box);
    const y = box.top - 8;
    const order = ["fault-start", "breach", "load-stage", "scale-up", "scale-down"];
    const shown = report.events.filter((e) => order.includes(e.kind) && concerns(e));
    const faint = shown.filter(scaling).length > 40 ? 0.12 : 0.4;
    ctx.lineWidth = 1;
    for (const e of shown) {
      if (e.kind === "load-stage") vertical(ctx, box, x(e.at), css("--soft"), [2, 3], 0.5);
      else if (e.kind === "fault-start") [e.at, e.until].forEach((t) => vertical(ctx, box, x(t), css("--fault"), [6, 3], 0.8));
      else vertical(ctx, box, x(e.at), css(TONE[e.kind]), e.kind === "breach" ? [4, 2] : [], e.kind === "breach" ? 0.6 : faint);
    }
    for (const e of shown.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      ctx.fillStyle = css(e.kind === "fault-start" ? "--bad" : (TONE[e.kind] ?? "--soft"));
      write((SIGN[e.kind] ? `${SIGN[e.kind]} ` : "") + short(e), x(e.at) + 2, y, 260);
    }
  });
}

function limitLines(definition) {
  return (u) => inPixels(u, (ctx, box) => {
    const write = labels(ctx, box);
    for (const limit of definition.limits(place)) {
      const y = box.top + u.valToPos(limit.value, "y");
      if (y < box.top || y > box.top + box.height) continue;
      ctx.strokeStyle = ctx.fillStyle = css("--bad");
      ctx.lineWidth = 1.5;
      ctx.setLineDash([7, 4]);
      ctx.beginPath();
      ctx.moveTo(box.left, y);
      ctx.lineTo(box.left + box.width, y);
      ctx.stroke();
      write(limit.label, box.left + 4, y > box.top + 14 ? y - 8 : y + 9);
    }
  });
}

// ---- the lanes: stages, faults and scaling, with room for their names ----

const LANE = 20;

/** Spans on as few lanes as hold them without overlap. */
function stacked(events) {
  const lanes = [];
  for (const e of events) {
    const free = lanes.find((lane) => lane.at(-1).until <= e.at);
    if (free) free.push(e);
    else lanes.push([e]);
  }
  return lanes;
}

function lanes() {
  const spans = (kind) => stacked(report.events.filter((e) => e.kind === kind));
  const marked = report.services
    .filter((s) => place === "" || s.name === place)
    .map((s) => ({ name: s.name, marks: report.events.filter((e) => e.service === s.name && SIGN[e.kind]) }));
  return [
    ...spans("load-stage").map((events, i) => ({ name: i === 0 ? "load" : "", spans: events, tone: "--soft" })),
    ...spans("fault-start").map((events, i) => ({ name: i === 0 ? "faults" : "", spans: events, tone: "--fault" })),
    ...marked.filter((lane) => lane.marks.length > 0),
  ];
}

function clipped(ctx, text, width) {
  let cut = text;
  while (cut.length > 1 && ctx.measureText(cut + (cut === text ? "" : "…")).width > width) cut = cut.slice(0, -1);
  return cut === text ? text : `${cut}…`;
}

function paintLanes(u) {
  inPixels(u, (ctx, box, x) => {
    lanes().forEach((lane, i) => {
      const y = box.top + i * LANE + LANE / 2;
      ctx.fillStyle = css("--soft");
      ctx.textAlign = "right";
      ctx.fillText(clipped(ctx, lane.name, GUTTER - 10), box.left - 8, y);
      ctx.textAlign = "left";
      ctx.beginPath();
      if (lane.spans) paintSpans(ctx, box, x, lane, y);
      else paintMarks(ctx, box, x, lane, y);
    });
  });
}

function paintSpans(ctx, box, x, lane, y) {
  for (const e of lane.spans) {
    const left = Math.max(box.left, x(e.at));
    const right = Math.min(box.left + box.width, x(e.until));
    if (right <= left) continue;
    ctx.fillStyle = css(lane.tone);
    ctx.globalAlpha = lane.tone === "--fault" ? 0.28 : 0.13;
    ctx.fillRect(left, y - LANE / 2 + 2, Math.max(2, right - left - 1), LANE - 4);
    ctx.globalAlpha = 1;
    ctx.fillStyle = css(lane.tone === "--fault" ? "--bad" : "--ink");
    if (right - left > 28) ctx.fillText(clipped(ctx, e.title, right - left - 10), left + 5, y);
  }
}

/** Marks, and behind each cluster of them, in one direction, from how many replicas to how many it led. */
function paintMarks(ctx, box, x, lane, y) {
  const inside = lane.marks.filter((e) => x(e.at) >= box.left && x(e.at) <= box.left + box.width);
  for (const e of inside) {
    ctx.fillStyle = css(TONE[e.kind]);
    ctx.fillText(SIGN[e.kind], x(e.at) - 4, y);
  }
  const write = labels(ctx, box);
  let first = null;
  inside.forEach((e, i) => {
    if (scaling(e)) first ??= e;
    const next = inside[i + 1];
    const turns = next && scaling(next) && first && next.kind !== first.kind;
    if (!first || (next && x(next.at) - x(e.at) < 58 && !turns)) return;
    const last = inside.slice(0, i + 1).filter(scaling).at(-1);
    ctx.fillStyle = css(TONE[first.kind]);
    write(`${first.from}→${last.to}`, x(e.at) + 8, y, next ? x(next.at) - x(e.at) - 12 : Infinity);
    first = null;
  });
}

// ---- one time axis ----

function zoom(min, max) {
  const width = Math.min(end, Math.max(max - min, 4 * ((times[1] ?? end) - (times[0] ?? 0))));
  const from = Math.max(0, Math.min(min, end - width));
  range = [from, from + width];
  reset.disabled = width >= end;
  for (const u of plots) {
    if (u.scales.x.min !== range[0] || u.scales.x.max !== range[1]) u.setScale("x", { min: range[0], max: range[1] });
  }
}

/** Moves every plot's cursor to a moment, and the axis as well if the moment is out of sight. */
function show(seconds) {
  const width = range[1] - range[0];
  if (seconds < range[0] || seconds > range[1]) zoom(seconds - width / 2, seconds + width / 2);
  queueMicrotask(() => plots.forEach((u) => u.setCursor({ left: u.valToPos(seconds, "x"), top: u.over.clientHeight / 2 }, true, false)));
}

function readOut(u) {
  const index = u.cursor.idx;
  const here = index !== null && index !== undefined;
  u.root.closest(".plot").querySelectorAll("output").forEach((output, i) => {
    output.textContent = here ? figure(u.data[i + 1][index], u.tenfold[i].unit) : "";
  });
  if (u === plots[0]) now.textContent = here ? clock(times[index]) : "";
}

const xScale = () => ({ time: false, min: range[0], max: range[1], range: (u, min, max) => [min, max] });

function xAxis() {
  return {
    stroke: () => css("--soft"), size: 24, gap: 3, font: "11px system-ui, sans-serif", space: 70,
    grid: { stroke: () => css("--grid"), width: 1 }, ticks: { stroke: () => css("--rule"), width: 1, size: 4 },
    incrs: [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800],
    values: (u, splits) => splits.map(clock),
  };
}

function options(width, height, rest) {
  return {
    width, height, legend: { show: false }, padding: [18, 12, 0, 0],
    cursor: {
      y: false, points: { size: 6 }, sync: { key: "time", setSeries: false }, drag: { x: true, y: false, dist: 4 },
      bind: { dblclick: () => () => zoom(0, end) },
    },
    ...rest,
    hooks: {
      setCursor: [readOut],
      setScale: [(u, key) => { if (key === "x" && plots.includes(u)) zoom(u.scales.x.min, u.scales.x.max); }],
      ...rest.hooks,
    },
  };
}

/** A click beside a scaling event opens its why; uPlot keeps the click that ends a drag to itself. */
function openNear(u, left) {
  let nearest = null;
  report.events.forEach((e, i) => {
    const distance = Math.abs(u.valToPos(e.at, "x") - left);
    if (scaling(e) && concerns(e) && distance < 8 && (!nearest || distance < nearest.distance)) nearest = { i, distance };
  });
  const details = nearest && document.querySelector(`[data-event="${nearest.i}"] details`);
  if (details) {
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
  }
}

// ---- building ----

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

function sample(look) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const stroke = document.createElementNS(ns, "line");
  Object.entries({ x1: 0, x2: 26, y1: 5, y2: 5, "stroke-width": 2.5, "stroke-dasharray": DASHES[look.dash % 6].join(" ") })
    .forEach(([name, value]) => stroke.setAttribute(name, value));
  stroke.style.stroke = `var(--c${look.colour})`;
  svg.setAttribute("aria-hidden", "true");
  svg.append(stroke);
  return svg;
}

function yRange(definition, log) {
  const bounds = definition.limits ? definition.limits(place).map((l) => l.value) : [];
  return (u, low, high) => {
    const top = Math.max(high ?? 0, ...bounds.filter((b) => b < 4 * (high ?? 0)));
    if (log) return [Math.max(0.1, (low ?? 1) * 0.7), Math.max(10, top * 1.4)];
    if (definition.unit === "%") return [0, Math.max(100, top) * 1.05];
    return [0, top > 0 ? top * 1.08 : 1];
  };
}

/** Powers of ten, and twice and five times them where there is room. */
function decades(u, axis, min, max) {
  const steps = max / min > 200 ? [1] : [1, 2, 5];
  const splits = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
    splits.push(...steps.map((step) => step * 10 ** power).filter((v) => v >= min && v <= max));
  }
  return splits;
}

function look(line) {
  const colour = () => css(`--c${line.colour}`);
  return {
    label: line.label, stroke: colour, width: line.width ?? 1.5, dash: DASHES[line.dash % 6], spanGaps: false,
    fill: line.fill ? () => `color-mix(in srgb, ${colour()} 13%, transparent)` : undefined,
    paths: line.step ? uPlot.paths.stepped({ align: -1 }) : undefined,
    points: { show: false },
  };
}

function describe(definition, lines) {
  const peaks = lines.map((l) => {
    const values = l.values.filter((v) => v !== null);
    return values.length === 0 ? `${l.label} has no values`
      : `${l.label} from ${figure(Math.min(...values), l.unit)} to ${figure(Math.max(...values), l.unit)}`;
  });
  return `${definition.title} over time: ${peaks.join(", ")}`;
}

function build() {
  plots.forEach((u) => u.destroy());
  plots = [];
  host.replaceChildren();
  if (times.length === 0) return;
  const width = host.clientWidth;
  lanesPlot(width);
  for (const definition of DEFINITIONS) {
    const lines = definition.lines(place);
    const idle = lines.every((l) => l.values.every((v) => v === null || v === 0));
    if (lines.length > 0 && !(idle && definition.id === "waiting")) plot(definition, lines, width);
  }
}

function frame(id, title, unit, keys, label) {
  const canvas = element("div", { class: "canvas", role: "img", "aria-label": label });
  const heading = element("h3", {}, title, " ", element("small", {}, unit));
  host.append(element("figure", { class: "plot", id: `plot-${id}` }, element("figcaption", {}, heading, keys), canvas));
  return canvas;
}

function lanesPlot(width) {
  const rows = lanes();
  if (rows.length === 0) return;
  const keys = element("div", { class: "legend" }, element("span", { class: "key" }, "▲ up  ▼ down  ● ready  ◆ limit passed"));
  const canvas = frame("lanes", "Load, faults, scaling", "", keys, `${report.events.length} events, listed under What happened`);
  const u = new uPlot(options(width, rows.length * LANE + 32, {
    padding: [4, 12, 0, GUTTER], scales: { x: xScale() }, series: [{}],
    axes: [xAxis()], hooks: { drawClear: [bands], draw: [paintLanes] },
  }), [times], canvas);
  add(u, []);
}

function plot(definition, lines, width) {
  const log = definition.id === "latency" && logLatency.checked;
  const legend = element("div", { class: "legend", role: "group", "aria-label": `Lines of ${definition.title}` });
  const canvas = frame(definition.id, definition.title, definition.unit, legend, describe(definition, lines));
  const values = lines.map((l) => (log ? l.values.map((v) => (v > 0 ? v : null)) : l.values));
  const u = new uPlot(options(width, definition.height, {
    scales: { x: xScale(), y: { distr: log ? 3 : 1, range: yRange(definition, log) } },
    series: [{}, ...lines.map(look)],
    axes: [xAxis(), { ...xAxis(), size: GUTTER, space: 28, incrs: undefined, ...(log && { splits: decades, filter: (self, splits) => splits }),
      values: (self, splits) => splits.map((v) => (v === null ? "" : tick(v, lines[0].unit))) }],
    hooks: { drawClear: [bands], draw: definition.limits ? [limitLines(definition), marks] : [marks] },
  }), [times, ...values], canvas);
  add(u, lines);
  lines.forEach((l, i) => legend.append(toggle(u, `${definition.id} ${l.label}`, l, i + 1)));
}

function add(u, lines) {
  u.tenfold = lines;
  u.over.addEventListener("click", (event) => openNear(u, event.clientX - u.over.getBoundingClientRect().left));
  plots.push(u);
}

function toggle(u, key, line, index) {
  const button = element("button", { type: "button", "aria-pressed": "true" }, sample(line), line.label, element("output", {}));
  const apply = () => {
    button.setAttribute("aria-pressed", String(!hidden.has(key)));
    u.setSeries(index, { show: !hidden.has(key) });
  };
  button.addEventListener("click", () => {
    if (!hidden.delete(key)) hidden.add(key);
    apply();
  });
  if (hidden.has(key)) apply();
  return button;
}

// ---- the reader's hands ----

function choose(name) {
  place = name;
  report.events.forEach((e, i) => {
    const item = document.querySelector(`[data-event="${i}"]`);
    item.hidden = !(concerns(e) || e.kind === "fault-end");
  });
  build();
}

["", ...report.services.map((s) => s.name)].forEach((name) => {
  const radio = element("input", { type: "radio", name: "place", value: name });
  radio.checked = name === "";
  radio.addEventListener("change", () => choose(name));
  document.getElementById("places").append(element("label", {}, radio, element("span", {}, name === "" ? "users, end to end" : name)));
});

document.addEventListener("click", (event) => {
  const moment = event.target.closest(".moment");
  if (!moment) return;
  if (!moment.closest(".time")) document.querySelector(".time").scrollIntoView();
  show(Number(moment.dataset.at));
});
document.querySelectorAll(".events details").forEach((details) => details.addEventListener("toggle", () => {
  if (details.open && !document.documentElement.classList.contains("print")) show(Number(details.firstElementChild.dataset.at));
}));
reset.addEventListener("click", () => zoom(0, end));
logLatency.addEventListener("change", build);

host.addEventListener("keydown", (event) => {
  if (event.target !== host || plots.length === 0) return;
  const u = plots[0];
  const index = u.cursor.idx ?? times.findIndex((t) => t >= range[0]);
  const step = event.shiftKey ? 10 : 1;
  const centre = times[index];
  const scaled = (factor) => zoom(centre - (centre - range[0]) * factor, centre + (range[1] - centre) * factor);
  const keys = {
    ArrowLeft: () => show(times[Math.max(0, index - step)]),
    ArrowRight: () => show(times[Math.min(times.length - 1, index + step)]),
    Home: () => show(times[0]),
    End: () => show(times.at(-1)),
    "+": () => scaled(0.5),
    "=": () => scaled(0.5),
    "-": () => scaled(2),
    0: () => zoom(0, end),
    Escape: () => zoom(0, end),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

/** Paper is light and narrow, and what is folded on the screen must be open on it. */
function paper(on) {
  document.documentElement.classList.toggle("print", on);
  document.querySelectorAll("details").forEach((d) => {
    if (on) d.dataset.was = d.open;
    d.open = on || d.dataset.was === "true";
  });
  if (on) plots.forEach((u) => u.setSize({ width: Math.min(680, u.width), height: u.height }));
  else build();
}
addEventListener("beforeprint", () => paper(true));
addEventListener("afterprint", () => paper(false));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", build);
new ResizeObserver(() => {
  const width = host.clientWidth;
  plots.filter((u) => u.width !== width).forEach((u) => u.setSize({ width, height: u.height }));
}).observe(host);

// A peak that dwarfs its limit hides it on a linear scale.
const peak = Math.max(0, ...(report.users.series.find((s) => s.name === "p95")?.values ?? []));
logLatency.checked = limits("").some((limit) => peak > 10 * limit.value);
build();

// For the browser's console: the numbers, and the plots that show them.
globalThis.tenfold = { report, plots: () => plots };
