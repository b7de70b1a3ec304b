import Application
import Foundation
import Testing

private let runs = """
  ---
  title: Values
  ---

  ```yaml stage=runs
  run: read-codes
  for each: { codes: [points.csv, doubled.csv, turned.csv] }
  ```

  ```yaml stage=comparison
  run: compare-codes
  from: runs
  draws: 20
  ```

  ```yaml stage=words
  run: explain-comparison
  from: comparison
  ```

  ```yaml stage=points
  run: read-points
  for each: { points: [points.csv, doubled.csv, turned.csv] }
  ```

  ```yaml stage=fits
  run: fit-mixture
  from: points
  components: 2
  iterations: 20
  seed: 1
  ```

  ```yaml stage=clusters
  run: evaluate-mixture
  from: [fits, points]
  ```

  ```yaml stage=clusterings
  run: compare-clusterings
  from: clusters
  ```

  ```yaml stage=mixtures
  run: compare-mixtures
  from: fits
  for each: { distance: [hellinger, bhattacharyya, symmetric-divergence] }
  ```

  ```yaml figure=latents
  draw: latent-scatter
  from: [runs, comparison]
  caption: Drawn.
  alt: Drawn.
  ```

  ```yaml figure=pairs
  draw: correlation-heat-map
  from: comparison
  caption: Drawn.
  alt: Drawn.
  ```

  ```yaml figure=ranks
  draw: correlation-spectrum
  from: comparison
  caption: Drawn.
  alt: Drawn.
  ```

  ```yaml figure=nulls
  draw: null-distribution
  from: comparison
  caption: Drawn.
  alt: Drawn.
  ```

  ```yaml figure=bars
  draw: comparison-bars
  from: comparison
  caption: Drawn.
  alt: Drawn.
  ```

  ```yaml figure=agreement
  draw: agreement-heat-map
  from: clusterings
  caption: Drawn.
  alt: Drawn.
  ```

  """

private let networks = """
  ---
  title: Values
  ---

  ```yaml stage=points
  run: read-points
  points: points.csv
  ```

  ```yaml stage=fits
  run: fit-vade
  from: points
  latents: 2
  components: 2
  hidden: [3]
  pretraining-epochs: 1
  epochs: 1
  draws: 1
  seed: 1
  for each: { likelihood: [gaussian, bernoulli], prior: [diagonal, full] }
  ```

  ```yaml stage=codes
  run: encode
  from: [fits, points]
  ```

  ```yaml stage=clusters
  run: assign-clusters
  from: [fits, points]
  draws: 1
  ```

  ```yaml stage=evaluation
  run: evaluate-autoencoder
  from: [fits, points]
  draws: 1
  ```

  ```yaml figure=curves
  draw: learning-curves
  from: fits[likelihood=gaussian]
  caption: Drawn.
  alt: Drawn.
  ```

  """

/// Stages that read nothing, with parameters at the ends of what is allowed.
private let ends = [
  "run: sample-circles\npoints-per-circle: 1\nfactor: 0\nnoise: 0\nstandardise: true",
  "run: sample-circles\npoints-per-circle: 3\nfactor: 1\nnoise: 1e6\nscale: 1e6",
  "run: sample-moons\npoints-per-moon: 1\nnoise: 0\nscale: 1e-6\nstandardise: true",
  "run: sample-parallelograms\nparallelograms: 2\npoints-per-parallelogram: 1\nextent: 0\nsize: 1e-6",
  "run: sample-parallelograms\nparallelograms: 1\npoints-per-parallelogram: 1\nsize: 1e6\nstandardise: true",
  "run: sample-pinwheel\narms: 1\npoints-per-arm: 1\nradial-deviation: 0\ntangential-deviation: 0\nrate: 10",
  "run: sample-pinwheel\narms: 5\npoints-per-arm: 9\nradial-deviation: 1e6\nrate: -10\nscale: 1e6",
  "run: sample-ring\ncomponents: 1\npoints-per-component: 1\nradius: 0\ndeviation: 0\nstandardise: true",
  "run: sample-ring\ncomponents: 1000\npoints-per-component: 2\nradius: 1e6\ndeviation: 0",
]

/// Stages of the laboratory of likelihoods, the same.
private let laboratory = [
  "run: compare-priors\nfirst: [1000]\nsecond: [1000]\ndecoder: relu\ndeviation: 1e-6\nnoise: 1e-6",
  "run: compare-priors\nfirst: [-1000, 1000]\nsecond: [1]\ndecoder: relu\ndeviation: 1e-6\nnoise: 1e-6",
  "run: compare-priors\nfirst: [1, 1]\nsecond: [1]\ndeviation: 1e6\nnoise: 1e-6",
  "run: compare-priors\nfirst: [0]\nsecond: [0]\ndecoder: relu\ndeviation: 1e6\nnoise: 1e6",
  "run: compare-priors\nfirst: []\nsecond: [1]",
  "run: count-atoms\nmeans: [0]\ndeviation: 1e-6\npoints: 1\nseed: 1",
  "run: count-atoms\nmeans: [-1000, 1000]\ndeviation: 1e6\npoints: 5\nseed: 1",
  "run: design-model\nnoise: 100\ngap: 0.01",
  "run: draw-model\narm: folded\nsimulation: 1000000\nseed: 9223372036854775807\nleast-visible: 0.5",
  "run: simulate-comparisons\ntruth: independent\nruns: 2\npoints: 30\nlatents: 100\nworlds: 1",
  "run: simulate-comparisons\ntruth: permuted\nnoise: 0\nruns: 2\npoints: 30\nlatents: 1\nworlds: 1",
]

/// Names that Markdown, HTML, gnuplot, a shell or a file system would take for something else.
private let names = [
  "a|b", "<script>x</script>", "{{ points.count }}", "`", "$x$", "a\"\"b", "it's", "汉字かな", "שלום", "e\u{301}", "😀",
  "-->", "---", "#", "[x](y)", "\\", "%d", "*", String(repeating: "w", count: 300),
]

@Suite struct HostileStageTests {
  @Test(arguments: hostileValues.indices) func everyComparisonEndsOnEveryValue(index: Int) async throws {
    let (name, rows) = hostileValues[index]
    try await Workplace().expectEnds(on: rows, runs, what: name)
  }

  @Test(arguments: hostileValues.indices) func everyNetworkEndsOnEveryValue(index: Int) async throws {
    let (name, rows) = hostileValues[index]
    try await Workplace().expectEnds(on: rows, networks, what: name)
  }

  @Test func everyStageEndsOnParametersAtTheirEnds() async throws {
    let blocks = ends.enumerated().map { index, text in
      """
      ```yaml stage=s\(index)
      \(text)
      seed: 9223372036854775807
      ```

      ```yaml stage=m\(index)
      run: fit-mixture
      from: s\(index)
      components: 2
      seed: 1
      ```

      ```yaml figure=f\(index)
      draw: points-scatter
      from: s\(index)
      caption: Drawn.
      alt: Drawn.
      ```
      """
    }
    let others = laboratory.enumerated().map { "```yaml stage=l\($0)\n\($1)\n```" }
    let text = (["---\ntitle: Ends\n---"] + blocks + others).joined(separator: "\n\n") + "\n"
    try await Workplace().expectEnds(text, what: "parameters at their ends")
  }

  @Test func namesMayBeAnything() async throws {
    let place = try Workplace()
    let words = (0..<60).map { names[$0 % names.count] }
    try place.write(
      "kind\n" + words.map { "\"\($0)\"\n" }.joined(), to: "Pipelines/classes.csv")
    let header = names.prefix(2).map { "\"\($0)\"" }.joined(separator: ",")
    let rows = (0..<60).map { "\(Double($0 * 7 % 60) / 10),\(Double($0 * 11 % 60) / 7)\n" }.joined()
    for name in ["it's {{ x }} [1].csv", "b|c <i>.csv"] {
      try place.write(header + "\n" + rows, to: "Pipelines/\(name)")
    }
    let notebook = """
      ---
      title: Names
      ---

      ```yaml stage=runs
      run: read-codes
      classes: classes.csv
      for each: { codes: ["it's {{ x }} [1].csv", "b|c <i>.csv"] }
      ```

      ```yaml stage=comparison
      run: compare-codes
      from: runs
      draws: 20
      ```

      ```yaml figure=latents
      draw: latent-scatter
      from: [runs, comparison]
      caption: Drawn.
      alt: Drawn.
      ```

      """
    try await place.expectEnds(notebook, what: "names")
    #expect(place.exists("Reports/values/latents-light.svg"))
    for file in ["report.md", "report.html", "latents-light.svg"] {
      let text = try place.read("Reports/values/\(file)")
      #expect(!text.contains("<script>x"), "\(file)")
    }
  }
}
