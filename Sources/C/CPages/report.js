// Search, choice of types and order of the list, and the way from drawings to the list.
"use strict"
{
  const at = (id) => document.getElementById(id)
  const list = at("list")
  const figure = (span) => parseInt(span.textContent.replaceAll(",", ""), 10)
  const rows = [...list.children].map((item, rank) => {
    const [name, ...counts] = item.querySelectorAll("summary > span")
    const label = name.querySelector("bdi").textContent
    const forms = [...item.querySelectorAll(".forms bdi")].map((form) => form.textContent)
    return {
      item, rank, label,
      type: item.className,
      text: fold([label, ...forms].join("\n")),
      counts: counts.map(figure),
      weight: +item.dataset.w,
      day: +item.dataset.d,
    }
  })
  const orders = [
    (a, b) => a.rank - b.rank,
    (a, b) => b.counts[1] - a.counts[1] || a.rank - b.rank,
    (a, b) => b.counts[2] - a.counts[2] || a.rank - b.rank,
    (a, b) => b.weight - a.weight || a.rank - b.rank,
    (a, b) => a.day - b.day || a.rank - b.rank,
    (a, b) => a.label.localeCompare(b.label) || a.rank - b.rank,
  ]

  // The same letters, whatever their case and accents.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  }

  function choose() {
    const wanted = fold(at("find").value.trim())
    const types = new Set([...at("types").querySelectorAll(":checked")].map((box) => box.value))
    let shown = 0
    for (const row of rows) {
      row.item.hidden = !types.has(row.type) || !row.text.includes(wanted)
      if (!row.item.hidden) shown += 1
    }
    at("none").hidden = shown > 0
    at("found").value = shown === rows.length ? "" : `${shown} of ${rows.length} shown`
  }

  function sort() {
    list.append(...[...rows].sort(orders[at("sort").value]).map((row) => row.item))
  }

  function clear() {
    at("tools").reset()
    sort()
    choose()
  }

  // A line that a link leads to is opened; one that is not shown is shown again.
  function open() {
    const item = /^#e\d+$/.test(location.hash) && at(location.hash.slice(1))
    if (!item) return
    if (item.hidden) clear()
    const details = item.firstElementChild
    details.open = true
    details.firstElementChild.focus()
    item.scrollIntoView({ block: "start" })
  }

  at("tools").addEventListener("input", choose)
  at("sort").addEventListener("change", sort)
  at("tools").addEventListener("submit", (event) => event.preventDefault())
  at("clear").addEventListener("click", () => {
    clear()
    at("find").focus()
  })
  addEventListener("hashchange", open)
  // A link to where the page is already changes nothing, and is followed all the same.
  addEventListener("click", (event) => {
    if (event.target.closest("a")?.hash === location.hash) open()
  })
  document.querySelector(".network")?.addEventListener("click", (event) => {
    const node = event.target.closest("g")
    if (node) location.hash = "e" + node.dataset.entity
  })
  document.documentElement.classList.add("ready")
  at("tools").hidden = false
  // Browsers keep what was typed when a page is loaded again.
  sort()
  choose()
  open()
}
