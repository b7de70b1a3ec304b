private import LinearAlgebra

extension PiecewiseAffineModel: Codable {
  private enum Key: String, CodingKey {
    case weights, means, deviations, inputWeights, biases, outputWeights, shift, leak, noise
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(prior.weights, forKey: .weights)
    try container.encode(prior.means, forKey: .means)
    try container.encode(prior.deviations, forKey: .deviations)
    try container.encode(decoder.inputWeights, forKey: .inputWeights)
    try container.encode(decoder.biases, forKey: .biases)
    try container.encode(decoder.outputWeights.elements, forKey: .outputWeights)
    try container.encode(decoder.shift, forKey: .shift)
    try container.encode(decoder.leak, forKey: .leak)
    try container.encode(noise, forKey: .noise)
  }

  /// Reads a model, and throws ``ModelError`` where the numbers are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func numbers(_ key: Key) throws -> [Double] { try container.decode([Double].self, forKey: key) }
    let (biases, shift, outputWeights) = try (numbers(.biases), numbers(.shift), numbers(.outputWeights))
    guard outputWeights.count == biases.count * shift.count else {
      throw ModelError.count(
        of: "output weights", is: outputWeights.count, expected: biases.count * shift.count, from: "biases and shifts")
    }
    try self.init(
      prior: LatentMixture(
        weights: numbers(.weights), means: numbers(.means), deviations: numbers(.deviations)),
      decoder: ShallowDecoder(
        inputWeights: numbers(.inputWeights), biases: biases,
        outputWeights: Matrix(rows: biases.count, columns: shift.count, elements: outputWeights), shift: shift,
        leak: container.decode(Double.self, forKey: .leak)),
      noise: container.decode(Double.self, forKey: .noise))
  }
}
