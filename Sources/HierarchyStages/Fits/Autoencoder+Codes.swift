internal import Autoencoders
internal import LinearAlgebra
internal import Networks
internal import Randomness

extension Autoencoder where Scalar == Float {
  /// Creates an autoencoder whose encoder gives points codes that are known beforehand, and whose decoder gives the
  /// points back, as far as regressions of so many steps get. The posterior begins narrow.
  ///
  /// - Parameters:
  ///   - architecture: Of one facet.
  ///   - codes: N×L.
  ///   - points: N×D.
  ///   - targets: What the decoder makes of the codes, N×D: the points, or their means where these are known.
  ///   - steps: Of each regression.
  ///   - stream: What everything is drawn from.
  init(
    _ architecture: Architecture, codes: Matrix<Double>, of points: Matrix<Double>, targets: Matrix<Double>, steps: Int,
    using stream: RandomStream
  ) {
    var weights = stream.child("weights")
    self.init(architecture, .narrow(logVariance: -4), using: &weights)
    let encoding = RegressedNetwork(
      "encoder", sizes: [architecture.features] + architecture.encoder + [codes.columns],
      activation: architecture.activation, from: Matrix<Float>(points), to: Matrix<Float>(codes), steps: steps,
      using: stream.child("encoder"))
    let decoding = RegressedNetwork(
      "decoder", sizes: [codes.columns] + architecture.decoder + [architecture.features],
      activation: architecture.activation, from: Matrix<Float>(codes), to: Matrix<Float>(targets), steps: steps,
      using: stream.child("decoder"))
    copy(from: decoding.parameters)
    copy(from: encoding.parameters)
    copyMeans(from: encoding.parameters, layer: architecture.encoder.count)
  }

  /// Takes over the numbers of slices of the same name and shape.
  mutating func copy(from other: ParameterBuffer<Float>) {
    for slice in parameters.layout.slices {
      guard let source = other.layout[slice.name], source.shape == slice.shape else { continue }
      parameters[slice] = other[source]
    }
  }

  /// Makes the columns of the head that give the mean those of a regression's last layer.
  private mutating func copyMeans(from other: ParameterBuffer<Float>, layer: Int) {
    for part in ["weight", "bias"] {
      guard let slice = parameters.layout["facet.0.head.\(part)"],
        let source = other.layout["encoder.\(layer).\(part)"]
      else { continue }
      let (from, columns) = (other.matrix(source), parameters.matrix(slice).columns)
      for i in 0..<from.rows {
        for j in 0..<from.columns { parameters.values[slice.offset + i * columns + j] = from[i, j] }
      }
    }
  }
}

extension Matrix<Float> {
  /// The same numbers in single precision; what does not fit becomes infinite.
  init(_ other: Matrix<Double>) {
    self.init(rows: other.rows, columns: other.columns, elements: other.elements.map { Float($0) })
  }
}

extension Matrix<Double> {
  /// The same numbers in double precision.
  init(_ other: Matrix<Float>) {
    self.init(rows: other.rows, columns: other.columns, elements: other.elements.map { Double($0) })
  }
}
