private import AlignmentArtifacts
public import FileStages
private import Interchange
private import LinearAlgebra
private import NumpyFormat
private import Probability
private import RowBlocks
public import Stages

extension CompareCodes: FileStage {
  /// Above so many bytes of codes of a run all runs are read block by block, and not into memory.
  private static let mostBytesInMemory = 32 << 20

  /// Compares codes as they lie in files; rows that have to be matched by names are read into memory.
  public func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    var (runs, isLarge): ([RunCodes], Bool) = ([], false)
    for input in files.inputs.joined() {
      guard !input.names.contains("ids.json"), let path = try input.path("codes.npy"),
        let file = try NumpyRows(path: path, name: "codes.npy")
      else { return nil }
      isLarge = isLarge || file.rows * file.columns * file.entrySize > Self.mostBytesInMemory
      let blocks = RowBlocks(rows: file.rows, columns: file.columns) { try file.matrix($0) }
      runs.append(RunCodes(blocks, prior: try readPrior(try input.files { $0.hasPrefix("prior") })))
    }
    guard isLarge else { return nil }
    for (r, run) in runs.enumerated() {
      guard let prior = run.prior, prior.features != run.codes.columns else { continue }
      throw ArtifactError(
        "the prior of run \(r + 1) is over \(prior.features) features, but its codes have \(run.codes.columns) columns")
    }
    return try FileOutput(try compare(runs, warnings: [], in: context), values: [:])
  }
}
