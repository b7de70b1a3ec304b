private import Foundation
private import Likelihood
private import LinearAlgebra
private import NumpyFormat
private import Randomness

/// The exact likelihood of a piecewise-affine model with its gradient, of points that SciPy's quadrature shares.
enum LikelihoodBenchmark {
  /// Writes `model.json` and `points.npy`: a model of J components, h units and n outputs, and a sample from it.
  static func prepare(folder: String, sizes: [Int]) throws {
    guard sizes.count == 4 else {
      throw Misuse(description: "COMPONENTS, UNITS, OUTPUTS and POINTS are whole numbers")
    }
    let (components, units, outputs) = (sizes[0], sizes[1], sizes[2])
    var stream = RandomStream(seed: 3)
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: [Double](repeating: 1 / Double(components), count: components),
        means: (0..<components).map { _ in 6 * stream.uniform() - 3 },
        deviations: (0..<components).map { _ in 0.3 + 0.7 * stream.uniform() }),
      decoder: ShallowDecoder(
        inputWeights: stream.normals(units), biases: stream.normals(units),
        outputWeights: Matrix(rows: units, columns: outputs, elements: stream.normals(units * outputs)),
        shift: stream.normals(outputs), leak: 0.2), noise: 0.2)
    try write([UInt8](JSONEncoder().encode(model)), "\(folder)/model.json")
    try write(Npy.bytes(model.sample(sizes[3], using: &stream).points), "\(folder)/points.npy")
  }

  /// Takes the loss and its gradient of all points, several times, and returns a line of JSON with the median's time.
  static func run(folder: String) throws -> String {
    let model = try JSONDecoder().decode(PiecewiseAffineModel.self, from: read("\(folder)/model.json"))
    let points = try NumpyFile([UInt8](read("\(folder)/points.npy")), name: "points.npy").matrix()
    let observations = try Observations(points)
    var seconds: [Double] = []
    var loss = 0.0
    for _ in 0..<5 {
      let begun = processorSeconds()
      loss = try model.lossWithGradient(on: observations).loss
      seconds.append(processorSeconds() - begun)
    }
    let microseconds = 1e6 * seconds.sorted()[2] / Double(points.rows)
    let first = try model.logDensity(of: points.rows(0..<min(points.rows, 100)))
    return "{\"microseconds\": \(microseconds), \"loss\": \(loss), \"log_densities\": \(first)}"
  }

  private static func read(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private static func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}
