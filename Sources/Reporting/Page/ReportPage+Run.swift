internal import BroadsheetCore

// What was counted, what was lost, and the top entities.

extension ReportPage {
  var summary: Markup {
    let run = contents.run
    return """
      <section id="run" aria-labelledby="run-h">
      <h2 id="run-h">What was counted</h2>
      <dl class="facts">\(run.totals.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>
      \(losses)
      <details><summary>Inputs and options</summary>
      \(inputs)
      <dl class="options">\(run.options.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" })</dl>
      </details>
      </section>

      """
  }

  private var losses: Markup {
    let run = contents.run
    guard !run.losses.isEmpty else {
      return "<p class=\"whole\">Everything in the inputs was counted.</p>"
    }
    let kind: Markup = run.isComplete ? "notes" : "losses"
    let heading = run.isComplete ? "To know" : "Not everything was counted"
    return """
      <div class="\(kind)"><h3>\(heading)</h3>
      <ul>\(run.losses.map { "<li>\($0)</li>\n" })</ul></div>
      """
  }

  private var inputs: Markup {
    let run = contents.run
    let rows = run.inputs.map { input -> Markup in
      """
      <tr><th scope="row"><bdi>\(input.path)</bdi></th><td>\(.of(input.articles) { "\($0)" })</td>\
      <td>\(.of(input.bytes) { "\($0)" })</td></tr>

      """
    }
    let more: Markup = run.moreInputs == 0 ? "" : "<p>and \(run.moreInputs) more, in run.json</p>"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Inputs"><table aria-label="Inputs">
      <thead><tr><th scope="col">Input</th><th scope="col">Articles</th><th scope="col">Bytes</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>\(more)
      """
  }

  /// Writes the first ten entities of each type, with and without duplicates.
  var topByType: Markup {
    """
    <section id="top" aria-labelledby="top-h">
    <h2 id="top-h">At the top</h2>
    <p class="key"><span class="swatch unique"></span> without copies \
    <span class="swatch all"></span> in copies as well</p>
    <div class="tops">\(EntityType.inOrder.map(top))</div>
    </section>

    """
  }

  private func top(_ type: EntityType) -> Markup {
    let places = contents.entities.indices.filter { contents.entities[$0].type == type }.prefix(10)
    guard let first = places.first else { return "" }
    let most = max(1, contents.entities[first].mentions)
    return """
      <table class="top \(type.tag)"><caption>\(type.plural)</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">Mentions</th><th scope="col">\
      Without copies</th></tr></thead>
      <tbody>\(places.map { topRow($0, most) })</tbody></table>

      """
  }

  private func topRow(_ place: Int, _ most: Int) -> Markup {
    let entity = contents.entities[place]
    let (all, unique) = (width(entity.mentions, most), width(entity.uniqueMentions, most))
    return """
      <tr><th scope="row"><a href="#e\(digits: place + 1)"><bdi>\(entity.name)</bdi></a>\
      <svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">\
      <path class="all" d="M0 0h\(digits: all)v8H0z"/>\
      <path class="unique" d="M0 0h\(digits: unique)v8H0z"/></svg></th>\
      <td>\(entity.mentions)</td><td>\(entity.uniqueMentions)</td></tr>

      """
  }

  private func width(_ count: Int, _ most: Int) -> Int { count * 1000 / most }
}
