internal import AutoencoderArtifacts
internal import Autoencoders
private import CSVFormat
private import Foundation
private import Interchange
internal import LearningArtifacts
internal import LinearAlgebra
internal import Networks
private import SafetensorsFormat
internal import Stages
internal import StructuredAutoencoders

extension FittedAutoencoder {
  /// Writes a model of this family down as an autoencoder that computes the same, so that whatever asks fitted autoencoders
  /// can ask it.
  ///
  /// - Parameters:
  ///   - model: The same model.
  ///   - training: How it was trained.
  ///   - curve: The terms of its bound.
  ///   - pretrainingErrors: As `FittedAutoencoder` has them.
  ///   - bound: The mean bound of a point, in nats.
  ///   - codes: Of the points, with their classes and the prior.
  /// - Throws: `ArtifactError` where the numbers are none.
  init(
    _ model: Autoencoder<Float>, _ training: Training, curve: LearningCurve, pretrainingErrors: [Double] = [],
    bound: EvidenceLowerBound, codes: FacetCodes
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let configuration = Description.Configuration(architecture: model.architecture, training: training)
    let words = String(decoding: try encoder.encode(configuration), as: UTF8.self)
    var tensors: [String: Tensor] = [:]
    for slice in model.parameters.layout.slices {
      tensors[slice.name] = Tensor(model.parameters[slice], shape: slice.shape)
    }
    var files = try codes.files()
    files.contents.merge(curve.files().contents) { $1 }
    files.contents["pretraining-curve.csv"] =
      CSVTable(
        names: ["epoch", "error"],
        columns: [.numbers(pretrainingErrors.indices.map { Double($0 + 1) }), .numbers(pretrainingErrors)]
      ).bytes
    files.contents["model.safetensors"] = SafetensorsFile(tensors: tensors, metadata: ["configuration": words]).bytes
    files.contents["model.json"] = [UInt8](
      try encoder.encode(
        Description(configuration: configuration, fit: Description.Outcome(bound: bound, restarts: [bound.total]))))
    try self.init(files: files)
  }
}

/// What `model.json` of a fitted autoencoder holds.
private struct Description: Encodable {
  struct Configuration: Encodable {
    let architecture: Architecture
    let training: Training
  }
  struct Outcome: Encodable {
    let bound: EvidenceLowerBound
    let restarts: [Double]
  }
  let configuration: Configuration
  let fit: Outcome
}

/// The numbers of an autoencoder that is put together from layers.
struct NamedLayers {
  /// By the name of a slice.
  private var numbers: [String: [Double]] = [:]

  init() {}

  /// Names the layers "name.0" and so on.
  mutating func add(_ name: String, _ layers: some Collection<PlainLayer>) {
    for (i, layer) in layers.enumerated() { add("\(name).\(i)", layer) }
  }

  /// Names one layer.
  mutating func add(_ name: String, _ layer: PlainLayer) {
    numbers["\(name).weight"] = layer.weights.elements
    numbers["\(name).bias"] = layer.biases
  }

  /// Names other numbers.
  mutating func add(_ name: String, _ values: [Double]) { numbers[name] = values }

  /// The autoencoder that has these numbers; zero where nothing is named.
  ///
  /// - Throws: `ArtifactError` where there are not as many as it asks for.
  func model(_ architecture: Architecture) throws -> Autoencoder<Float> {
    if let fault = architecture.fault { throw ArtifactError("the layers make no autoencoder: \(fault)") }
    return try Autoencoder(architecture) { slice in
      guard let values = numbers[slice.name] else { return [Float](repeating: 0, count: slice.count) }
      guard values.count == slice.count else {
        throw ArtifactError("'\(slice.name)' has \(values.count) numbers, not \(slice.count)")
      }
      return values.map { Float($0) }
    }
  }
}

extension LearningCurve {
  /// The terms of a climb and their sum, epoch by epoch from one on.
  init(_ end: ClimbState<some Climber>) {
    let (terms, curve) = (end.model.termNames, end.curve)
    self.init(
      epochs: (0..<curve.rows).map { Double($0 + 1) }, terms: terms + ["total"],
      numbers: Matrix(
        rows: curve.rows, columns: terms.count + 1,
        elements: (0..<curve.rows).flatMap { curve.row($0) + [curve.row($0).reduce(0, +)] }))
  }
}
