private import Assumptions
public import DecoderFiles
private import Interchange
private import LinearAlgebra
private import Probability
private import SafetensorsFormat
public import Stages

/// | file | entries | shape |
/// | --- | --- | --- |
/// | `decoder.safetensors` | `0.weight`, `1.weight`, …, F64 | outputs × inputs |
/// | | `0.bias`, `1.bias`, …, F64 | outputs |
/// | | the metadata `layers` and `activations`, in order, and `notes`, a line each | |
/// | `prior-weights.npy`, …, where the law of the latents is known | the files of a prior, as in `Codes` | |
extension Decoder: Artifact {
  public static var typeName: String { "decoder" }
  public static var valueNames: [String] { ["latents", "outputs", "layers", "units"] }
  private static var file: String { "decoder.safetensors" }

  /// Units are those of all layers but the last.
  public var values: [String: ReportValue] {
    [
      "latents": .integer(decoder.latents), "outputs": .integer(decoder.outputs),
      "layers": .integer(decoder.layers.count),
      "units": .integer(decoder.layers.dropLast().reduce(0) { $0 + $1.weights.rows }),
    ]
  }

  public func files() -> ArtifactFiles {
    var tensors: [String: Tensor] = [:]
    for (i, layer) in decoder.layers.enumerated() {
      tensors["\(i).weight"] = Tensor(layer.weights)
      tensors["\(i).bias"] = Tensor(layer.biases)
    }
    var metadata = [
      "layers": decoder.layers.indices.map(String.init).joined(separator: ","),
      "activations": decoder.layers.map(\.activation.description).joined(separator: ","),
    ]
    if !notes.isEmpty { metadata["notes"] = notes.joined(separator: "\n") }
    let file = [Self.file: SafetensorsFile(tensors: tensors, metadata: metadata).bytes]
    return ArtifactFiles(file.merging(prior.map { priorFiles($0) } ?? [:]) { $1 })
  }

  public init(files: ArtifactFiles) throws {
    let bytes = try files[Self.file]
    let notes = try SafetensorsFile(bytes, name: Self.file).metadata["notes"]
    self.init(
      try readDecoder(bytes, file: Self.file, DecoderReading()).decoder, prior: try readPrior(files),
      notes: notes.map { $0.split(separator: "\n").map(String.init) } ?? [])
  }
}
