/// The notebook that compares codes, as text: what `pipeline compare` runs, and leaves beside its report.
func comparisonNotebook(
  _ files: CodeFiles, _ shape: CodeShape, _ reading: CodeReading, blocks: [Int],
  parameters: [(name: String, value: String)]
) -> String {
  let parameters = (blocks.isEmpty ? [] : [(name: "blocks", value: "\(blocks)")]) + parameters
  let sections = [
    front(runs: files.codes.count, shape), runs(files, reading), comparison(parameters), verdict,
    scores(shape, hasIntervals: files.codes.count > 2), figures(shape), howToRead,
  ]
  return sections.joined(separator: "\n\n") + "\n"
}

private func front(runs: Int, _ shape: CodeShape) -> String {
  func row(_ what: String, _ score: String, chance: String? = nil) -> String {
    let interval = runs > 2 ? ", interval: comparison.\(score).interval" : ""
    let chance = chance.map { ", chance: comparison.\($0).mean" } ?? ""
    return "  - { what: \(what), value: comparison.\(score).mean\(interval)\(chance), format: fixed(3) }"
  }
  return """
    ---
    title: Are these \(runs) runs one latent space?
    question: Up to which maps are the codes of the runs the same?
    answer: "**{{ comparison.class }}**: {{ comparison.verdict }}"
    picture: \(shape.latents > 1 ? "latents" : "nulls")
    headline:
      - { what: Equivalence class, value: comparison.class }
      - { what: Bend of the worst direction (share of variance), value: comparison.bend.mean, format: fixed(3) }
    \(row("Smallest canonical correlation", "smallest-correlation", chance: "shuffle-null"))
    \(row("Weak MCC (after CCA)", "weak", chance: "weak-null"))
    \(row("Strong MCC (raw codes)", "strong", chance: "rotation-null"))
    ---
    """
}

private func runs(_ files: CodeFiles, _ reading: CodeReading) -> String {
  let others = reading.parameters(files).map { "\n\($0.name): \(quoted($0.value))" }.joined()
  return """
    ## The runs

    ```yaml stage=runs
    run: \(reading.stage)
    for each: { codes: [\(files.codes.map(quoted).joined(separator: ", "))] }\(others)
    ```

    ```yaml table=files
    from: runs
    columns:
      - { value: codes, header: file }
      - { value: count, header: points, format: thousands }
      - { value: latents, header: columns }
    caption: The files that were compared, in the order in which runs are counted.
    ```
    """
}

private func comparison(_ parameters: [(name: String, value: String)]) -> String {
  """
  ## The verdict

  ```yaml stage=comparison
  run: compare-codes
  from: runs
  \(parameters.map { "\($0.name): \($0.value)\n" }.joined())```

  ```yaml stage=words
  run: explain-comparison
  from: comparison
  ```
  """
}

private let verdict = """
  The runs support the class **{{ comparison.class }}**: {{ words.verdict }}.

  - The rule: {{ comparison.class-rule }}
  - Its conditions: {{ words.conditions }}.
  - Warnings: {{ words.warnings }}.
  """

/// A row for each score that has a null of its own, and for the others that go with them.
private func scores(_ shape: CodeShape, hasIntervals: Bool) -> String {
  let all = [
    ("bend, a share of the worst direction's variance", "bend", nil),
    ("left by affine maps, of the worst direction", "affine-residual", nil),
    ("left by smooth maps, of the worst direction", "smooth-residual", nil),
    ("smallest canonical correlation", "smallest-correlation", "shuffle-null"),
    ("weak MCC, after canonical correlation analysis", "weak", "weak-null"),
    ("MCC after least squares", "least-squares", nil), ("R² of an affine map", "affine-r2", nil),
    ("strong MCC, of the raw codes", "strong", "rotation-null"), ("one-to-one score", "one-to-one", "one-to-one-null"),
  ]
  let rows = all.filter { shape.latents > 1 || !["strong", "one-to-one"].contains($0.1) }.map { words, score, null in
    let cells =
      ["{{ comparison.\(score).mean | fixed(3) }}"]
      + (hasIntervals ? ["{{ comparison.\(score).interval | interval(3) }}"] : [])
      + (null.map { ["{{ comparison.\($0).mean | fixed(3) }}", "{{ comparison.\($0).upper | fixed(3) }}"] } ?? ["", ""])
    return "  - [" + ([words] + cells).map(quoted).joined(separator: ", ") + "]"
  }
  let interval = hasIntervals ? "interval, " : ""
  return """
    ```yaml table=scores
    columns: [score, mean, \(interval)by chance, upper quantile]
    rows:
    \(rows.joined(separator: "\n"))
    caption: Means over pairs of runs, out of sample, beside what each score is worth where there is nothing to find.
    ```
    """
}

private func figures(_ shape: CodeShape) -> String {
  let nulls = """
    ```yaml figure=nulls
    draw: null-distribution
    from: comparison\(shape.latents > 1 ? "" : "\nnulls: [shuffle]")
    caption: What the scores are worth where there is nothing to find, with the observed values on them.
    alt: Histograms of scores under random rotation and random pairing, with marks for the pairs of runs.
    ```
    """
  let pairs = """
    ```yaml figure=pairs
    draw: correlation-heat-map
    from: comparison
    score: smallest-correlation
    caption: The smallest canonical correlation of each pair of runs.
    alt: A heat map of runs by runs with a number in each cell.
    ```
    """
  let spectrum = """
    ```yaml figure=spectrum
    draw: correlation-spectrum
    from: comparison
    caption: The canonical correlations of pairs of runs, by rank.
    alt: A falling curve with a band around it.
    ```
    """
  return (shape.latents > 1 ? [latents(shape)] : []).joined() + nulls + "\n\n" + pairs
    + (shape.latents > 2 ? "\n\n" + spectrum : "")
}

private func latents(_ shape: CodeShape) -> String {
  let which = shape.latents > 2 ? ", the first two of \(shape.latents) columns" : ""
  return """
    ```yaml figure=latents
    draw: latent-scatter
    from: [runs, comparison]
    caption: The codes of the runs, raw and after an affine map onto the first run\(which).
    alt: Two rows of scatter plots, a panel a run; in the lower row they coincide as far as affine maps can make them.
    ```


    """
}

private let howToRead = """
  ## How to read it

  The class is an answer to "up to which maps, give or take {{ comparison.margin | percent(0) }} of any direction's variance?". The
  *bend* is what a smooth map from another run explains of the worst direction and no affine map does: noise of the
  encoders is no bend, and does not count against equivalence. Its regression was fitted to {{ comparison.judged-points | thousands }}
  points and finds {{ comparison.bend.attenuation | percent(0) }} of bends that were planted; what it found is divided by that.
  `nonlinear` is evidence against affine equivalence and none for identifiability: untrained encoders are smooth functions of one
  another too. `undecided` is an answer: the sentence above says what would decide.

  A strong MCC of 0.8 or 0.9 is no agreement by itself: codes of two columns that are rotated at random score 0.88 on average.
  It is the null of this report that it must be compared with. The weak MCC is a mean over directions; a direction that is lost
  hides in it, and shows in the smallest canonical correlation and in what maps leave. Intervals leave out one run at a
  time, since pairs that share a run are not independent: with three runs they are wide.
  """

/// A text as YAML in double quotes has it, on one line whatever it holds.
private func quoted(_ text: String) -> String {
  "\"" + text.unicodeScalars.map(escaped).joined() + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\\", "\"": return "\\\(scalar)"
  case _ where scalar.properties.generalCategory == .control || scalar.properties.isWhitespace && scalar != " ":
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  default: return String(scalar)
  }
}

/// How the report of a notebook that a command wrote itself speaks of where it came from.
struct GeneratedNotebook {
  /// The name of its file, which lies beside the report.
  static let file = "comparison.md"

  /// The folder of the report.
  let directory: String
  /// The command that makes the report again.
  let command: String

  /// Where its file lies.
  var path: String { "\(directory)/\(Self.file)" }
}
