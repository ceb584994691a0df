// One plot: uPlot draws the lines, here stands how they look and what is drawn beside them.

import { element } from "./dom.js";
import { clock, figure, tick } from "./figures.js";

const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];
const GUTTER = 62;
const HEIGHT = 150;

const colours = new Map();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => colours.clear());

/** A colour of the page's style; asked for dozens of times a frame, so the style is asked once. */
function css(name) {
  if (!colours.has(name)) {
    colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return colours.get(name);
}

function series(line) {
  const colour = () => css(`--c${line.colour}`);
  return {
    label: line.label,
    stroke: line.points ? "transparent" : colour,
    width: line.width ?? 1.5,
    dash: DASHES[line.dash % 6],
    spanGaps: false,
    fill: line.fill ? () => `color-mix(in srgb, ${colour()} 13%, transparent)` : undefined,
    paths: line.step ? uPlot.paths.stepped({ align: -1 }) : undefined,
    points: line.points ? { show: true, size: 7, stroke: colour, fill: () => css("--paper") } : { show: false },
  };
}

function axis() {
  return {
    stroke: () => css("--soft"),
    font: "11px system-ui, sans-serif",
    grid: { stroke: () => css("--grid"), width: 1 },
    ticks: { stroke: () => css("--rule"), width: 1, size: 4 },
  };
}

const TIMES = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800];

/** Marks what happened: faults as bands, scaling events as lines, limits as dashes. */
function marks(u, chart) {
  const ratio = uPlot.pxRatio;
  const { left, top, width, height } = u.bbox;
  const x = (seconds) => left + u.valToPos(seconds, "x") * ratio;
  const { ctx } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  for (const event of chart.report.events) {
    if (event.kind === "fault-start") {
      ctx.globalAlpha = 0.11;
      ctx.fillStyle = css("--fault");
      ctx.fillRect(x(event.at), top, x(event.until ?? chart.end) - x(event.at), height);
    } else if (event.kind === "scale-up" || event.kind === "scale-down" || event.kind === "breach") {
      ctx.globalAlpha = event.kind === "breach" ? 0.7 : 0.35;
      ctx.strokeStyle = css(event.kind === "breach" ? "--bad" : "--c1");
      ctx.setLineDash(event.kind === "scale-up" ? [] : [4 * ratio, 3 * ratio]);
      ctx.lineWidth = ratio;
      ctx.beginPath();
      ctx.moveTo(x(event.at), top);
      ctx.lineTo(x(event.at), top + height);
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
  for (const limit of chart.plot.limits ?? []) {
    const y = top + u.valToPos(limit.value, "y") * ratio;
    ctx.strokeStyle = ctx.fillStyle = css("--bad");
    ctx.setLineDash([7 * ratio, 4 * ratio]);
    ctx.lineWidth = 1.5 * ratio;
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.fillText(limit.label, left + 4 * ratio, y > top + 16 * ratio ? y - 4 * ratio : y + 13 * ratio);
  }
  ctx.restore();
}

function sample(line) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const stroke = document.createElementNS(ns, line.points ? "circle" : "line");
  const shape = line.points
    ? { cx: 13, cy: 5, r: 3.5, fill: "none", "stroke-width": 1.5 }
    : { x1: 0, x2: 26, y1: 5, y2: 5, "stroke-width": 2.5, "stroke-dasharray": DASHES[line.dash % 6].join(" ") };
  Object.entries(shape).forEach(([name, value]) => stroke.setAttribute(name, value));
  stroke.style.stroke = `var(--c${line.colour})`;
  svg.setAttribute("aria-hidden", "true");
  svg.append(stroke);
  return svg;
}

function describe(plot) {
  const told = plot.lines.map((line) => {
    const values = line.values.filter((value) => value !== null);
    if (values.length === 0) return `${line.label} has no values`;
    const lowest = figure(Math.min(...values), line.unit);
    return `${line.label} from ${lowest} to ${figure(Math.max(...values), line.unit)}`;
  });
  return `${plot.title} over time: ${told.join(", ")}`;
}

export class Chart {
  /** @param heard told the seconds under the pointer, and whether it was a click */
  constructor(host, width, plot, report, heard) {
    this.plot = plot;
    this.sighted = true;
    this.later = null;
    this.take(report);
    this.outputs = plot.lines.map(() => element("output", {}));
    this.canvas = element("div", { class: "canvas", role: "img", "aria-label": describe(plot) });
    const keys = plot.lines.map((line, i) => this.#key(line, i));
    const legend = element("div", { class: "legend", role: "group", "aria-label": `Lines of ${plot.title}` }, keys);
    const title = element("h3", {}, plot.title, " ", element("small", {}, plot.unit));
    this.root = element("figure", { class: "plot", id: `plot-${plot.id}` }, element("figcaption", {}, title, legend));
    this.root.append(this.canvas);
    host.append(this.root);
    this.u = new uPlot(this.#options(width, heard), [report.times, ...plot.lines.map((l) => l.values)], this.canvas);
    this.u.over.addEventListener("click", () => {
      if (this.u.cursor.idx !== null) heard(this.report.times[this.u.cursor.idx], true);
    });
  }

  take(report) {
    this.report = report;
    this.end = Math.max(report.subject.lengthSeconds, report.times.at(-1) ?? 0) || 1;
  }

  #key(line, i) {
    const press = (event) => {
      const pressed = event.currentTarget.getAttribute("aria-pressed") !== "true";
      event.currentTarget.setAttribute("aria-pressed", String(pressed));
      this.u.setSeries(i + 1, { show: pressed });
    };
    const attributes = { type: "button", "aria-pressed": "true", click: press };
    return element("button", attributes, sample(line), line.label, this.outputs[i]);
  }

  #options(width, heard) {
    const top = () => Math.max(0, ...(this.plot.limits ?? []).map((limit) => limit.value));
    const unit = this.plot.lines[0].unit;
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      padding: [8, 24, 0, 0],
      cursor: { y: false, points: { size: 6 }, drag: { x: true, y: false, dist: 4 } },
      scales: {
        x: { time: false },
        y: {
          range: (u, low, high) => {
            const limit = top();
            const most = Math.max(high ?? 0, limit < 4 * (high ?? 0) ? limit : 0);
            return [0, most > 0 ? most * 1.08 : 1];
          },
        },
      },
      series: [{}, ...this.plot.lines.map(series)],
      axes: [
        { ...axis(), size: 24, gap: 3, space: 70, incrs: TIMES, values: (u, splits) => splits.map(clock) },
        { ...axis(), size: GUTTER, space: 28, values: (u, splits) => splits.map((value) => tick(value, unit)) },
      ],
      hooks: {
        draw: [(u) => marks(u, this)],
        setCursor: [
          (u) => {
            if (u.cursor.event && u.cursor.idx !== null) heard(this.report.times[u.cursor.idx], false);
          },
        ],
      },
    };
  }

  /** Whether another report's plot has the same lines, so that its values can take their place. */
  fits(plot) {
    return (
      plot.id === this.plot.id &&
      plot.lines.length === this.plot.lines.length &&
      plot.lines.every((line, i) => line.label === this.plot.lines[i].label)
    );
  }

  /** Takes another report's values: at once if it can be seen, else when it can be. */
  show(plot, report) {
    if (this.sighted) this.#apply(plot, report);
    else this.later = () => this.#apply(plot, report);
  }

  /** Told whether any of it can be seen. */
  see(sighted) {
    this.sighted = sighted;
    if (sighted) this.catchUp();
  }

  /** Takes what it was shown while nobody could see it. */
  catchUp() {
    const { later } = this;
    if (!later) return;
    later();
    // The plot has the scales of what it took only when its own task of that kind is done.
    if (this.index !== undefined) queueMicrotask(() => this.at(this.index));
  }

  #apply(plot, report) {
    this.later = null;
    this.plot = plot;
    this.take(report);
    this.u.setData([report.times, ...plot.lines.map((line) => line.values)]);
  }

  /** What screen readers hear, once a drag has come to rest. */
  settle() {
    this.catchUp();
    this.canvas.setAttribute("aria-label", describe(this.plot));
  }

  /** Moves the cursor to a moment, and tells its values. */
  at(index) {
    this.index = index;
    if (this.later) return;
    const left = this.u.valToPos(this.report.times[index], "x");
    // The plot knows its own height: asking the page for it would lay the page out anew for every plot.
    this.u.setCursor({ left, top: this.u.bbox.height / uPlot.pxRatio / 2 }, false);
    this.outputs.forEach((output, i) => {
      const told = figure(this.u.data[i + 1][index], this.plot.lines[i].unit);
      if (output.textContent !== told) output.textContent = told;
    });
  }

  resize(width) {
    if (width > 0 && width !== this.u.width) this.u.setSize({ width, height: HEIGHT });
  }

  redraw() {
    this.u.redraw(false);
  }

  remove() {
    this.u.destroy();
    this.root.remove();
  }
}
