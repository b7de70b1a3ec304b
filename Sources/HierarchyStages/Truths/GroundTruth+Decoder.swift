internal import Alignment
internal import Assumptions
internal import HierarchyArtifacts
internal import LinearAlgebra
internal import Stages

/// The decoder of a ground truth, ready to be applied.
struct TruthDecoder: Sendable {
  /// The layers, as the linter takes them.
  let layered: LayeredDecoder

  /// Reads the layers of a truth.
  ///
  /// - Throws: `DecoderError`, or the name of an activation that is none.
  init(_ truth: GroundTruth) throws { try self.init(truth.layers) }

  /// Reads recorded layers.
  init(_ layers: [GroundTruth.Layer]) throws {
    layered = try LayeredDecoder(
      layers: layers.map { layer in
        guard let activation = DecoderActivation(layer.activation) else {
          throw ArtifactError("'\(layer.activation)' is no activation of a decoder")
        }
        return LayeredDecoder.Layer(
          weights: Matrix(layer.weights), biases: layer.biases, activation: activation)
      })
  }

  init(_ layered: LayeredDecoder) { self.layered = layered }

  /// f of each row, N×m to N×n.
  func callAsFunction(_ latents: Matrix<Double>) -> Matrix<Double> {
    layered.layers.reduce(latents) { values, layer in
      matmulTransposedSecond(values, layer.weights).addingToRows(layer.biases).map { layer.activation($0) }
    }
  }

  /// The same as comparisons take it.
  var comparable: Decoder {
    let slopes = layered.layers.map { $0.activation.slope }
    guard slopes.allSatisfy({ $0 != nil }) else {
      return Decoder(latents: layered.latents, features: layered.outputs) { self($0) }
    }
    return Decoder(
      layers: zip(layered.layers, slopes).map { layer, slope in
        Decoder.Layer(weights: layer.weights, biases: layer.biases, slope: slope ?? 1)
      })
  }

  /// Whether the slope of f at each row has a rank below m; of a smooth decoder, nowhere.
  func isFlat(_ latents: Matrix<Double>) -> [Bool] {
    (0..<latents.rows).map { n in
      var (value, slope) = (latents.row(n), Matrix<Double>.identity(latents.columns))
      for layer in layered.layers {
        guard let below = layer.activation.slope else { return false }
        let affine = zip(matvec(layer.weights, value), layer.biases).map { $0 + $1 }
        slope = matmul(layer.weights, slope)
        for (i, t) in affine.enumerated() where !(t > 0) {
          for j in 0..<slope.columns { slope[i, j] *= below }
        }
        value = affine.map { layer.activation($0) }
      }
      guard let svd = try? singularValues(slope), let most = svd.values.first, most > 0 else { return true }
      return svd.rank(tolerance: 1e-9) < latents.columns
    }
  }
}
