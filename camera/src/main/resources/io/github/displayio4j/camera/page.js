"use strict";
const at = id => document.getElementById(id);

async function update() {
  try {
    const report = await (await fetch("/report.json")).json();
    at("source").textContent = report.source;
    at("fps").textContent = report.fps.toFixed(1);
    at("frames").textContent = report.frames;
    at("status").textContent = report.status;
    at("capture").hidden = !report.capture;
    at("report").textContent = JSON.stringify(report.report, null, 2).replace("{}", "");
  } catch (e) {
    at("status").textContent = "the server does not answer";
  }
  setTimeout(update, 1000);
}

at("capture").addEventListener("click", async () => {
  const answer = await (await fetch("/capture", {method: "POST"})).json();
  at("photo").textContent = answer.photo || answer.error;
});
update();
