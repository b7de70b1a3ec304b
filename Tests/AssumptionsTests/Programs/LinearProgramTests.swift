import Assumptions
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct LinearProgramTests {
  /// Against all corners, by brute force.
  @Test(arguments: [(1, 4), (2, 6), (3, 8), (4, 9)])
  func theGreatestValueIsThatOfTheBestCorner(dimension: Int, rows: Int) throws {
    var stream = RandomStream(seed: UInt64(dimension))
    for _ in 0..<100 {
      var program = LinearProgram(dimension: dimension)
      for _ in 0..<rows { program.add(stream.normals(dimension), limit: stream.uniform()) }
      // A box, so that there is a corner.
      for j in 0..<dimension {
        for sign in [1.0, -1] {
          program.add((0..<dimension).map { $0 == j ? sign : 0 }, limit: 2)
        }
      }
      let objective = stream.normals(dimension)
      let corners = corners(of: program).map { zip($0, objective).reduce(0) { $0 + $1.0 * $1.1 } }
      let best = try #require(corners.max())
      guard
        case .optimum(let point, let value) = program.maximize(
          objective, from: [Double](repeating: 0, count: dimension))
      else {
        Issue.record("no optimum")
        continue
      }
      expectClose(value, best, relative: 1e-9, absolute: 1e-9)
      for i in 0..<program.count { #expect(program.slack(i, at: point) >= -1e-9) }
    }
  }

  @Test func directionsWithoutEndAreFound() {
    var program = LinearProgram(dimension: 2)
    program.add([1, 0], limit: 1)
    #expect(program.maximize([0, 1], from: [0, 0]) == .unbounded)
    #expect(program.maximize([1, 0], from: [0, 0]) == .optimum([1, 0], value: 1))
  }

  /// Many walls through one point: every step is of length zero until the way out is found.
  @Test func aConeIsLeftFromItsApex() throws {
    var stream = RandomStream(seed: 9)
    for _ in 0..<100 {
      let axis = stream.normals(3)
      var program = LinearProgram(dimension: 3)
      for _ in 0..<12 {
        let normal = stream.normals(3)
        let size = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let sign = zip(normal, axis).reduce(0) { $0 + $1.0 * $1.1 } > 0 ? -1.0 : 1
        program.add(normal.map { sign * $0 / size }, limit: 0)
      }
      let interior = try #require(program.interior(from: [0, 0, 0]))
      // The cone is not empty, and has no end: any margin up to the cap can be had.
      expectClose(interior.margin, 1, absolute: 1e-9)
      #expect((0..<12).allSatisfy { program.slack($0, at: interior.point) >= 1 - 1e-6 })
    }
  }

  @Test func halfSpacesWithoutACommonPointHaveANegativeMargin() throws {
    var program = LinearProgram(dimension: 1)
    program.add([1], limit: -1)
    program.add([-1], limit: -1)
    expectClose(try #require(program.interior(from: [5])).margin, -1, absolute: 1e-12)
  }

  @Test func wallsThatOthersImplyAreDropped() {
    var program = LinearProgram(dimension: 2)
    for (normal, limit) in [
      ([1.0, 0], 1.0), ([-1, 0], 1), ([0, 1], 1), ([0, -1], 1), ([0.6, 0.8], 2), ([1, 0], 3),
    ] {
      program.add(normal, limit: limit)
    }
    let kept = program.irredundant(inside: [0, 0])
    #expect(kept.count == 4)
    #expect((0..<4).allSatisfy { kept.limits[$0] == 1 })
  }

  private func corners(of program: LinearProgram) -> [[Double]] {
    let d = program.dimension
    return combinations(program.count, d).compactMap { rows in
      let matrix = Matrix(rows.map { Array(program.normal($0)) })
      let limits = Matrix(rows: d, columns: 1, elements: rows.map { program.limits[$0] })
      guard let svd = try? singularValues(matrix), svd.values[d - 1] > 1e-9,
        let point = try? leastSquares(matrix, limits, tolerance: 1e-12).elements
      else { return nil }
      return (0..<program.count).allSatisfy { program.slack($0, at: point) >= -1e-9 } ? point : nil
    }
  }

  private func combinations(_ n: Int, _ k: Int) -> [[Int]] {
    guard k > 0 else { return [[]] }
    return (0..<n).flatMap { last in combinations(last, k - 1).map { $0 + [last] } }
  }
}
