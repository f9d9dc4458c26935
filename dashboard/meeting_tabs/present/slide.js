// One slide as elements, in the deck and in the speaker's window. Texts are only ever texts: nothing of the meeting becomes markup.

function element(doc, name, className, text) {
  const made = doc.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

// A chart is drawn by our own server, but a frozen file may come from anywhere: only shapes, words and how they look are taken.
// The server refuses the rest first (dashboard/meeting_tabs/svg.py); a backslash could hide a word of CSS.
function drawing(doc, text) {
  const SHAPES = new Set(["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath"])
  const LOOKS = new Set([
    "d", "transform", "viewBox", "id", "clip-path", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "points",
    "fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "text-anchor", "font-family", "font-size", "font-weight", "font-style", "display",
  ])
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement
  if (svg.localName !== "svg") return doc.createElement("span")
  for (const node of [...svg.querySelectorAll("*")]) if (!SHAPES.has(node.localName)) node.remove()
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (!LOOKS.has(name) || /\\|[a-z]+:/i.test(value) || (/url/i.test(value) && !/^url\(#[\w-]+\)$/.test(value))) node.removeAttribute(name)
    }
  }
  svg.setAttribute("preserveAspectRatio", "xMinYMin meet")
  svg.setAttribute("aria-hidden", "true")
  svg.removeAttribute("width")
  svg.removeAttribute("height")
  return doc.importNode(svg, true)
}

function tableOf(doc, content) {
  const table = element(doc, "table")
  const head = table.createTHead().insertRow()
  for (const heading of content.headings) {
    const cell = element(doc, "th", "", heading)
    cell.scope = "col"
    head.append(cell)
  }
  const body = table.createTBody()
  for (const row of content.rows) {
    const line = body.insertRow()
    for (const text of row) line.insertCell().textContent = text
  }
  if (content.more) {
    const cell = body.insertRow().insertCell()
    cell.colSpan = content.headings.length
    cell.className = "more"
    cell.textContent = `${content.more} ${content.more === 1 ? "rad" : "rader"} till i bilagan`
  }
  return table
}

function slideElement(doc, slide) {
  const section = element(doc, "section", `slide ${slide.kind}`)
  const add = (name, className, text) => text && section.append(element(doc, name, className, text))
  const kicker = element(doc, "div", "kicker")
  kicker.append(element(doc, "span", "where", slide.kicker), element(doc, "span", "", slide.choice))
  const heading = element(doc, "h2", slide.heading.length > (slide.kind === "title" ? 40 : 110) ? "long" : "", slide.heading)
  if (slide.part) heading.append(element(doc, "span", "part", ` (${slide.part})`))
  section.append(kicker, heading)
  add("p", "finding", slide.finding)
  add("p", "subtitle", slide.subtitle)
  add("p", "text", slide.text)
  const body = element(doc, "div", "body")
  if (slide.columns.length) {
    const chart = element(doc, "div", "chart")
    chart.style.gridTemplateColumns = `repeat(${Math.max(slide.across, slide.columns.length)}, minmax(0, 1fr))`
    chart.setAttribute("role", "img")
    chart.setAttribute("aria-label", slide.alt)
    chart.append(...slide.columns.map(svg => drawing(doc, svg)))
    body.append(chart)
  }
  if (slide.table) body.append(tableOf(doc, slide.table))
  if (body.childNodes.length) section.append(body)
  if (slide.remarks.length) {
    const list = element(doc, "ul", "remarks")
    list.append(...slide.remarks.map(remark => element(doc, "li", "", remark)))
    section.append(list)
  }
  if (slide.source) {
    const source = element(doc, "p", "source")
    if (slide.size) source.append(element(doc, "b", "", slide.size))
    source.append(slide.source)
    section.append(source)
  }
  if (slide.live) section.append(element(doc, "p", "live", "Ändrat urval, inte det som var förberett"))
  return section
}
