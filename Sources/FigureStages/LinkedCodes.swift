private import Probability
import AlignmentArtifacts
private import Foundation
import Interchange
import LinearAlgebra
private import Probability

/// The codes of several runs as a page shows them: linked scatter plots, in which points that are brushed in one run stand
/// out in all others.
///
/// Codes are kept as 16 bits between the least and the greatest of their column, since no screen shows more, and evenly
/// thinned to what a page can carry.
struct LinkedCodes: Encodable {
  /// A run.
  struct Run: Encodable {
    let name: String
    /// The least and the greatest of each column.
    let ranges: [[Double]]
    /// Column after column, two bytes a point, the low one first; in base 64.
    let codes: String
    /// The colour of each point, a byte; in base 64.
    let groups: String
    let map: Map
  }

  /// z ↦ z·W + b, which takes the run's codes nearest to the first run's.
  struct Map: Encodable {
    let matrix: [[Double]]
    let shift: [Double]
  }

  /// The most bytes of codes.
  private static let mostBytes = 450_000
  /// The most runs.
  private static let mostRuns = 12

  /// The number of points that there are.
  let points: Int
  /// The rows that are shown, counted from one.
  let rows: [Int]
  /// What the columns are called.
  let columns: [String]
  /// What the colours are called; empty where there is one only.
  let groups: [String]
  let runs: [Run]
  /// Two directions in the first run's coordinates: those in which it agrees most with what the others have in common.
  let canonical: [[Double]]?

  init(_ codes: [Codes], _ comparison: CodeComparison, names: [String], colors: CodeColors) {
    let shown = codes.prefix(Self.mostRuns)
    let (count, latents) = (codes.first?.codes.rows ?? 0, comparison.latents)
    let room = max(100, Self.mostBytes / (2 * latents * max(1, shown.count)))
    let drawn = min(count, room)
    let rows = (0..<drawn).map { $0 * count / drawn }
    points = count
    self.rows = rows.map { $0 + 1 }
    columns = (1...max(1, latents)).map { "latent \($0)" }
    let components = codes.first?.prior?.components ?? 0
    groups =
      !colors.names.isEmpty
      ? colors.names.map { "class \($0)" } : components > 1 ? (1...components).map { "component \($0)" } : []
    runs = shown.indices.map { r in
      Run(
        name: names[r], codes: codes[r].codes.rows(at: rows), groups: rows.map { colors.groups[r][$0] },
        comparison.maps[r])
    }
    canonical = latents > 2 ? canonicalPair(codes, comparison) : nil
  }

  /// The file, sorted, so that equal codes are equal bytes.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return [UInt8](try encoder.encode(self))
  }
}

extension LinkedCodes.Run {
  fileprivate init(name: String, codes: Matrix<Double>, groups: [Int], _ map: CodeComparison.Map) {
    self.name = name
    let columns = (0..<codes.columns).map { codes.column($0) }
    ranges = columns.map { [$0.min() ?? 0, $0.max() ?? 0] }
    let words = zip(columns, ranges).flatMap { column, range in
      column.map { value -> UInt16 in
        // Halves, whose differences are numbers whatever the range; denormal widths have none.
        let (width, place) = (range[1] / 2 - range[0] / 2, value / 2 - range[0] / 2)
        return width > 0 ? UInt16((place / width * 65_535).rounded()) : 0
      }
    }
    self.codes = Data(words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
      .base64EncodedString()
    self.groups = Data(groups.map { UInt8(clamping: $0) }).base64EncodedString()
    self.map = LinkedCodes.Map(matrix: (0..<map.matrix.rows).map { map.matrix.row($0) }, shift: map.shift)
  }
}

/// The first two canonical directions of the first run's codes x with y, the mean of the others' after their maps:
///
///     Σxy·Σyy⁻¹·Σyx·a = ρ²·Σxx·a
///
/// - Returns: Two rows of L weights; nil where codes have fewer than L dimensions.
private func canonicalPair(_ codes: [Codes], _ comparison: CodeComparison) -> [[Double]]? {
  guard codes.count > 1 else { return nil }
  let x = centred(codes[0].codes)
  var sum = comparison.maps[1](codes[1].codes)
  for r in codes.indices.dropFirst(2) {
    let image = comparison.maps[r](codes[r].codes)
    for n in sum.elements.indices { sum.elements[n] += image.elements[n] }
  }
  let y = centred(sum)  // a scale changes no direction
  guard let factor = try? cholesky(gram(y)),
    let eigen = try? symmetricEigen(gram(solveLower(factor, matmulTransposedFirst(y, x))), relativeTo: gram(x))
  else { return nil }
  return [1, 2].map { rank in
    let direction = eigen.vectors.column(eigen.values.count - rank).map { $0 * Double(x.rows).squareRoot() }
    let strongest = direction.max { abs($0) < abs($1) } ?? 1
    return strongest < 0 ? direction.map { -$0 } : direction
  }
}

private func centred(_ points: Matrix<Double>) -> Matrix<Double> {
  let sums = (0..<points.columns).map { points.column($0).reduce(0, +) }
  return points.addingToRows(sums.map { -$0 / Double(points.rows) })
}
