private import CSVFormat
private import LinearAlgebra
private import NumpyFormat
public import Stages

extension CodeComparison {
  public func files() -> ArtifactFiles {
    var numbers = NamedNumbers()
    numbers["points"] = Double(points)
    rotationNull.write("rotation-null", to: &numbers)
    oneToOneNull.write("one-to-one-null", to: &numbers)
    shuffleNull.write("shuffle-null", to: &numbers)
    weakNull.write("weak-null", to: &numbers)
    judgement.write(to: &numbers)
    for measure in measures { summaries[measure]?.write(measure.rawValue, to: &numbers) }
    var contents = [
      "summary.csv": numbers.bytes, "pairs.csv": pairTable.bytes, "spectra.csv": spectrumTable.bytes,
      "rotation-null.npy": Npy.bytes(rotationNull.draws),
      "one-to-one-null.npy": Npy.bytes(oneToOneNull.draws), "shuffle-null.npy": Npy.bytes(shuffleNull.draws),
      "weak-null.npy": Npy.bytes(weakNull.draws),
      "maps.npy": Npy.bytes(maps.flatMap(\.matrix.elements), shape: [runs, latents, latents]),
      "shifts.npy": Npy.bytes(maps.flatMap(\.shift), shape: [runs, latents]),
      "warnings.csv": ArtifactFiles.bytes(sentences: warnings),
    ]
    for (measure, matrix) in matrices { contents["\(measure.rawValue).npy"] = Npy.bytes(matrix) }
    if let components {
      contents["components.npy"] = Npy.bytes(components.flatMap { $0 }, shape: [runs, components[0].count])
    }
    contents.merge(verdict.files) { $1 }
    return ArtifactFiles(contents)
  }

  public init(files: ArtifactFiles) throws {
    let numbers = try NamedNumbers(files["summary.csv"], file: "summary.csv")
    var matrices: [Measure: Matrix<Double>] = [:]
    var summaries: [Measure: ScoreSummary] = [:]
    for measure in Measure.allCases {
      let name = "\(measure.rawValue).npy"
      guard !measure.isOfPriors || files.contents[name] != nil else { continue }
      matrices[measure] = try NumpyFile(files[name], name: name).matrix()
      summaries[measure] = try ScoreSummary(measure.rawValue, from: numbers)
    }
    let maps = try readMaps(files)
    let runs = maps.count
    guard runs >= 2, matrices.values.allSatisfy({ $0.rows == runs && $0.columns == runs }) else {
      throw ArtifactError("'maps.npy' is of \(runs) runs, which does not fit the matrices of scores")
    }
    self.init(
      points: try numbers.requiredCount("points"), matrices: matrices, summaries: summaries,
      spectra: try readSpectra(files, runs: runs, latents: maps[0].shift.count),
      rotationNull: try Null("rotation-null", from: numbers, files),
      oneToOneNull: try Null("one-to-one-null", from: numbers, files),
      shuffleNull: try Null("shuffle-null", from: numbers, files),
      weakNull: try Null("weak-null", from: numbers, files), judgement: try Judgement(from: numbers), maps: maps,
      components: try readComponents(files, runs: runs), verdict: try Verdict(files: files),
      warnings: try files.sentences("warnings.csv"))
  }

  /// The measures that there are, in their order.
  private var measures: [Measure] { Measure.allCases.filter { matrices[$0] != nil } }

  /// A row for each ordered pair of runs; runs counted from one, as people do.
  private var pairTable: CSVTable {
    let pairs = (0..<runs).flatMap { i in (0..<runs).filter { $0 != i }.map { (i, $0) } }
    let columns = measures.map { measure in
      CSVTable.Column.numbers(pairs.map { matrices[measure]?[$0.0, $0.1] ?? 0 })
    }
    return CSVTable(
      names: ["first", "second"] + measures.map(\.rawValue),
      columns: [.numbers(pairs.map { Double($0.0 + 1) }), .numbers(pairs.map { Double($0.1 + 1) })] + columns)
  }

  private var spectrumTable: CSVTable {
    let pairs = (0..<runs).flatMap { i in (i + 1..<max(runs, i + 1)).map { (i, $0) } }
    return CSVTable(
      names: spectrumColumns(latents),
      columns: [.numbers(pairs.map { Double($0.0 + 1) }), .numbers(pairs.map { Double($0.1 + 1) })]
        + (0..<latents).map { .numbers(spectra.column($0)) })
  }
}

private func spectrumColumns(_ latents: Int) -> [String] {
  ["first", "second"] + (0..<latents).map { "correlation-\($0 + 1)" }
}

private func readSpectra(_ files: ArtifactFiles, runs: Int, latents: Int) throws -> Matrix<Double> {
  let table = try CSVTable(files["spectra.csv"], file: "spectra.csv", textColumns: .named([]))
  guard table.names == spectrumColumns(latents), table.rows == runs * (runs - 1) / 2 else {
    throw ArtifactError(
      "'spectra.csv' should have the columns \(spectrumColumns(latents)) and a row for each pair of \(runs) runs")
  }
  return table.matrix.columns(at: Array(2..<2 + latents))
}

private func readMaps(_ files: ArtifactFiles) throws -> [CodeComparison.Map] {
  let matrices = try NumpyFile(files["maps.npy"], name: "maps.npy")
  let shifts = try NumpyFile(files["shifts.npy"], name: "shifts.npy").matrix()
  let (runs, latents) = (shifts.rows, shifts.columns)
  guard matrices.shape == [runs, latents, latents] else {
    throw ArtifactError("'maps.npy' has the shape \(matrices.shape), but 'shifts.npy' \(shifts.shape)")
  }
  let numbers = try matrices.numbers()
  let size = latents * latents
  return (0..<runs).map { r in
    CodeComparison.Map(
      matrix: Matrix(rows: latents, columns: latents, elements: Array(numbers[r * size..<(r + 1) * size])),
      shift: shifts.row(r))
  }
}

private func readComponents(_ files: ArtifactFiles, runs: Int) throws -> [[Int]]? {
  guard let bytes = files.contents["components.npy"] else { return nil }
  let file = try NumpyFile(bytes, name: "components.npy")
  guard file.shape.count == 2, file.shape[0] == runs else {
    throw ArtifactError("'components.npy' should have a row for each of \(runs) runs, not the shape \(file.shape)")
  }
  let (numbers, width) = (try file.integers(), file.shape[1])
  if let stray = numbers.first(where: { !(0..<width).contains($0) }) {
    throw ArtifactError("'components.npy' holds \(stray), but components count from 0 to \(width - 1)")
  }
  return (0..<runs).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
}

extension CodeComparison.Null {
  fileprivate func write(_ prefix: String, to numbers: inout NamedNumbers) {
    numbers["\(prefix).mean"] = mean
    numbers["\(prefix).upper"] = upper
  }

  fileprivate init(_ prefix: String, from numbers: NamedNumbers, _ files: ArtifactFiles) throws {
    self.init(
      draws: try NumpyFile(files["\(prefix).npy"], name: "\(prefix).npy").vector(),
      mean: try numbers.required("\(prefix).mean"), upper: try numbers.required("\(prefix).upper"))
  }
}
