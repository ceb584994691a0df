// Which lines of a report stand in which plot.

const DASHED = 1;

function series(from, name) {
  return from?.series.find((each) => each.name === name);
}

function line(from, name, label, look) {
  const found = series(from, name);
  return found ? [{ label, unit: found.unit, values: found.values, ...look }] : [];
}

/** Services that a policy scales, or all of them where none does; few enough to be told apart. */
function shown(report) {
  const scaled = report.services.filter((service) => service.policies.length > 0);
  return (scaled.length > 0 ? scaled : report.services).slice(0, 4);
}

const each = (report, name, suffix, look) =>
  shown(report).flatMap((service, i) =>
    line(service, name, service.name + suffix, { colour: i + 1, dash: 2 * i, ...look }),
  );

function causes(report) {
  return report.users.series
    .filter((one) => one.name.startsWith("cause:"))
    .flatMap((one, i) => line(report.users, one.name, one.name.slice(6), { colour: (i % 6) + 1, dash: i }));
}

/** What autoscalers were shown, as far as it is a percentage, at the moments when they decided. */
function seen(report) {
  const service = shown(report)[0];
  const points = report.events
    .filter((event) => event.readings && event.service === service?.name)
    .flatMap((event) =>
      event.readings
        .filter((reading) => /cpu/i.test(reading.metric) && /^[\d,.]+ %/.test(reading.value))
        .map((reading) => ({ at: event.at, value: parseFloat(reading.value.replaceAll(",", "")) })),
    );
  if (points.length === 0) return [];
  const values = report.times.map(() => null);
  for (const point of points) {
    const index = report.times.findIndex((time) => time >= point.at);
    if (index >= 0) values[index] = point.value;
  }
  return [{ label: `${service.name} as the policy saw it`, unit: "%", values, colour: 4, dash: 0, points: true }];
}

export const limits = (report) =>
  report.findings
    .filter((finding) => finding.unit === "ms" && finding.bound !== null && finding.service === "")
    .map((finding) => ({ value: finding.bound, label: `limit ${finding.limit}` }));

/** The plots of a report, each with its lines; a plot without lines is left out. */
export function plotsOf(report) {
  const users = report.users;
  const all = [
    {
      id: "demand",
      title: "Demand and served",
      unit: "requests/s",
      lines: [
        ...line(users, "served", "served", { colour: 1, dash: 0, fill: true }),
        ...line(users, "demand", "demand", { colour: 2, dash: DASHED }),
      ],
    },
    {
      id: "replicas",
      title: "Replicas",
      unit: "",
      lines: [
        ...each(report, "ready", " ready", { step: true, fill: shown(report).length === 1 }),
        ...each(report, "wanted", " wanted", { step: true, colour: 2, dash: DASHED }),
      ],
    },
    {
      id: "latency",
      title: "Latency",
      unit: "",
      limits: limits(report),
      lines: [
        ...line(users, "p95", "p95", { colour: 1, dash: 0, width: 2 }),
        ...line(users, "p99", "p99", { colour: 4, dash: DASHED }),
      ],
    },
    { id: "errors", title: "Errors by cause", unit: "requests/s", lines: causes(report) },
    {
      id: "cpu",
      title: "CPU of what is requested: the truth, and what the policy saw",
      unit: "%",
      lines: [...each(report, "cpu-of-request", "", {}), ...seen(report)],
    },
    { id: "lag", title: "Messages in queues", unit: "", lines: each(report, "lag", "", { fill: true }) },
  ];
  return all.filter((plot) => plot.lines.some((one) => one.values.some((value) => value)));
}

/** The true value of what a policy read, at a moment; nothing where the report has no such series. */
export function truth(report, event, reading, at) {
  const service = report.services.find((one) => one.name === event.service);
  const name = /cpu/i.test(reading.metric)
    ? "cpu-of-request"
    : /lag|queue|message/i.test(reading.metric)
      ? "lag"
      : /request|rps|rate/i.test(reading.metric)
        ? "demand"
        : null;
  const found = name && series(service, name);
  if (!found) return null;
  const index = Math.max(0, report.times.findIndex((time) => time >= at));
  return { value: found.values[index], unit: found.unit, name };
}
