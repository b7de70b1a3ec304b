private import Foundation
private import LinearAlgebra
private import Mixtures
private import NumpyFormat
private import Probability
private import Randomness

/// Expectation-maximization for a given number of iterations, from a given start, which scikit-learn shares.
enum EMBenchmark {
  /// Writes `points.npy` and `means.npy`: a sample of overlapping Gaussians, and some of its points to start from.
  static func prepare(folder: String, sizes: [Int]) throws {
    guard sizes.count == 3 else { throw Misuse(description: "POINTS, FEATURES and COMPONENTS are whole numbers") }
    let (n, d, k) = (sizes[0], sizes[1], sizes[2])
    var stream = RandomStream(seed: 1)
    let covariances = (0..<k).map { _ in
      let a = Matrix(rows: d, columns: d, elements: stream.normals(d * d))
      return 1 / Double(d) * matmulTransposedSecond(a, a) + .diagonal([Double](repeating: 0.1, count: d))
    }
    let truth = GaussianMixture(
      weights: [Double](repeating: 1 / Double(k), count: k),
      means: Matrix(rows: k, columns: d, elements: stream.normals(k * d).map { 2 * $0 }),
      covariances: .full(covariances))
    let points = try truth.sample(n, using: &stream).points
    let start = points.rows(at: Array(stream.permutation(n).prefix(k)))
    try write(Npy.bytes(points), "\(folder)/points.npy")
    try write(Npy.bytes(start), "\(folder)/means.npy")
  }

  /// Fits once and returns a line of JSON.
  static func run(folder: String, family name: String, iterations: String) throws -> String {
    guard let family = CovarianceFamily(rawValue: name), let iterations = Int(iterations) else {
      throw Misuse(description: "'\(name)' and '\(iterations)' are not a covariance family and a whole number")
    }
    let points = try read("\(folder)/points.npy")
    let settings = ExpectationMaximization(
      family: family, components: try read("\(folder)/means.npy").rows,
      start: .given(start(family, try read("\(folder)/means.npy"))), tolerance: 0, iterations: iterations)
    var stream = RandomStream(seed: 1)
    let begun = processorSeconds()
    let fit = try settings.fit(points, using: &stream)
    let seconds = processorSeconds() - begun
    let operations = operations(family, fit.model) * Double(points.rows)
    return "{\"milliseconds\": \(1e3 * seconds / Double(iterations)), \"operations\": \(operations), "
      + "\"mean_log_likelihood\": \(fit.meanLogLikelihood)}"
  }

  /// Additions and multiplications for a point in one iteration: for each component whitening and its squares
  /// (D differences, D·(D+1) and 2·D), moments (3·D and D·(D+1)), and about 40 for the exponential and its sum.
  private static func operations(_ family: CovarianceFamily, _ model: GaussianMixture) -> Double {
    let (k, d) = (Double(model.components), Double(model.features))
    switch family {
    case .full, .tied: return k * (2 * d * (d + 1) + 6 * d + 40)
    case .diagonal, .spherical: return k * (9 * d + 40)
    }
  }

  /// The given means with equal weights and unit covariances.
  private static func start(_ family: CovarianceFamily, _ means: Matrix<Double>) -> GaussianMixture {
    let (k, d) = (means.rows, means.columns)
    let covariances: Covariances =
      switch family {
      case .full: .full([Matrix<Double>](repeating: .identity(d), count: k))
      case .tied: .tied(.identity(d))
      case .diagonal: .diagonal(Matrix(rows: k, columns: d, repeating: 1))
      case .spherical: .spherical([Double](repeating: 1, count: k))
      }
    return GaussianMixture(
      weights: [Double](repeating: 1 / Double(k), count: k), means: means, covariances: covariances)
  }

  private static func read(_ path: String) throws -> Matrix<Double> {
    try NumpyFile([UInt8](Data(contentsOf: URL(filePath: path))), name: path).matrix()
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}
