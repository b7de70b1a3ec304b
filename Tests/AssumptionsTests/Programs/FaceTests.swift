import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Walls that touch where a maximum is: parallel ones, equal ones, and more than there are dimensions.
@Suite struct FaceTests {
  private func optimum(_ walls: [([Double], Double)], _ objective: [Double], from start: [Double]) -> [Double]? {
    var program = LinearProgram(dimension: objective.count)
    for (normal, limit) in walls { program.add(normal, limit: limit) }
    guard case .optimum(let point, _) = program.maximize(objective, from: start) else { return nil }
    return point
  }

  @Test func equalWallsAreOne() throws {
    let walls = [([0.6, 0.8], 1.0), ([-1, 0], 0)].flatMap { [([Double], Double)](repeating: $0, count: 20) }
    // 0.6·x₁ + 0.8·x₂ ≤ 1 with x₁ ≥ 0: x₂ is greatest at (0, 1.25).
    let point = try #require(optimum(walls, [0, 1], from: [3, -3]))
    expectClose(point, [0, 1.25], absolute: 1e-9)
  }

  /// Walls that hardly differ in direction: the corner is far out, and still found.
  @Test(arguments: [1e-2, 1e-4, 1e-6]) func nearlyParallelWallsMeetFarOut(turn: Double) throws {
    // x₂ ≤ 1, x₂ + turn·x₁ ≤ 1 + turn and x₂ ≥ 0.
    let size = (1 + turn * turn).squareRoot()
    let walls: [([Double], Double)] = [
      ([0, 1], 1), ([turn / size, 1 / size], (1 + turn) / size), ([0, -1], 0),
    ]
    let point = try #require(optimum(walls, [1, 0], from: [-1, 0.5]))
    // x₁ is greatest where x₂ = 0.
    expectClose(point, [(1 + turn) / turn, 0], relative: 1e-8, absolute: 1e-6)
  }

  /// All faces of a cube's corner and many more through it: the maximum is at the corner whichever walls were met first.
  @Test func manyWallsThroughOneCornerAreNoTrap() throws {
    var walls: [([Double], Double)] = []
    for k in 0..<3 { walls.append(((0..<3).map { $0 == k ? 1.0 : 0 }, 1)) }
    for k in 1...12 {
      let normal = [1.0, Double(k), 0.1 * Double(k * k)]
      let size = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
      walls.append((normal.map { $0 / size }, normal.reduce(0, +) / size))
    }
    for objective in [[1.0, 1, 1], [1, 0.01, 0.01], [0.01, 1, 0.01], [0, 0, 1]] {
      let point = try #require(optimum(walls, objective, from: [-1, -2, -3]))
      let value = zip(point, objective).reduce(0) { $0 + $1.0 * $1.1 }
      expectClose(value, objective.reduce(0, +), absolute: 1e-9)
    }
  }
}
