public import LinearAlgebra
public import Networks
private import Requirements

/// A layer of numbers alone, for whoever writes a model down in another form: x·W + b.
public struct PlainLayer: Equatable, Sendable {
  /// W, inputs×outputs.
  public var weights: Matrix<Double>
  /// b, outputs.
  public var biases: [Double]

  /// Creates a layer.
  public init(weights: Matrix<Double>, biases: [Double]) {
    require(weights.columns == biases.count, "\(biases.count) biases for weights of \(weights.shape)")
    (self.weights, self.biases) = (weights, biases)
  }

  /// The numbers of a layer of a model.
  public init<Scalar>(_ layer: Layer, _ parameters: ParameterBuffer<Scalar>) {
    self.init(
      weights: Matrix(
        rows: layer.inputs, columns: layer.outputs, elements: parameters[layer.weight].map { Double($0) }),
      biases: parameters[layer.bias].map { Double($0) })
  }
}

extension SkipNetwork {
  /// The same map as layers without a path, which is carried through the hidden layers by two units for each input:
  ///
  ///     t = (a(t) − a(−t))/(1 + slope)
  ///
  /// - Parameters:
  ///   - parameters: The model's.
  ///   - slope: That of the activation below zero.
  /// - Returns: As many layers as the network has; the hidden ones are wider by 2·inputs where there is a path.
  public func plainLayers<Scalar>(_ parameters: ParameterBuffer<Scalar>, slope: Double) -> [PlainLayer] {
    let layers = network.layers.map { PlainLayer($0, parameters) }
    guard let skip else { return layers }
    let path = PlainLayer(.dense(skip), parameters)
    if layers.count == 1 { return [layers[0].carrying(network.inputs, slope: slope, isFirst: true, endingIn: path)] }
    return layers.enumerated().map { i, layer in
      layer.carrying(
        network.inputs, slope: slope, isFirst: i == 0, endingIn: i == layers.count - 1 ? path : nil)
    }
  }
}

extension PlainLayer {
  /// The layer with numbers that it carries beside its own.
  ///
  /// - Parameters:
  ///   - count: How many numbers are carried.
  ///   - slope: Of the activation below zero.
  ///   - isFirst: Whether it reads the numbers themselves; else two units for each.
  ///   - path: Where the numbers end, added to the first of its outputs; nil where they are carried on.
  /// - Returns: The wider layer.
  fileprivate func carrying(_ count: Int, slope: Double, isFirst: Bool, endingIn path: PlainLayer?) -> PlainLayer {
    let (inputs, outputs) = (weights.rows, weights.columns)
    var wide = Matrix<Double>(
      rows: inputs + (isFirst ? 0 : 2 * count), columns: outputs + (path == nil ? 2 * count : 0))
    for r in 0..<inputs { for c in 0..<outputs { wide[r, c] = weights[r, c] } }
    for t in 0..<count {
      // How the number t stands in what this layer reads.
      let places = isFirst ? [(t, 1.0)] : [(inputs + 2 * t, 1 / (1 + slope)), (inputs + 2 * t + 1, -1 / (1 + slope))]
      for (row, factor) in places {
        if let path {
          for c in 0..<path.biases.count { wide[row, c] += factor * path.weights[t, c] }
        } else {
          (wide[row, outputs + 2 * t], wide[row, outputs + 2 * t + 1]) = (factor, -factor)
        }
      }
    }
    var shifts = biases + [Double](repeating: 0, count: path == nil ? 2 * count : 0)
    if let path { for c in 0..<path.biases.count { shifts[c] += path.biases[c] } }
    return PlainLayer(weights: wide, biases: shifts)
  }
}
