private import Assumptions
internal import DecoderFiles
public import Parameters
public import Stages

/// Reads a decoder that was made elsewhere.
public struct ReadDecoder: Stage {
  public static let name = "read-decoder"
  public static let summary =
    "Reads a decoder made elsewhere: a state_dict of PyTorch (.pt), .safetensors or .npz, with layers named as PyTorch does."

  let file: ParameterReader.File
  let reading: DecoderReading

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    file = try reader.file(
      "file", "The file with the decoder's weights and biases.", endings: [".pt", ".pth", ".safetensors", ".npz"])
    let slope: Double? =
      reader.has("slope")
      ? try reader.number("slope", "The slope below zero of 'leaky-relu' without a number.", in: -1e6...1e6) : nil
    let names =
      reader.has("activations")
      ? try reader.texts(
        "activations", "What follows the layers: one name for all but the last, or one for each place.") : []
    var activations: [DecoderActivation] = []
    for name in names {
      if let found = activation(named: name, slope: slope) {
        activations.append(found)
      } else if let place = reader.resolved.last(where: { $0.name == "activations" })?.location {
        throw NotebookError("there is no activation '\(name)'; \(knownActivations)", at: place)
      }
    }
    let prefix =
      reader.has("prefix")
      ? try reader.text("prefix", "What the names of the decoder's arrays begin with, such as 'decoder.'.") : nil
    reading = DecoderReading(activations: activations, prefix: prefix)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Decoder {
    Decoder(try readDecoder(try context.read(file).bytes, file: file.path, reading))
  }
}
