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
  Object.entries({
    x1: 0,
    x2: 26,
    y1: 5,
    y2: 5,
    "stroke-width": 2.5,
    "stroke-dasharray": DASHES[look.dash % 6].join(" "),
  }).forEach(([name, value]) => stroke.setAttribute(name, value));
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
    label: line.label,
    stroke: colour,
    width: line.width ?? 1.5,
    dash: DASHES[line.dash % 6],
    spanGaps: false,
    fill: line.fill ? () => `color-mix(in srgb, ${colour()} 13%, transparent)` : undefined,
    paths: line.step ? uPlot.paths.stepped({ align: -1 }) : undefined,
    points: { show: false },
  };
}

function describe(definition, lines) {
  const peaks = lines.map((l) => {
    const values = l.values.filter((v) => v !== null);
    return values.length === 0
      ? `${l.label} has no values`
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
  host.append(
    element("figure", { class: "plot", id: `plot-${id}` }, element("figcaption", {}, heading, keys), canvas),
  );
  return canvas;
}

/** What the signs of this report mean. */
function signs() {
  return Object.entries(MEANING)
    .filter(([kind]) => report.events.some((e) => e.kind === kind))
    .map(([kind, meaning]) => `${SIGN[kind]} ${meaning}`)
    .join("  ");
}

function lanesPlot(width) {
  const rows = lanes();
  if (rows.length === 0) return;
  const keys = element(
    "div",
    { class: "legend" },
    element("span", { class: "key" }, signs()),
  );
  const canvas = frame(
    "lanes",
    "Load, faults, scaling",
    "",
    keys,
    `${report.events.length} events, listed under What happened`,
  );
  const u = new uPlot(
    options(width, rows.length * LANE + 32, {
      padding: [4, EDGE, 0, GUTTER],
      scales: { x: xScale() },
      series: [{}],
      axes: [xAxis()],
      hooks: { drawClear: [bands], draw: [paintLanes] },
    }),
    [times],
    canvas,
  );
  add(u, []);
}

function plot(definition, lines, width) {
  const log = definition.id === "latency" && logLatency.checked;
  const legend = element("div", { class: "legend", role: "group", "aria-label": `Lines of ${definition.title}` });
  const canvas = frame(definition.id, definition.title, definition.unit, legend, describe(definition, lines));
  const values = lines.map((l) => (log ? l.values.map((v) => (v > 0 ? v : null)) : l.values));
  const u = new uPlot(
    options(width, definition.height, {
      scales: { x: xScale(), y: { distr: log ? 3 : 1, range: yRange(definition, log) } },
      series: [{}, ...lines.map(look)],
      axes: [
        xAxis(),
        {
          ...xAxis(),
          size: GUTTER,
          space: 28,
          incrs: undefined,
          ...(log && { splits: decades, filter: (self, splits) => splits }),
          values: (self, splits) => splits.map((v) => (v === null ? "" : tick(v, lines[0].unit))),
        },
      ],
      hooks: { drawClear: [bands], draw: definition.limits ? [limitLines(definition), marks] : [marks] },
    }),
    [times, ...values],
    canvas,
  );
  add(u, lines);
  lines.forEach((l, i) => legend.append(toggle(u, `${definition.id} ${l.label}`, l, i + 1)));
}

function add(u, lines) {
  u.tenfold = lines;
  u.over.addEventListener("click", (event) => openNear(u, event.clientX - u.over.getBoundingClientRect().left));
  plots.push(u);
}

function toggle(u, key, line, index) {
  const button = element(
    "button",
    { type: "button", "aria-pressed": "true" },
    sample(line),
    line.label,
    element("output", {}),
  );
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
