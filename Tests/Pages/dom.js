// What the checks ask of a page. Each function returns its findings as sentences; none is good.
({
  // What is laid out only when it comes into sight is laid out now, and still cuts off as it would.
  settle() {
    [...document.body.querySelectorAll("*")].filter(e => getComputedStyle(e).contentVisibility === "auto")
      .forEach(({ style }) => { style.contentVisibility = "visible"; style.contain = "layout style paint"; });
  },

  title() {
    return document.title.trim() ? [] : ["the page has no title"];
  },

  language() {
    const ask = element => `${element.localName} has lang="${element.lang}", which is no language`;
    const isLanguage = lang => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang);
    const root = isLanguage(document.documentElement.lang) ? [] : ["html says no language"];
    const inner = [...document.querySelectorAll("body [lang]")].filter(e => e.lang && !isLanguage(e.lang));
    return root.concat(inner.map(ask));
  },

  landmarks() {
    return ["main", "header"].filter(name => document.querySelectorAll(`body > ${name}`).length !== 1)
      .map(name => `body holds not one ${name}, but ${document.querySelectorAll(name).length}`);
  },

  headings() {
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const levels = all.map(heading => Number(heading.localName[1]));
    const found = levels.filter(level => level === 1).length === 1 ? [] : ["there is not one h1"];
    all.forEach((heading, index) => {
      if (!heading.textContent.trim()) found.push(`h${levels[index]} number ${index + 1} is empty`);
      if (levels[index] > (levels[index - 1] ?? 0) + 1)
        found.push(`h${levels[index]} "${this.excerpt(heading)}" skips a level`);
    });
    return found;
  },

  tables() {
    const found = [];
    document.querySelectorAll("table").forEach((table, index) => {
      const name = table.id || `number ${index + 1}`;
      const headers = [...table.querySelectorAll("th")];
      if (!headers.length) found.push(`table ${name} has no th`);
      if (headers.some(header => !header.scope)) found.push(`table ${name} has a th without scope`);
      if (headers.some(header => !header.textContent.trim())) found.push(`table ${name} has an empty th`);
      if (!table.caption && !table.getAttribute("aria-label") && !table.getAttribute("aria-labelledby"))
        found.push(`table ${name} has neither caption nor label`);
    });
    return found;
  },

  // Every place that a link or a label leads to is there, once.
  anchors() {
    const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
    const known = new Set(ids);
    const found = ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `id ${id} stands twice`);
    const refer = (attribute, values) => values.filter(id => !known.has(id))
      .forEach(id => found.push(`${attribute} leads to #${id}, which is not there`));
    for (const link of document.querySelectorAll('a[href^="#"]'))
      refer("a link", [decodeURIComponent(link.getAttribute("href").slice(1))].filter(Boolean));
    for (const attribute of ["for", "aria-labelledby", "aria-describedby", "aria-controls"])
      for (const element of document.querySelectorAll(`[${attribute}]`))
        refer(attribute, element.getAttribute(attribute).split(/\s+/));
    return found;
  },

  pictures() {
    const named = picture => picture.getAttribute("aria-label") || picture.getAttribute("aria-labelledby")
      || picture.querySelector(":scope > title")?.textContent.trim() || picture.getAttribute("alt");
    return [...document.querySelectorAll("svg, img, canvas")]
      .filter(picture => !picture.closest('[aria-hidden="true"]') && !picture.parentElement.closest("svg"))
      .filter(picture => !named(picture))
      .map(picture => `a picture in "${this.excerpt(picture.parentElement)}" has no text instead`);
  },

  scrolling() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in a window of ${clientWidth}`] : [];
  },

  // Text that runs out of a box which cuts it off: it cannot be read, and the page does not scroll.
  cut() {
    const cuts = style => style.overflowX === "hidden" || style.overflowX === "clip"
      || /paint|strict|content/.test(style.contain);
    return [...document.body.querySelectorAll("*")].filter(element => {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) return false;
      const style = getComputedStyle(element);
      return style.display !== "inline" && style.textOverflow !== "ellipsis" && cuts(style) && this.isSeen(element);
    }).map(element => `${element.localName} "${this.excerpt(element)}" cuts off`
      + ` ${element.scrollWidth - element.clientWidth} px of what it holds`);
  },

  // WCAG 2.2, 1.4.3. Unlike axe it looks at generated content and at the text of pictures, too.
  contrast() {
    const found = new Map();
    const note = (element, style, pseudo) => {
      const ink = element instanceof SVGElement ? style.fill : style.color;
      const [text, paper] = this.colours(element, ink, pseudo ? style.backgroundColor : "transparent");
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = this.ratio(text, paper);
      const key = `${element.localName}.${element.getAttribute("class") ?? ""}${pseudo ?? ""}`;
      if (ratio < (isLarge ? 3 : 4.5) && !found.has(key))
        found.set(key, `${key} "${this.excerpt(element)}": ${ratio.toFixed(2)} to 1 (${text} on ${paper})`);
    };
    for (const element of document.body.querySelectorAll("*")) {
      if (!this.isSeen(element)) continue;
      const hasText = [...element.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
      if (hasText && !element.matches(":disabled")) note(element, getComputedStyle(element));
      for (const pseudo of ["::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        if (/[\p{L}\p{N}]/u.test(style.content.replace(/^(none|normal)$/, ""))) note(element, style, pseudo);
      }
    }
    return [...found.values()];
  },

  // Ink and paper as red, green, blue: backgrounds and opacity up to the root laid over each other.
  colours(element, ink, own) {
    const layers = [this.rgba(own)];
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      layers.push(this.rgba(style.backgroundColor));
      opacity *= Number(style.opacity);
    }
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches
      && getComputedStyle(document.documentElement).colorScheme.includes("dark");
    const canvas = isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
    const paper = layers.reverse().reduce((under, over) => this.over(over, under), canvas);
    const [r, g, b, a] = this.rgba(ink);
    return [this.over([r, g, b, a * opacity], paper), paper].map(colour => colour.slice(0, 3).map(Math.round));
  },

  over([r, g, b, a], under) {
    return [r, g, b].map((value, index) => value * a + under[index] * (1 - a)).concat(1);
  },

  // Any colour that CSS knows, as the browser paints it.
  rgba(colour) {
    this.cache ??= new Map();
    if (!this.cache.has(colour)) {
      this.brush ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      this.brush.clearRect(0, 0, 1, 1);
      this.brush.fillStyle = colour;
      this.brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = this.brush.getImageData(0, 0, 1, 1).data;
      this.cache.set(colour, [r, g, b, a / 255]);
    }
    return this.cache.get(colour);
  },

  ratio(one, other) {
    const light = colour => colour.map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  },

  // On paper nothing can stick to the window: it would lie over the text of each sheet.
  sticking() {
    return [...document.body.querySelectorAll("*")]
      .filter(element => ["fixed", "sticky"].includes(getComputedStyle(element).position) && this.isSeen(element))
      .filter(element => !element.matches("th, thead, thead tr"))
      .map(element => `${element.localName} "${this.excerpt(element)}" sticks to the window in print`);
  },

  // A dark sheet of paper takes much ink, and dark text on it is not read.
  darkness() {
    const [, paper] = this.colours(document.body, "black", "transparent");
    return this.ratio(paper, [255, 255, 255]) > 1.2 ? [`the paper is of colour ${paper}`] : [];
  },

  // Controls that a person without scripts sees, though they do nothing.
  idle() {
    return [...document.querySelectorAll("button, input, select, textarea, [role=button], [onclick]")]
      .filter(element => !element.closest("form[action]") && this.isSeen(element))
      .map(element => `${element.localName} "${this.excerpt(element)}" is shown and does nothing without scripts`);
  },

  // The text of a page, one entry a node, without that of controls and of what reports on them.
  texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const outside = "script, style, noscript, button, select, label, output, form, [role=status], [aria-live]";
    const texts = [];
    while (walker.nextNode())
      if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest(outside))
        texts.push(walker.currentNode.data.trim());
    return texts;
  },

  // Every kind of element with its attributes, as `name attribute attribute`, and what is no element.
  makeup() {
    const kinds = new Set();
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    while (walker.nextNode()) {
      const { nodeName, localName, attributes } = walker.currentNode;
      if (!localName) kinds.add(nodeName);
      else [null, ...attributes].forEach(each => kinds.add(each ? `${localName} ${each.name}` : localName));
    }
    return [...kinds].sort();
  },

  // What can have the focus, marked with a number, and how it looks without it.
  controls() {
    const all = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
    const isReached = element => element.tabIndex >= 0 && !element.disabled && this.isSeen(element)
      && !(element.type === "radio" && !element.checked);
    const controls = [...document.querySelectorAll(all)].filter(isReached);
    window.looks = controls.map(control => this.look(control));
    controls.forEach((control, index) => { control.checkedNumber = index; });
    return controls.map(control => `${control.localName} "${this.excerpt(control)}"`);
  },

  // The control with the focus, by its number, and what is wrong with how it is shown.
  focus() {
    const control = document.activeElement;
    const number = control?.checkedNumber ?? -1;
    if (number < 0) return [number, null];
    if (this.look(control) === window.looks[number]) return [number, "looks the same with the focus"];
    const isOnTop = ({ left, top, width, height }) => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit && (control.contains(hit) || hit.contains(control));
    };
    const boxes = [...control.getClientRects()].filter(box => box.width && box.height);
    return [number, boxes.some(isOnTop) ? null : "is out of sight or covered when it has the focus"];
  },

  look(element) {
    const style = getComputedStyle(element);
    const ring = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth + style.outlineColor;
    return [ring, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecoration].join();
  },

  isSeen(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  },

  excerpt(element) {
    const text = element.getAttribute("aria-label") || element.textContent || element.id || "";
    return text.trim().replace(/\s+/g, " ").slice(0, 40);
  },
})
