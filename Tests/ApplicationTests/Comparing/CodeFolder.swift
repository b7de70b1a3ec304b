import Application
import Foundation
import LinearAlgebra
import NumpyFormat
import Randomness

/// A folder of codes of which it is known how they came about.
struct CodeFolder {
  /// How the codes of a run come from those that all share.
  enum Truth: CaseIterable {
    /// In another order, sign and scale.
    case ordered
    /// By a rotation.
    case rotated
    /// Not at all.
    case independent
  }

  let place: Workplace

  init() throws {
    place = try Workplace()
    try FileManager.default.createDirectory(atPath: path("codes"), withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { "\(place.folder)/\(name)" }

  /// Writes `codes/run-1.npy` and so on, and returns their paths.
  @discardableResult
  func write(_ truth: Truth, runs: Int = 4, points: Int = 200, latents: Int = 2) throws -> [String] {
    var stream = RandomStream(seed: 3)
    let shared = normal(points, latents, &stream)
    return try (1...runs).map { run in
      let own = 0.05 * normal(points, latents, &stream)
      let codes =
        switch truth {
        case .ordered: matmul(shared + own, scaledOrder(latents, run, &stream))
        case .rotated: matmul(shared + own, try qr(normal(latents, latents, &stream)).q)
        case .independent: normal(points, latents, &stream)
        }
      return try write(codes, to: "codes/run-\(run).npy")
    }
  }

  @discardableResult
  func write(_ codes: Matrix<Double>, to name: String) throws -> String {
    try Data(Npy.bytes(codes)).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Compares with few draws.
  func compare(
    _ codes: [String], array: String? = nil, classes: String? = nil, classesArray: String? = nil, blocks: [Int] = [],
    _ parameters: [(name: String, value: String)] = [("draws", "20")], json: Bool = false
  ) async throws -> Answer {
    let request = ComparisonRequest(
      codes: codes, array: array, classes: classes, classesArray: classesArray, blocks: blocks, parameters: parameters,
      report: path("out/report"))
    return try await compareCodes(request, Settings(jobs: 2, store: path("store"), json: json))
  }

  /// What is wrong with a request.
  func complaint(
    _ codes: [String], array: String? = nil, classes: String? = nil, classesArray: String? = nil, blocks: [Int] = []
  ) async -> String {
    do {
      _ = try await compare(codes, array: array, classes: classes, classesArray: classesArray, blocks: blocks)
      return "nothing is wrong"
    } catch {
      return isUsersMistake(error) ? "\(error)".replacing(place.folder, with: "") : "no mistake of the user: \(error)"
    }
  }

  private func normal(_ rows: Int, _ columns: Int, _ stream: inout RandomStream) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))
  }

  private func scaledOrder(_ d: Int, _ run: Int, _ stream: inout RandomStream) -> Matrix<Double> {
    let order = stream.permutation(d)
    return Matrix((0..<d).map { i in (0..<d).map { order[$0] == i ? (run % 2 == 0 ? -0.5 : 3) : 0 } })
  }
}
