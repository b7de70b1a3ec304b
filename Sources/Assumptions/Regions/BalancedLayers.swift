private import Foundation
import LinearAlgebra

/// The layers of a piecewise affine decoder in units of their own, so that one tolerance fits all of them.
///
/// A positive factor passes through an activation that is linear on either side of zero, so each unit's weights can be
/// brought to length one, about, at the cost of the next layer's. Latents and outputs are scaled too, and the outputs of
/// a tall last layer are turned into as many as it has inputs. None of this changes which points share a value. Factors
/// are powers of two: they round nothing.
struct BalancedLayers {
  struct Layer {
    let weights: Matrix<Double>
    let biases: [Double]
    let slope: Double
  }

  private(set) var layers: [Layer]
  /// z = scales·z′, by entries, for z′ in the units of these layers.
  let scales: [Double]
  /// A distance between the decoder's own values is at least this times that between the values of these layers.
  let valueScale: Double

  var latents: Int { scales.count }
  var outputs: Int { layers[layers.count - 1].weights.rows }

  /// - Returns: Nil where an activation is not piecewise affine.
  init?(_ decoder: LayeredDecoder) {
    var layers: [Layer] = []
    var columns = columnScales(of: decoder.layers[0].weights)
    let first = columns
    for layer in decoder.layers {
      guard let slope = layer.activation.slope else { return nil }
      var weights = layer.weights
      for i in 0..<weights.rows { for j in 0..<weights.columns { weights[i, j] *= columns[j] } }
      let rows = (0..<weights.rows).map { powerOfTwo(near: length(weights.row($0))) }
      for i in 0..<weights.rows { for j in 0..<weights.columns { weights[i, j] /= rows[i] } }
      layers.append(Layer(weights: weights, biases: zip(layer.biases, rows).map { $0 / $1 }, slope: slope))
      columns = rows
    }
    let unit = typicalDistance(of: layers)
    self.layers = layers.map {
      Layer(weights: $0.weights, biases: $0.biases.map { $0 / unit }, slope: $0.slope)
    }
    scales = first.map { $0 * unit }
    valueScale = unit * (columns.min() ?? 1)
    turnOutputs()
  }

  /// Replaces a tall last layer W = Q·R by R: distances between values stay.
  private mutating func turnOutputs() {
    guard let last = layers.last, last.slope == 1, last.weights.rows > last.weights.columns,
      let factors = try? qr(last.weights)
    else { return }
    layers[layers.count - 1] = Layer(
      weights: factors.r, biases: [Double](repeating: 0, count: factors.r.rows), slope: 1)
  }

  /// A point in the decoder's own units.
  func original(_ z: [Double]) -> [Double] { zip(z, scales).map { $0 * $1 } }
}

/// A factor for each latent that brings the median of its weights to one, about.
private func columnScales(of weights: Matrix<Double>) -> [Double] {
  (0..<weights.columns).map { j in 1 / powerOfTwo(near: median(weights.column(j).filter { $0 != 0 }.map(abs)) ?? 1) }
}

/// How far from the origin units change sign, in the median.
private func typicalDistance(of layers: [BalancedLayers.Layer]) -> Double {
  powerOfTwo(near: median(layers.flatMap { $0.biases.filter { $0 != 0 }.map(abs) }) ?? 1)
}

private func median(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.sorted()[values.count / 2]
}

/// The power of two next to a number; one for zero.
private func powerOfTwo(near value: Double) -> Double {
  value > 0 && value.isFinite ? scalbn(1, ilogb(value)) : 1
}
