import Foundation
import LinearAlgebra
import Testing

/// What numpy and scipy say.
struct LinearAlgebraReference: Decodable {
  let a, b, c, ab, aTa, acT: [[Double]]
  let aColumnSums, aColumnMeans: [Double]
  let positive, factor, lowerSolution, lowerTransposedSolution: [[Double]]
  let logDeterminant: Double
  let symmetric: [[Double]]
  let eigenvalues, relativeEigenvalues: [Double]
  let aSingularValues, bTSingularValues: [Double]
  let q, r, targets, tallSolution, wide, wideSolution, deficient, deficientSolution: [[Double]]

  static func load() throws -> LinearAlgebraReference {
    let url = try #require(Bundle.module.url(forResource: "Reference/linear_algebra", withExtension: "json"))
    return try JSONDecoder().decode(LinearAlgebraReference.self, from: Data(contentsOf: url))
  }
}

/// The two number types, with what a result of some hundred operations on numbers near one may be off.
///
/// Matrices of the reference have conditions below 100, so that this is an ulp times 100 and some room.
enum Precision: CaseIterable, Sendable {
  case single, double

  var tolerance: Double { self == .single ? 1e-4 : 1e-12 }
}

/// Runs a check in both precisions.
protocol PrecisionCheck {
  func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws
}

extension Precision {
  func run(_ check: some PrecisionCheck) throws {
    switch self {
    case .single: try check(Float.self, tolerance)
    case .double: try check(Double.self, tolerance)
    }
  }
}

extension Matrix {
  /// The matrix of these rows, rounded to the precision.
  init(rounding rows: [[Double]]) { self.init(rows.map { $0.map { Scalar($0) } }) }

  /// The matrix in double precision.
  var widened: Matrix<Double> { Matrix<Double>(rows: rows, columns: columns, elements: elements.map { Double($0) }) }
}

/// What a process said when it stopped.
func words(_ result: ExitTest.Result?) -> String {
  result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
}

/// A matrix of pseudo-random numbers from −1 to 1.
func noise(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix<Double> {
  var state = seed
  let elements = (0..<rows * columns).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}
