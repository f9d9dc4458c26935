// One slide as elements, in the deck and in the speaker's window. Texts are only ever texts: nothing of the meeting becomes markup.

function element(doc, name, className, text) {
  const made = doc.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

// A chart drawn by our own server, and still only its shapes and words are taken.
function drawing(doc, text) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    if (/^(script|foreignObject|iframe|image|use|a|style|animate.*|set)$/i.test(node.localName)) { node.remove(); continue }
    for (const { name } of [...node.attributes]) {
      if (/^on|href$|^aria-|^role$|^style$/i.test(name)) node.removeAttribute(name)
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
  kicker.append(element(doc, "span", "where", slide.part ? `${slide.kicker} (${slide.part})` : slide.kicker), element(doc, "span", "", slide.choice))
  section.append(kicker, element(doc, "h2", slide.heading.length > (slide.kind === "title" ? 40 : 110) ? "long" : "", slide.heading))
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
