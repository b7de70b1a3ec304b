import AlignmentArtifacts
import FigureStages
import Foundation
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

/// What a figure of codes hands a page.
@Suite struct LinkedCodesTests {
  private struct Document: Decodable {
    struct Run: Decodable {
      var name: String
      var ranges: [[Double]]
      var codes: String
      var groups: String
    }
    var points: Int
    var rows: [Int]
    var columns: [String]
    var groups: [String]
    var runs: [Run]
    var canonical: [[Double]]?
  }

  private func document(_ codes: [Codes]) throws -> Document {
    let identity = CodeComparison.Map(
      matrix: .identity(codes[0].codes.columns), shift: [Double](repeating: 0, count: codes[0].codes.columns))
    let figure = try stage(LatentScatter.self).run(
      Pair(codes, comparison(runs: codes.count, latents: codes[0].codes.columns, maps: codes.map { _ in identity })),
      in: .silent)
    return try JSONDecoder().decode(Document.self, from: Data(figure.linked))
  }

  /// Points whose first column is common to the runs and whose others are not.
  private func points(_ count: Int, columns: Int, run: Int) -> Matrix<Double> {
    Matrix(
      (0..<count).map { n in
        (0..<columns).map { column in
          column == 1 ? Double(n % 17) : sin(Double((n + 1) * (column + 3) * (run * 7 + 11)))
        }
      })
  }

  @Test func codesComeBackToSixteenBits() throws {
    let codes = points(50, columns: 2, run: 0)
    let found = try document([Codes(codes, classes: (0..<50).map { $0 % 3 }), Codes(points(50, columns: 2, run: 1))])
    #expect(found.rows == Array(1...50) && found.points == 50)
    #expect(found.groups == ["class 0", "class 1", "class 2"])
    #expect(found.runs.map(\.name) == ["run 1", "run 2"] && found.canonical == nil)
    let words = [UInt8](try #require(Data(base64Encoded: found.runs[0].codes)))
    for column in 0..<2 {
      let range = found.runs[0].ranges[column]
      for n in 0..<50 {
        let place = 2 * (column * 50 + n)
        let share = Double(Int(words[place]) + 256 * Int(words[place + 1])) / 65_535
        // Half a step of 16 bits is what rounding may cost.
        #expect(abs(range[0] + share * (range[1] - range[0]) - codes[n, column]) <= (range[1] - range[0]) / 65_535)
      }
    }
    #expect([UInt8](try #require(Data(base64Encoded: found.runs[0].groups))) == (0..<50).map { UInt8($0 % 3) })
  }

  @Test func manyPointsAreThinnedEvenly() throws {
    let codes = (0..<3).map { Codes(points(100_000, columns: 2, run: $0)) }
    let found = try document(codes)
    #expect(found.points == 100_000)
    #expect(found.rows.count == 37_500 && found.rows.first == 1)
    #expect(zip(found.rows, found.rows.dropFirst()).allSatisfy { (2...3).contains($1 - $0) })
    #expect(found.groups.isEmpty)
  }

  @Test func theCanonicalPairBeginsWithWhatTheRunsShare() throws {
    let codes = (0..<3).map { points(400, columns: 4, run: $0) }
    let canonical = try #require(try document(codes.map { Codes($0) }).canonical)
    #expect(canonical.map(\.count) == [4, 4])
    // Projected on the first direction, the first run is the common column, but for what chance has in common.
    let (first, shared) = (matvec(codes[0], canonical[0]), codes[0].column(1))
    #expect(abs(correlation(first, shared)) > 0.99)
    #expect(abs(correlation(matvec(codes[0], canonical[1]), shared)) < 0.1)
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double {
    func centred(_ x: [Double]) -> [Double] { x.map { $0 - x.reduce(0, +) / Double(x.count) } }
    func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    let (p, q) = (centred(a), centred(b))
    return dot(p, q) / (dot(p, p) * dot(q, q)).squareRoot()
  }
}
