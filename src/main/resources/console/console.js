// The console: reads the API every two seconds. Text of the telemetry only ever becomes a text node.
const every = 2000;
const slowly = 30000;
const most = 500;
const severities = ["critical", "high", "medium", "low", "info"];
const wanted = () => new URLSearchParams(location.hash.slice(1));
const state = { agents: [], findings: new Map(), after: null, selected: null, shown: new Set(severities), rule: null, last: 0, slow: null, slowAt: 0 };
const at = (id) => document.getElementById(id);

// Control, bidi and other invisible characters are shown by their number.
const visible = (text) =>
  String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  for (const child of children) {
    made.append(child instanceof Node ? child : visible(child));
  }
  return made;
}

function drawn(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = visible(text);
  }
  return made;
}

const band = (name) => String(name).toLowerCase();
const shownScore = (score) => (score === null ? "–" : Number(score).toFixed(1));

function ago(time) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(time)) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
}

async function ask(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

// Findings come oldest first; a page of the newest is what people want, so all pages are read once and then only the last one.
async function readFindings() {
  let after = state.after;
  for (;;) {
    const page = await ask(`/api/v1/findings?limit=${most}${after ? `&after=${after}` : ""}`);
    for (const finding of page.findings) state.findings.set(finding.id, finding);
    if (page.next === null) return;
    after = page.next;
    state.after = after;
  }
}

function makeRow(cells, onOpen) {
  const row = element("tr", onOpen ? { tabindex: "0" } : {});
  for (const [content, kind] of cells) {
    row.append(element("td", kind ? { class: kind } : {}, ...(Array.isArray(content) ? content : [content])));
  }
  if (onOpen) {
    row.addEventListener("click", onOpen);
    row.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        onOpen();
      }
    });
  }
  return row;
}

function showTop() {
  const worst = [...state.agents].sort((a, b) => b.headline - a.headline)[0];
  if (!worst) return;
  at("top").replaceChildren(
    element("div", { class: `score ${band(worst.band)}` }, shownScore(worst.headline)),
    element("div", {},
      element("div", { class: "who" }, worst.title),
      element("p", {}, `highest AIVSS of ${state.agents.length} agents, ${worst.band}`),
      element("p", {}, worst.worst_finding > (worst.posture ?? 0)
        ? "set by its worst active finding" : "set by its posture; no finding is worse")));
}

function showAgents() {
  const rows = [...state.agents].sort((a, b) => b.headline - a.headline || a.name.localeCompare(b.name)).map((agent) => {
    const posture = agent.posture === null && agent.posture_interval
      ? `${shownScore(agent.posture_interval.low)} to ${shownScore(agent.posture_interval.high)}` : shownScore(agent.posture);
    const row = makeRow([
      [[element("strong", {}, agent.name), element("div", { class: "soft" }, `${agent.title}, ${agent.profile}`)]],
      [shownScore(agent.headline), `n band ${band(agent.band)}`],
      [agent.band, `band ${band(agent.band)}`],
      [posture, "n"],
      [shownScore(agent.worst_finding), "n"],
      [`${Number(agent.declared_mitigation_factor).toFixed(2)} → ${Number(agent.mitigation_factor).toFixed(4)}`],
      [agent.status, "soft"],
    ], () => select(agent.name));
    row.setAttribute("aria-selected", String(agent.name === state.selected));
    return row;
  });
  redraw(at("agents").tBodies[0], rows);
}

// Rows are replaced under the reader's hands every two seconds: keep the place of the keyboard.
function redraw(body, rows) {
  const focused = [...body.rows].indexOf(document.activeElement);
  body.replaceChildren(...rows);
  if (focused >= 0 && rows[focused]) rows[focused].focus();
}

function select(name) {
  state.selected = name;
  showAgents();
  showWhy().catch(() => {});
}

async function showWhy() {
  const name = state.selected;
  if (!name) return;
  const agent = `/api/v1/agents/${encodeURIComponent(name)}`;
  const [score, layers] = await Promise.all([ask(`${agent}/score`), ask(`${agent}/maestro`)]);
  if (name !== state.selected) return;
  at("why").hidden = false;
  at("why-title").textContent = `Why ${visible(score.title)} has ${shownScore(score.headline)}`;
  at("sentences").replaceChildren(...score.explanation.map((sentence) => element("li", {}, sentence)));
  at("waterfall").replaceChildren(waterfall(score.waterfall));
  at("factors").replaceChildren(factors(score.factors));
  at("standing").textContent = `${score.status}, evidence confidence ${Math.round(100 * score.evidence_confidence)} %, mitigation ${score.mitigation_strength}; `
    + `${score.formula}, parameters ${score.parameters} ${score.parameters_hash.slice(0, 12)}`;
  at("layers").replaceChildren(layerTable(layers));
  await showSlow(name, agent);
}

// History and next steps cost the server more and change slowly.
async function showSlow(name, agent) {
  if (state.slow === name && Date.now() - state.slowAt < slowly) return;
  state.slow = name;
  state.slowAt = Date.now();
  const [past, next] = await Promise.all([ask(`${agent}/history?points=300`), ask(`${agent}/next-steps`)]);
  if (name !== state.selected) return;
  at("history").replaceChildren(...history(past));
  at("next").replaceChildren(...next.steps.slice(0, 8).map((step) => element("li", {}, step.sentence)));
}

function layerTable(view) {
  const body = element("tbody");
  for (const layer of [...view.layers, view.cross_layer]) {
    const state = layer.observed ? `${shownScore(layer.worst_finding)} ${layer.state}` : layer.state;
    const counts = [layer.active_findings && `${layer.active_findings} active`, layer.findings_beside && `${layer.findings_beside} beside`];
    body.append(makeRow([[layer.layer], [layer.title + (layer.overlay ? " (overlay)" : "")],
      [state, layer.observed ? `band ${band(layer.state)}` : "soft"], [counts.filter(Boolean).join(", "), "soft"]]));
  }
  return element("table", {}, body);
}

function history(view) {
  if (view.points.length < 2) return [element("p", { class: "soft" }, "No history is kept yet.")];
  const [width, height, left] = [620, 190, 30];
  const times = view.points.map((point) => Date.parse(point.at));
  const [first, last] = [times[0], times[times.length - 1]];
  const x = (time) => left + ((time - first) / Math.max(1, last - first)) * (width - left - 10);
  const y = (score) => height - 22 - (score / 10) * (height - 30);
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  picture.append(drawn("title", {}, `Headline and posture from ${view.points[0].at} to ${view.points[times.length - 1].at}`));
  for (const mark of [0, 4, 7, 9, 10]) {
    picture.append(drawn("line", { x1: left, x2: width - 10, y1: y(mark), y2: y(mark), class: "axis" }));
    picture.append(drawn("text", { x: left - 6, y: y(mark) + 4, "text-anchor": "end", class: "label" }, mark));
  }
  for (const name of ["posture", "headline"]) {
    // A score holds until the next point: steps, not slopes. Where there is none, the line is broken.
    let path = "";
    let level = null;
    view.points.forEach((point, index) => {
      const value = point[name];
      if (value !== null) path += level === null ? `M${x(times[index])},${y(value)}` : `H${x(times[index])}V${y(value)}`;
      level = value;
    });
    picture.append(drawn("path", { d: path, class: `line ${name}` }));
  }
  for (const [time, anchor] of [[first, "start"], [last, "end"]]) {
    picture.append(drawn("text", { x: x(time), y: height - 4, "text-anchor": anchor, class: "label" }, new Date(time).toLocaleString()));
  }
  return [picture, element("ul", { class: "legend" },
    element("li", { class: "headline" }, "headline"), element("li", { class: "posture" }, "posture"))];
}

function waterfall(account) {
  const findings = account.steps.filter((step) => step.cause === "finding");
  const moving = account.steps.filter((step) => Math.abs(step.delta_mf) >= 0.00005);
  const shown = moving.slice(0, 12);
  const rest = moving.slice(12).reduce((sum, step) => sum + step.delta_mf, 0);
  const bars = [{ name: "declared", from: null, to: Number(account.declared) }];
  let level = Number(account.declared);
  for (const step of shown) {
    const name = step.cause === "finding" ? step.rule : `${step.name} clean`;
    bars.push({ name, from: level, to: level + step.delta_mf, delta: step.delta_mf });
    level += step.delta_mf;
  }
  if (moving.length > 12) {
    bars.push({ name: `${moving.length - 12} more`, from: level, to: level + rest, delta: rest });
  }
  bars.push({ name: "live", from: null, to: Number(account.result) });
  const height = 24;
  const left = 170;
  const width = 620;
  const low = Math.min(0.67, ...bars.map((bar) => bar.to)) - 0.02;
  const x = (value) => left + ((value - low) / (1.005 - low)) * (width - left - 70);
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${bars.length * height + 4}`, role: "img" });
  picture.append(drawn("title", {}, `Mitigation factor from ${account.declared} to ${account.result}, ${findings.length} findings`));
  bars.forEach((bar, index) => {
    const y = index * height + 4;
    const start = bar.from === null ? low : Math.min(bar.from, bar.to);
    const end = bar.from === null ? bar.to : Math.max(bar.from, bar.to);
    picture.append(drawn("text", { x: left - 8, y: y + 14, "text-anchor": "end", class: "label" }, bar.name.slice(0, 26)));
    picture.append(drawn("rect", { x: x(start), y, width: Math.max(1.5, x(end) - x(start)), height: 17, rx: 2,
      class: bar.from === null ? "bar" : bar.delta > 0 ? "up" : "down" }));
    const label = bar.from === null ? bar.to.toFixed(4) : (bar.delta > 0 ? "+" : "−") + Math.abs(bar.delta).toFixed(4);
    picture.append(drawn("text", { x: x(end) + 6, y: y + 14 }, label));
  });
  return picture;
}

function factors(values) {
  const entries = Object.entries(values);
  if (entries.every(([, value]) => value === null)) return element("p", { class: "soft" }, "unknown");
  const picture = drawn("svg", { viewBox: `0 0 400 ${entries.length * 22 + 4}`, role: "img" });
  picture.append(drawn("title", {}, "Ten amplification factors, 0 to 1"));
  entries.forEach(([name, value], index) => {
    const y = index * 22 + 4;
    picture.append(drawn("text", { x: 172, y: y + 13, "text-anchor": "end", class: "label" }, name.replaceAll("_", " ")));
    picture.append(drawn("line", { x1: 180, x2: 360, y1: y + 9, y2: y + 9, class: "axis" }));
    picture.append(drawn("rect", { x: 180, y: y + 2, width: Math.max(1, 180 * value), height: 14, rx: 2, class: "bar" }));
    picture.append(drawn("text", { x: 366, y: y + 13 }, Number(value).toFixed(1)));
  });
  return picture;
}

function showFindings() {
  const all = [...state.findings.values()].sort((a, b) => (a.last_seen < b.last_seen ? 1 : -1));
  const weight = (finding) => severities.indexOf(finding.severity);
  const chosen = all.filter((finding) => state.shown.has(finding.severity) && (!state.rule || finding.rule.id === state.rule)).sort((a, b) => weight(a) - weight(b)).slice(0, 200);
  at("findings-count").textContent = all.length ? `${all.length}` : "";
  at("filters").replaceChildren(...severities.map((severity) => {
    const count = all.filter((finding) => finding.severity === severity).length;
    const button = element("button", { type: "button", "aria-pressed": String(state.shown.has(severity)) }, `${severity} ${count}`);
    button.addEventListener("click", () => {
      state.shown.has(severity) ? state.shown.delete(severity) : state.shown.add(severity);
      showFindings();
    });
    return button;
  }), ...(state.rule ? [clearRule()] : []));
  redraw(at("findings").tBodies[0], chosen.map((finding) => makeRow([
    [finding.severity, `band ${finding.severity}`],
    [[finding.rule.title, element("div", { class: "soft" }, finding.class === "real" ? finding.rule.id : `${finding.rule.id}, ${finding.class}`)]],
    [finding.agent],
    [[element("span", { class: "mono" }, finding.context.path + (finding.context.pointer ? ` → ${finding.context.pointer}` : "")),
      element("div", { class: "soft" }, [finding.context.signal, finding.context.tool_name].filter(Boolean).join(", "))]],
    [finding.match ? finding.match.masked : "", "mono"],
    [String(finding.count), "n"],
    [ago(finding.last_seen), "soft"],
  ], () => openFinding(finding))));
  const empty = at("no-findings");
  empty.hidden = chosen.length > 0;
  empty.textContent = all.length ? "No finding of the chosen severities and rule." : "Nothing was found so far.";
}

function clearRule() {
  const button = element("button", { type: "button", "aria-pressed": "true" }, `rule ${state.rule} ×`);
  button.addEventListener("click", () => {
    const rest = wanted();
    rest.delete("rule");
    location.hash = rest.toString();
  });
  return button;
}

// Dashboards and alerts link to #rule=… and #agent=….
function followLink() {
  state.rule = wanted().get("rule");
  const agent = wanted().get("agent");
  if (agent) state.selected = agent;
}

function openFinding(finding) {
  at("finding-title").textContent = visible(finding.rule.title);
  const fields = {
    Severity: `${finding.severity}, confidence ${finding.confidence}, class ${finding.class}`,
    Rule: `${finding.rule.id} (version ${finding.rule.version}), ${finding.kind}`,
    Agent: finding.agent + (finding.verified ? ", verified" : ", not verified"),
    Feed: finding.context.feed,
    Field: `${finding.context.path} ${finding.context.pointer}`,
    Position: `byte ${finding.context.offset}, length ${finding.context.length}, ${finding.context.encoding}`,
    Value: finding.match?.masked,
    Fingerprint: finding.match?.fingerprint,
    Session: finding.context.session_id,
    Trace: finding.context.trace_id,
    Span: finding.context.span_id,
    Tool: [finding.context.tool_name, finding.context.tool_use_id].filter(Boolean).join(" "),
    Arrived: `${finding.transport.security}, from ${finding.transport.peer}, credential ${finding.transport.credential ?? "none"}`,
    Seen: `${finding.count} times, first ${finding.first_seen}, last ${finding.last_seen}`,
    Status: finding.status,
    Score: finding.score ? `AIVSS ${shownScore(finding.score.finding_aivss)}, ${finding.score.bits} bits, seen ${finding.score.occurrences} times with ageing, mitigation factor +${finding.score.delta_mf}, posture +${finding.score.delta_aivss}` : "weighs nothing",
    Mapping: [finding.maestro.primary, ...finding.maestro.also, ...finding.mapping.cwe, ...finding.mapping.owasp].join(", "),
  };
  const list = at("finding").querySelector("dl");
  list.replaceChildren(...Object.entries(fields).filter(([, value]) => value).flatMap(([name, value]) =>
    [element("dt", {}, name), element("dd", { class: "mono" }, value)]));
  at("finding").querySelector("ol").replaceChildren(...finding.advice.map((advice) => element("li", {}, advice)));
  at("finding").showModal();
}

function showFreshness() {
  const seconds = Math.round((Date.now() - state.last) / 1000);
  const gone = seconds > 6;
  at("freshness").className = gone ? "gone" : "";
  at("freshness").textContent = state.last === 0 ? "no answer yet" : gone ? `no answer; last update ${seconds} s ago` : "live";
}

async function refresh() {
  try {
    const [agents] = await Promise.all([ask("/api/v1/agents"), readFindings()]);
    state.agents = agents.agents;
    state.last = Date.now();
    if (!state.selected && state.agents.length) {
      state.selected = [...state.agents].sort((a, b) => b.headline - a.headline)[0].name;
    }
    showTop();
    showAgents();
    showFindings();
    at("connect").hidden = state.findings.size > 0;
    await showWhy();
  } catch {
    // The line at the top says since when there is no answer.
  }
  showFreshness();
}

followLink();
addEventListener("hashchange", () => { followLink(); showAgents(); showFindings(); showWhy().catch(() => {}); });
await refresh();
setInterval(refresh, every);
setInterval(showFreshness, 1000);
