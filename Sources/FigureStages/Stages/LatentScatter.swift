public import AlignmentArtifacts
public import FileStages
public import Interchange
import LinearAlgebra
private import NumpyFormat
public import Parameters
package import Plotting
import Probability
private import RowBlocks
public import Stages

/// Draws the codes of several runs, raw above and affinely aligned below, with the components of each prior.
///
/// Below, the affine map that takes a run's codes nearest to the first run's has been applied to its codes and, with
/// them, to the components of its prior. `CodeColors` says what the colours are.
public struct LatentScatter: Stage {
  public static let name = "latent-scatter"
  public static let summary =
    "Draws the codes of each run, raw and after affine alignment onto the first run, with the components of its prior."

  /// Which two columns of the codes the axes show.
  let features: FeaturePair
  let runs: [String]
  let classes: [String]
  let hasOwnRanges: Bool
  let runLimit: Int
  let limit: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    features = try FeaturePair(from: &reader, called: "latent")
    runs = try reader.texts(
      "runs", "What stands above the panels; empty for \"run 1\", \"run 2\" and so on.", default: [])
    classes = try reader.texts(
      "classes", "What the classes are called, in ascending order of their labels; empty for the labels themselves.",
      default: [])
    hasOwnRanges = try reader.flag("own-ranges", "Whether each raw panel has a range of its own.", default: false)
    runLimit = try reader.integer("run-limit", "The most runs that are drawn, side by side.", in: 1...6, default: 6)
    limit = try reader.integer("limit", "The most points that a panel draws.", in: 1...10_000, default: 1500)
  }

  public func run(_ input: Pair<[Codes], CodeComparison>, in context: StageContext) throws -> Figure {
    try figure(of: input.first, input.second, in: context)
  }

  /// The figure, which says besides what a sample of points is of.
  private func figure(
    of codes: [Codes], _ comparison: CodeComparison, sample: String? = nil, in context: StageContext
  ) throws -> Figure {
    let plot = try plot(codes, comparison, sample: sample)
    let linked = try LinkedCodes(
      codes, comparison, names: runNames(runs, count: codes.count, parameter: "runs"),
      colors: CodeColors(codes, matches: comparison.components, names: classes))
    return try Figure(plot, in: context, linked: linked.encoded())
  }

  /// The plot: a row of raw codes, and a row of aligned ones.
  package func plot(
    _ codes: [Codes], _ comparison: CodeComparison, sample: String? = nil
  ) throws -> ScatterPlot {
    guard codes.count == comparison.runs, codes.allSatisfy({ $0.codes.columns == comparison.latents }) else {
      throw FigureError.codes(
        runs: codes.count, latents: codes.map(\.codes.columns), comparedRuns: comparison.runs,
        comparedLatents: comparison.latents)
    }
    let titles = try runNames(runs, count: codes.count, parameter: "runs")
    let colors = try CodeColors(codes, matches: comparison.components, names: classes)
    let drawn = 0..<min(runLimit, codes.count)
    let raw = try drawn.map { r in
      ScatterPlot.Panel(
        title: titles[r], points: try features.of(codes[r].codes), groups: colors.groups[r],
        scale: hasOwnRanges ? r + 1 : 1, y: features.yLabel + ", raw")
    }
    let aligned = try drawn.map { r in
      ScatterPlot.Panel(
        points: try features.of(comparison.maps[r](codes[r].codes)), groups: colors.groups[r],
        ellipses: ellipses(of: codes[r], mappedBy: comparison.maps[r], colors.components[r]), scale: 0,
        y: features.yLabel + ", aligned")
    }
    return ScatterPlot(
      panels: raw + aligned, x: features.xLabel, y: features.yLabel, groupNames: colors.names, columns: drawn.count,
      pointLimit: limit, remark: remark(codes, sample))
  }
}

extension LatentScatter {
  /// The heaviest components of a prior, as many as there is room for, mapped as the codes are.
  private func ellipses(of codes: Codes, mappedBy map: CodeComparison.Map, _ groups: [Int]) -> [Ellipse] {
    guard let prior = codes.prior else { return [] }
    let byWeight = (0..<prior.components).sorted { (-prior.weights[$0], $0) < (-prior.weights[$1], $1) }
    return byWeight.prefix(ellipseLimit).sorted().map {
      features.ellipse(ofComponent: $0, of: prior, mappedBy: map, group: groups[$0])
    }
  }

  /// As many a panel as keep the figure light.
  private var ellipseLimit: Int { 10 }

  private func remark(_ codes: [Codes], _ sample: String?) -> String {
    var remarks = sample.map { [$0] } ?? []
    if codes.count > runLimit {
      remarks.append("the first \(runLimit) of \(codes.count) runs \(runLimit == 1 ? "is" : "are") drawn")
    }
    let most = codes.compactMap(\.prior?.components).max() ?? 0
    if most > ellipseLimit { remarks.append("the \(ellipseLimit) heaviest of \(most) components are drawn") }
    return remarks.joined(separator: "; ")
  }
}

extension LatentScatter: FileStage {
  /// Above so many bytes of codes of a run, of each run so many points are read, evenly spaced.
  private static let mostBytesInMemory = 32 << 20
  private static let mostPoints = 100_000

  /// Draws a sample of codes that lie in large files; those with priors, whose colours need all points, are read whole.
  public func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    var (codes, isLarge, points): ([Codes], Bool, Int) = ([], false, 0)
    for input in files.inputs[0] {
      guard !input.names.contains("prior.json"), let path = try input.path("codes.npy"),
        let file = try NumpyRows(path: path, name: "codes.npy")
      else { return nil }
      isLarge = isLarge || file.rows * file.columns * file.entrySize > Self.mostBytesInMemory
      points = file.rows
      codes.append(try sample(of: file, input))
    }
    guard isLarge else { return nil }
    let comparison = try CodeComparison(files: try files.inputs[1][0].files { _ in true })
    let drawn = codes[0].codes.rows
    let words = drawn < points ? "of \(points) points every \(points / drawn)th is taken" : nil
    return try FileOutput(try figure(of: codes, comparison, sample: words, in: context), values: [:])
  }

  private func sample(of file: NumpyRows, _ input: StageFiles.Input) throws -> Codes {
    let drawn = min(file.rows, Self.mostPoints)
    let numbers = (0..<drawn).map { $0 * file.rows / drawn }
    let blocks = RowBlocks(rows: file.rows, columns: file.columns) { try file.matrix($0) }
    var rest = try input.files { $0.hasPrefix("class") }
    // A column of zeros stands for the codes themselves.
    rest.contents["codes.npy"] = Npy.bytes(Matrix<Double>(rows: file.rows, columns: 1))
    let all = try Codes(files: rest)
    return Codes(
      try blocks.rows(at: numbers), classes: all.classes.map { classes in numbers.map { classes[$0] } },
      classNames: all.classNames)
  }
}
