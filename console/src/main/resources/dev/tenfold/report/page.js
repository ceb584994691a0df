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
  queueMicrotask(() =>
    plots.forEach((u) => u.setCursor({ left: u.valToPos(seconds, "x"), top: u.over.clientHeight / 2 }, true, false)),
  );
}

function readOut(u) {
  const index = u.cursor.idx;
  const here = index !== null && index !== undefined;
  u.root
    .closest(".plot")
    .querySelectorAll("output")
    .forEach((output, i) => {
      output.textContent = here ? figure(u.data[i + 1][index], u.tenfold[i].unit) : "";
    });
  if (u === plots[0]) now.textContent = here ? clock(times[index]) : "";
}

const xScale = () => ({ time: false, min: range[0], max: range[1], range: (u, min, max) => [min, max] });

function xAxis() {
  return {
    stroke: () => css("--soft"),
    size: 24,
    gap: 3,
    font: "11px system-ui, sans-serif",
    space: 70,
    grid: { stroke: () => css("--grid"), width: 1 },
    ticks: { stroke: () => css("--rule"), width: 1, size: 4 },
    incrs: [
      0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800,
    ],
    values: (u, splits) => splits.map(clock),
  };
}

function options(width, height, rest) {
  return {
    width,
    height,
    legend: { show: false },
    padding: [18, EDGE, 0, 0],
    cursor: {
      y: false,
      points: { size: 6 },
      sync: { key: "time", setSeries: false },
      drag: { x: true, y: false, dist: 4 },
      bind: { dblclick: () => () => zoom(0, end) },
    },
    ...rest,
    hooks: {
      setCursor: [readOut],
      setScale: [
        (u, key) => {
          if (key === "x" && plots.includes(u)) zoom(u.scales.x.min, u.scales.x.max);
        },
      ],
      ...rest.hooks,
    },
  };
}

/** A click beside a scaling event opens its why; uPlot keeps the click that ends a drag to itself. */
function openNear(u, left) {
  let nearest = null;
  report.events.forEach((e, i) => {
    const distance = Math.abs(u.valToPos(e.at, "x") - left);
    if (scaling(e) && concerns(e) && distance < 8 && (!nearest || distance < nearest.distance))
      nearest = { i, distance };
  });
  const details = nearest && document.querySelector(`[data-event="${nearest.i}"] details`);
  if (details) {
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
  }
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

["", ...[...report.services, ...report.pools].map((s) => s.name)].forEach((name) => {
  const radio = element("input", { type: "radio", name: "place", value: name });
  radio.checked = name === "";
  radio.addEventListener("change", () => choose(name));
  document
    .getElementById("places")
    .append(element("label", {}, radio, element("span", {}, name === "" ? "users, end to end" : name)));
});

document.addEventListener("click", (event) => {
  const moment = event.target.closest(".moment");
  if (!moment) return;
  if (!moment.closest(".time")) document.querySelector(".time").scrollIntoView();
  show(Number(moment.dataset.at));
});
document.querySelectorAll(".events details").forEach((details) =>
  details.addEventListener("toggle", () => {
    if (details.open && !document.documentElement.classList.contains("print"))
      show(Number(details.firstElementChild.dataset.at));
  }),
);
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
