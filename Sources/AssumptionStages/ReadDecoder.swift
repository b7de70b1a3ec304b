public import DecoderFiles
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
    reading = try DecoderReading(from: &reader)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Decoder {
    try readDecoder(try context.read(file).bytes, file: file.path, reading)
  }
}
