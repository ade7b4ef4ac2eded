// Draws the table of days as a chart. A day on which Assay did not look is a gap.
(() => {
  const table = document.getElementById("trend");
  const place = document.getElementById("chart");
  if (!table || !place || !window.uPlot) return;

  // A canvas knows no variables and no light-dark(): an element says what they come to.
  const probe = document.createElement("i");
  place.before(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const iso = (seconds) => new Date(seconds * 1000).toISOString();
  const rows = [...table.tBodies[0].rows].reverse();
  const days = rows.map((row) => Date.parse(row.querySelector("time").dateTime) / 1000);
  const column = (label) =>
    rows.map((row) => {
      const cell = row.querySelector(`td[data-label="${label}"]`);
      return cell ? Number(cell.textContent) : null;
    });

  const lines = [
    ["Images", "--quiet", [2, 4], 1],
    ["Verified", "--verified", [], 1],
    ["Unevaluated", "--unevaluated", [2, 2], 1],
    ["Error", "--error", [6, 3], 1],
    ["Unsigned", "--untrusted", [8, 2, 2, 2], 1],
    ["Refused", "--alarm", [], 3],
  ];
  const axis = () => ({ stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } });
  const data = [days, ...lines.map(([label]) => column(label))];
  const options = (width) => ({
    width,
    height: Math.max(220, Math.min(360, width / 3)),
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    series: [
      { label: "Day", value: (_, seconds) => (seconds == null ? "–" : iso(seconds).slice(0, 10)) },
      ...lines.map(([label, name, dash, thick]) => ({ label, stroke: colour(name), dash, width: thick, points: { show: days.length < 40, size: 4 } })),
    ],
    scales: { y: { range: (_, low, high) => [0, Math.max(1, high * 1.05)] } },
    axes: [{ ...axis(), values: (_, ticks) => ticks.map((seconds) => iso(seconds).slice(5, 10)) }, axis()],
  });

  let chart;
  const draw = () => {
    chart?.destroy();
    chart = new uPlot(options(place.clientWidth), data, place);
  };
  draw();
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    draw();
  }).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new MutationObserver(draw).observe(document.documentElement, { attributes: true });
})();
