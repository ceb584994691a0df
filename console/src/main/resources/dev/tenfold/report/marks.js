// ---- what happened, drawn on every plot ----

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const scaling = (e) => e.kind === "scale-up" || e.kind === "scale-down";
const concerns = (e) => place === "" || e.service === place || e.service === "" || e.kind === "fault-start";
const urgent = (e) => e.kind === "breach" || e.kind === "alert" || e.kind === "page";
const SIGN = {
  "scale-up": "▲",
  "scale-down": "▼",
  "replicas-ready": "●",
  "nodes-scaled": "■",
  "nodes-ready": "●",
  breach: "◆",
  alert: "!",
  page: "☎",
};
const TONE = {
  "scale-up": "--c1",
  "scale-down": "--c1",
  "replicas-ready": "--c3",
  "nodes-scaled": "--c1",
  "nodes-ready": "--c3",
  breach: "--bad",
  alert: "--bad",
  page: "--bad",
};
const MEANING = {
  "scale-up": "up",
  "scale-down": "down",
  "replicas-ready": "ready",
  "nodes-scaled": "nodes",
  breach: "limit passed",
  page: "page",
};

/** Runs `paint` in CSS pixels, so that one size of text and line serves every screen. */
function inPixels(u, paint) {
  const ratio = uPlot.pxRatio;
  const box = {
    left: u.bbox.left / ratio,
    top: u.bbox.top / ratio,
    width: u.bbox.width / ratio,
    height: u.bbox.height / ratio,
  };
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
    const order = ["fault-start", "page", "alert", "breach", "load-stage", "scale-up", "scale-down"];
    const shown = report.events.filter((e) => order.includes(e.kind) && concerns(e));
    const faint = shown.filter(scaling).length > 40 ? 0.12 : 0.4;
    ctx.lineWidth = 1;
    for (const e of shown) {
      if (e.kind === "load-stage") vertical(ctx, box, x(e.at), css("--soft"), [2, 3], 0.5);
      else if (e.kind === "fault-start")
        [e.at, e.until].forEach((t) => vertical(ctx, box, x(t), css("--fault"), [6, 3], 0.8));
      else
        vertical(
          ctx,
          box,
          x(e.at),
          css(TONE[e.kind]),
          urgent(e) ? [4, 2] : [],
          urgent(e) ? 0.6 : faint,
        );
    }
    for (const e of shown.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      ctx.fillStyle = css(e.kind === "fault-start" ? "--bad" : (TONE[e.kind] ?? "--soft"));
      write((SIGN[e.kind] ? `${SIGN[e.kind]} ` : "") + short(e), x(e.at) + 2, y, 260);
    }
  });
}

function limitLines(definition) {
  return (u) =>
    inPixels(u, (ctx, box) => {
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
  const spans = (kind) => stacked(report.events.filter((e) => e.kind === kind && concerns(e)));
  const marks = (of) => report.events.filter((e) => SIGN[e.kind] && e.kind !== "alert" && of(e));
  const pages = { name: "pages", marks: marks((e) => e.kind === "page" && concerns(e)) };
  const marked = [...report.services, ...report.pools]
    .filter((s) => place === "" || s.name === place)
    .map((s) => ({ name: s.name, marks: marks((e) => e.service === s.name && e.kind !== "page") }));
  return [
    ...spans("load-stage").map((events, i) => ({ name: i === 0 ? "load" : "", spans: events, tone: "--soft" })),
    ...spans("fault-start").map((events, i) => ({ name: i === 0 ? "faults" : "", spans: events, tone: "--fault" })),
    ...spans("alert").map((events, i) => ({ name: i === 0 ? "alerts" : "", spans: events, tone: "--bad" })),
    ...[pages, ...marked].filter((lane) => lane.marks.length > 0),
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
    ctx.globalAlpha = lane.tone === "--soft" ? 0.13 : 0.28;
    ctx.fillRect(left, y - LANE / 2 + 2, Math.max(2, right - left - 1), LANE - 4);
    ctx.globalAlpha = 1;
    ctx.fillStyle = css(lane.tone === "--soft" ? "--ink" : "--bad");
    if (right - left > 28) ctx.fillText(clipped(ctx, e.title, right - left - 10), left + 5, y);
  }
}

/** Marks in one direction that stand close together, told as one step: from how many replicas to how many. */
function clusters(marks, x) {
  const found = [];
  for (const e of marks) {
    const last = found.at(-1);
    if (last && x(e.at) - last.right < 58 && (!scaling(e) || !last.first || last.first.kind === e.kind)) {
      last.right = x(e.at);
    } else {
      found.push({ left: x(e.at), right: x(e.at) });
    }
    if (!scaling(e)) continue;
    found.at(-1).first ??= e;
    found.at(-1).last = e;
  }
  return found;
}

function paintMarks(ctx, box, x, lane, y) {
  const edge = box.left + box.width;
  const inside = lane.marks.filter((e) => x(e.at) >= box.left && x(e.at) <= edge);
  for (const e of inside) {
    ctx.fillStyle = css(TONE[e.kind]);
    ctx.fillText(SIGN[e.kind], x(e.at) - 4, y);
  }
  const found = clusters(inside, x);
  found.forEach((cluster, i) => {
    if (!cluster.first) return;
    const text = `${cluster.first.from}→${cluster.last.to}`;
    const width = ctx.measureText(text).width + 16;
    const before = found[i - 1]?.right ?? box.left;
    ctx.fillStyle = css(TONE[cluster.first.kind]);
    if (cluster.right + width < (found[i + 1]?.left ?? edge + 8)) ctx.fillText(text, cluster.right + 8, y);
    else if (!found[i + 1] && cluster.left - width > before) ctx.fillText(text, cluster.left - width + 8, y);
  });
}
