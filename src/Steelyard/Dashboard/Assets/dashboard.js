// What pages do beyond reading: answers while one types or slides, the progress of a running study, charts that can be pointed at.
// Every page works without it.
"use strict";

// Puts the parts of a freshly loaded page in place of those shown; what has the focus stays.
function exchange(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const part of document.querySelectorAll("[data-part]")) {
        const fresh = page.getElementById(part.id);
        if (fresh && !part.contains(document.activeElement)) part.replaceWith(fresh);
    }
    return page;
}

// A form that is read-only for the server: its address is its state, so it is answered in place. A form that says so gets its answer
// soon, and what takes longer as soon as nobody types or slides any more.
function liven(form) {
    const rest = 300, twice = form.dataset.live === "soon";
    let running = null, again = false, pause = 0;
    async function answer(soon) {
        if (running && !running.soon) running.abort();
        else if (running) { again = true; return; }
        const address = new URL(form.action);
        for (const [name, value] of new FormData(form)) if (value !== "") address.searchParams.set(name, value);
        const asked = new URL(address);
        if (soon) asked.searchParams.set("soon", "1");
        const mine = running = new AbortController();
        mine.soon = soon || !twice;
        try {
            const response = await fetch(asked, { credentials: "same-origin", signal: mine.signal });
            if (response.ok) {
                const text = await response.text();
                if (running === mine) exchange(text);
                history.replaceState(null, "", address);
            }
        } catch (error) {
            if (error.name !== "AbortError") throw error;
        } finally {
            if (running === mine) {
                running = null;
                if (again) { again = false; answer(twice); }
                else if (soon) pause = setTimeout(() => answer(false), rest);
            }
        }
    }
    form.addEventListener("input", () => { clearTimeout(pause); answer(twice); });
    form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(pause); answer(false); });
}

function follow(section) {
    const source = new EventSource(section.dataset.events);
    source.addEventListener("message", event => { section.innerHTML = event.data; });
    source.addEventListener("ended", () => { source.close(); location.reload(); });
}

function poll(part) {
    const seconds = Number(part.dataset.poll);
    if (!seconds) return;
    setTimeout(async () => {
        const response = await fetch(location.href, { credentials: "same-origin" });
        if (!response.ok) return;
        exchange(await response.text());
        poll(document.getElementById(part.id));
        const busy = document.getElementById(part.id).dataset.poll;
        for (const button of document.querySelectorAll("form button")) button.disabled = Boolean(busy);
    }, seconds * 1000);
}

// Seconds and bytes in words, as the tables write them.
const scales = {
    s: [["ns", 1e-9], ["µs", 1e-6], ["ms", 1e-3], ["s", 1], ["min", 60], ["h", 3600]],
    B: [["B", 1], ["kB", 1e3], ["MB", 1e6], ["GB", 1e9]],
};
function worded(value, unit) {
    if (value == null) return "–";
    const steps = scales[unit];
    if (!steps) return String(Number(value.toPrecision(3)));
    const [name, factor] = steps.findLast(x => Math.abs(value) >= x[1]) ?? steps[0];
    return `${Number((value / factor).toPrecision(3))} ${name}`;
}

function draw(place) {
    const trend = JSON.parse(place.dataset.trend);
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 4], [1, 4], [12, 3, 3, 3]];
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
    const size = () => ({ width: place.clientWidth, height: 320 });
    const plot = () => new uPlot({
        ...size(),
        padding: [12, 48, 0, 0],
        cursor: { points: { size: 9 } },
        legend: { markers: { show: false } },
        scales: { x: { time: false, range: [-0.5, trend.times.length - 0.5] }, y: trend.log ? { distr: 3 } : {} },
        axes: [
            { ...axis, incrs: [1, 2, 5, 10, 20, 50], space: 90, values: (_, marks) => marks.map(i => Number.isInteger(i) && trend.times[i] ? new Date(trend.times[i] * 1000).toISOString().slice(5, 16).replace("T", " ") : "") },
            { ...axis, size: 74, values: (_, marks) => marks.map(x => x == null ? "" : worded(x, trend.unit)) },
        ],
        series: [
            { label: "study", value: (_, i) => i == null ? "–" : new Date(trend.times[i] * 1000).toISOString().slice(0, 16).replace("T", " ") },
            ...trend.names.map((name, i) => ({
                label: name, stroke: colour(`--s${i % 8}`), dash: dashes[i % 8], width: 2, spanGaps: true, points: { show: true, size: 7 },
                value: (_, x) => worded(x, trend.unit),
            })),
        ],
    }, [trend.times.map((_, i) => i), ...trend.values], place);
    place.replaceChildren();
    const chart = plot();
    chart.over.addEventListener("dblclick", () => { const i = chart.cursor.idx; if (i != null) location.assign(trend.studies[i]); });
    new ResizeObserver(() => chart.setSize(size())).observe(place);
}

for (const form of document.querySelectorAll("form[data-live]")) liven(form);
for (const section of document.querySelectorAll("[data-events]")) follow(section);
for (const part of document.querySelectorAll("[data-poll]")) poll(part);
for (const place of document.querySelectorAll("[data-trend]")) draw(place);
const token = document.querySelector("form[data-token] input[name=token]");
if (token && location.hash.length > 1) {
    token.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
}
