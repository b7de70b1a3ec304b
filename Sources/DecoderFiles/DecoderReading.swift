public import Assumptions
public import Parameters

/// How the arrays of a file are to be read as a decoder, as far as the file does not say so itself.
public struct DecoderReading: Equatable, Sendable {
  /// What follows the layers: one function for all but the last layer, or one for each place where there may be one, or one
  /// for each of these and the last; empty where the file says it.
  public var activations: [DecoderActivation]
  /// What the names of the decoder's arrays begin with, such as `decoder.`; nil to find out.
  public var prefix: String?

  /// Creates it.
  public init(activations: [DecoderActivation] = [], prefix: String? = nil) {
    self.activations = activations
    self.prefix = prefix
  }

  /// Reads `slope`, `activations` and `prefix` of a stage.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
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
    self.init(activations: activations, prefix: prefix)
  }
}

/// The names that users give activations, in the spellings of several libraries.
///
/// - Parameters:
///   - name: Such as `relu`, `LeakyReLU`, `leaky_relu(0.2)`, `none`.
///   - slope: The slope below zero of a leaky ReLU whose name has none.
/// - Returns: The function; nil for a name that is not known.
public func activation(named name: String, slope: Double? = nil) -> DecoderActivation? {
  var word = name.lowercased().replacing("_", with: "-").replacing(" ", with: "")
  if word.hasPrefix("leakyrelu") { word = "leaky-relu" + word.dropFirst("leakyrelu".count) }
  if word == "leaky-relu", let slope { return .piecewiseLinear(slope: slope) }
  return DecoderActivation(word)
}

/// The names that are known, for messages.
public var knownActivations: String {
  "known are none, relu, leaky-relu or leaky-relu(SLOPE), absolute, "
    + DecoderActivation.Smooth.allCases.map(\.rawValue).joined(separator: ", ")
}

/// Reads a decoder: a file of ours, a `state_dict` of PyTorch, `.safetensors` or `.npz`.
///
/// - Parameters:
///   - bytes: The whole file.
///   - file: Its name, for messages.
///   - reading: How its arrays are to be read.
/// - Returns: The decoder.
/// - Throws: `FormatError` for a file that cannot be read, ``DecoderFileError`` for arrays that make no decoder.
public func readDecoder(_ bytes: [UInt8], file: String, _ reading: DecoderReading) throws -> Decoder {
  let arrays = try NamedArrays(bytes, file: file)
  if arrays.metadata["configuration"] != nil, let fitted = try fittedDecoder(bytes, file: file, reading) {
    return fitted
  }
  return try SequentialReader(arrays: arrays, reading: reading, file: file).read()
}
