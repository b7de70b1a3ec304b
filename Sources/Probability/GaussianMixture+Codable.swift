private import LinearAlgebra

extension GaussianMixture: Codable {
  private enum Key: String, CodingKey { case weights, means, family, covariances, shape }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(weights, forKey: .weights)
    try container.encode(means.elements, forKey: .means)
    try container.encode(covariances.family.rawValue, forKey: .family)
    try container.encode(covariances.elements, forKey: .covariances)
    try container.encode(covariances.shape, forKey: .shape)
  }

  /// Reads a mixture, and throws ``MixtureError`` where the numbers are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let weights = try container.decode([Double].self, forKey: .weights)
    let means = try container.decode([Double].self, forKey: .means)
    let name = try container.decode(String.self, forKey: .family)
    guard let family = CovarianceFamily(rawValue: name) else {
      throw MixtureError.shape(part: "covariances", is: "'\(name)'", expected: "one of the families")
    }
    guard !weights.isEmpty, means.count % weights.count == 0 else { throw MixtureError.empty }
    try self.init(
      validatingWeights: weights,
      means: Matrix(rows: weights.count, columns: means.count / weights.count, elements: means),
      covariances: Covariances(
        family: family, elements: container.decode([Double].self, forKey: .covariances),
        shape: container.decode([Int].self, forKey: .shape)))
  }
}
