// Runs in every page before its own scripts, and tells when the page shows what is expected, from its content and not by waiting.
// What a page shows is its h1, the values of its tiles, and the texts in each chart (an SVG that Vega draws in one go).
(() => {
  const texts = (root, selector) => [...root.querySelectorAll(selector)].map((element) => element.textContent);
  const shown = () =>
    JSON.stringify([
      texts(document, "h1"),
      texts(document, '[data-testid="stMetricValue"]'),
      [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].map((chart) => texts(chart, "svg text").sort()),
    ]);
  let wanted = null;
  let pressedAt = 0;
  let report = null;
  const check = () => {
    if (wanted !== null && shown() === wanted) {
      wanted = null;
      report(performance.now() - pressedAt);
    }
  };
  window.bench = {
    shown,
    // `finished` becomes the milliseconds from the next press of a pointer, or from the start of the navigation
    expect(signature, fromPress) {
      wanted = signature;
      pressedAt = 0;
      window.bench.finished = new Promise((resolve) => (report = resolve));
      if (fromPress) {
        document.addEventListener("pointerup", (event) => (pressedAt = event.timeStamp), { capture: true, once: true });
      }
    },
  };
  new MutationObserver(check).observe(document, { subtree: true, childList: true, characterData: true });
})();
