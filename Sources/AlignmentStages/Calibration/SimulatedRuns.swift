private import Foundation
import LinearAlgebra
import Randomness

/// Codes of several runs of which the truth is known.
struct SimulatedRuns {
  /// What is simulated.
  struct World: Equatable, Sendable {
    /// How the codes come from what is shared.
    let truth: SimulatedTruth
    /// R.
    let runs: Int
    /// N.
    let points: Int
    /// L.
    let latents: Int
    /// The deviation of a run's own noise, where shared codes have deviation one.
    let noise: Double
    /// The share of a direction's variance that a run's own bend makes.
    let bend: Double
    /// Whether shared codes are five tight clusters, of width 0.15.
    let clustered: Bool
  }

  /// N×L each.
  let codes: [Matrix<Double>]

  /// Draws a world. What is shared, every run's map and every run's noise have streams of their own.
  init(_ world: World, _ stream: RandomStream) throws {
    var shared = stream.child("shared")
    let source = try Self.source(world, &shared)
    codes = try (0..<world.runs).map { run in
      var own = stream.child(run)
      var code = world.truth == .independent ? Self.normal(world.points, world.latents, &own) : source
      if world.truth == .partlyShared { for i in 0..<world.points { code[i, 0] = own.normal() } }
      if world.truth == .bent { Self.bend(&code, by: world.bend, &own) }
      let noisy = code + world.noise * Self.normal(world.points, world.latents, &own)
      return matmul(noisy, try Self.map(world.truth, world.latents, &own))
    }
  }

  /// White shared codes: a mixture of three wide normals, or of five tight clusters.
  private static func source(_ world: World, _ stream: inout RandomStream) throws -> Matrix<Double> {
    let (count, width, spread) = world.clustered ? (5, 0.15, 1.0) : (3, 0.7, 1.0)
    let centres = spread * normal(count, world.latents, &stream)
    let groups = (0..<world.points).map { _ in stream.index(below: count) }
    let points = centres.rows(at: groups) + width * normal(world.points, world.latents, &stream)
    let centred = points.centred
    let factor = try cholesky((1 / Double(world.points)) * gram(centred))
    return matmul(centred, solveLower(factor, .identity(world.latents)).transposed)
  }

  /// Adds a cosine of a random direction, along a random one, with this share of the variance there.
  private static func bend(_ code: inout Matrix<Double>, by share: Double, _ stream: inout RandomStream) {
    let d = code.columns
    let (first, along) = (unit(stream.normals(d)), unit(stream.normals(d)))
    let (length, phase) = (1 + stream.uniform(), 2 * Double.pi * stream.uniform())
    var wave = matvec(code, first).map { cos(length * $0 + phase) }
    let mean = wave.reduce(0, +) / Double(wave.count)
    let deviation = (wave.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(wave.count)).squareRoot()
    let size = deviation > 0 ? (share / (1 - share)).squareRoot() / deviation : 0
    wave = wave.map { size * ($0 - mean) }
    for i in 0..<code.rows { for j in 0..<d { code[i, j] += wave[i] * along[j] } }
  }

  private static func map(
    _ truth: SimulatedTruth, _ d: Int, _ stream: inout RandomStream
  ) throws -> Matrix<Double> {
    switch truth {
    case .permuted:
      let order = stream.permutation(d)
      let scales = (0..<d).map { _ in (stream.uniform() < 0.5 ? -1 : 1) * (0.3 + 2 * stream.uniform()) }
      return Matrix((0..<d).map { i in (0..<d).map { order[$0] == i ? scales[i] : 0 } })
    case .rotated: return try qr(normal(d, d, &stream)).q
    default: return try qr(normal(d, d, &stream)).q + 0.4 * qr(normal(d, d, &stream)).q
    }
  }

  private static func normal(_ rows: Int, _ columns: Int, _ stream: inout RandomStream) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
  }

  private static func unit(_ vector: [Double]) -> [Double] {
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return norm > 0 ? vector.map { $0 / norm } : vector
  }
}
