private import Assumptions
internal import DecoderFiles
public import HierarchyArtifacts
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads a latent-variable model that was made elsewhere: its prior, and its codes and decoder where the file has them.
public struct ReadLatentModel: Stage {
  public static let name = "read-latent-model"
  public static let summary =
    "Reads a model made elsewhere from one file (.npz, .safetensors, .pt): weights, means and covariances of its prior, "
    + "codes, and decoder.0.weight, decoder.0.bias and so on."

  let file: ParameterReader.File
  let reading: DecoderReading
  let points: Int?

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    file = try reader.file(
      "file", "The file with the arrays of the prior, and those of the codes and the decoder.",
      endings: [".npz", ".safetensors", ".pt", ".pth"])
    reading = try DecoderReading(from: &reader)
    points =
      reader.has("points")
      ? try reader.integer(
        "points", "How many points the prior was fitted to; by default as many as there are codes.",
        in: 1...1_000_000_000) : nil
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> RecordedModel {
    let found = try readModel(try context.read(file).bytes, file: file.path, reading)
    found.decoder?.notes.forEach(context.log)
    return try RecordedModel(
      prior: found.prior, codes: found.codes, layers: found.decoder?.decoder.recorded,
      points: points ?? found.codes?.rows)
  }
}
