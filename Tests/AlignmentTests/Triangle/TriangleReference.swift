import Alignment
import LinearAlgebra

/// A case of `Reference/triangle.json`.
struct TriangleCase: Decodable {
  struct Map: Decodable {
    let matrix: [[Double]]
    let shift: [Double]
    let squaredError: Double?
  }

  struct Layer: Decodable {
    let weights: [[Double]]
    let biases: [Double]
    let slope: Double

    var layer: Decoder.Layer { Decoder.Layer(weights: Matrix(weights), biases: biases, slope: slope) }
  }

  struct Discrepancies: Decodable {
    let priorCode: Double
    let priorDecoder: Double
    let codeDecoder: Double
  }

  let name: String
  let source: ReferenceMixture
  let target: ReferenceMixture
  let latents: [[Double]]
  let sourceCodes: [[Double]]
  let targetCodes: [[Double]]
  let sourceDecoder: [Layer]
  let targetDecoder: [Layer]
  let mapPrior: Map
  let mapCodes: Map
  let mapDecoder: Map
  let discrepancies: Discrepancies
  let decoderResidual: Double

  var sourceModel: LatentModel {
    LatentModel(
      prior: source.mixture, codes: Matrix(sourceCodes), decoder: Decoder(layers: sourceDecoder.map(\.layer)))
  }

  var targetModel: LatentModel {
    LatentModel(
      prior: target.mixture, codes: Matrix(targetCodes), decoder: Decoder(layers: targetDecoder.map(\.layer)))
  }
}
