import Assumptions
import FormatErrors
import LinearAlgebra
private import Wording

/// Makes a decoder of the arrays of a network whose layers come one after the other.
struct SequentialReader {
  let arrays: NamedArrays
  let reading: DecoderReading
  let file: String

  func read() throws -> Decoder {
    let modules = try named() ?? numbered()
    var notes: [String] = []
    let layers = try AffineLayers(modules, file: file)
    if layers.hasNormalization {
      notes.append("batch normalisation is taken as in evaluation, with PyTorch's 1e-5 added to the variances")
    }
    let activations = try activations(of: layers)
    let decoder = try LayeredDecoder(
      layers: zip(layers.maps, activations).map {
        LayeredDecoder.Layer(weights: $0.weights, biases: $0.biases, activation: $1)
      })
    return Decoder(decoder, notes: notes)
  }

  /// What follows each layer.
  private func activations(of layers: AffineLayers) throws -> [DecoderActivation] {
    var chosen = reading.activations
    // Those of the metadata are of the layers that it lists, and of no other sequence.
    let isListed = reading.prefix == nil || arrays.metadata["layers"] == nil
    if chosen.isEmpty, isListed, let words = arrays.metadata["activations"] { chosen = try activations(in: words) }
    let count = layers.maps.count
    let places = layers.activationPlaces
    var result = layers.slopes.map { $0.map { DecoderActivation.piecewiseLinear(slope: $0) } ?? .identity }
    if chosen.count == count {
      return zip(chosen, layers.slopes).map { given, slope in slope.map { .piecewiseLinear(slope: $0) } ?? given }
    }
    if chosen.isEmpty, places.isEmpty { return result }
    guard chosen.count == 1 || chosen.count == places.count || chosen.count == places.count + 1 else {
      throw DecoderFileError(activationComplaint(chosen, layers), in: file)
    }
    for (i, place) in places.enumerated() { result[place] = chosen.count == 1 ? chosen[0] : chosen[i] }
    if chosen.count == places.count + 1, chosen.count > 1 { result[count - 1] = chosen[places.count] }
    return result
  }

  private func activations(in words: String) throws -> [DecoderActivation] {
    try list(words).map { word in
      guard let found = activation(named: word) else {
        throw DecoderFileError("the metadata 'activations' name '\(word)'; \(knownActivations)", in: file)
      }
      return found
    }
  }

  private func activationComplaint(_ chosen: [DecoderActivation], _ layers: AffineLayers) -> String {
    let shapes = layers.maps.map { "\($0.weights.columns)→\($0.weights.rows)" }.joined(separator: ", ")
    guard !chosen.isEmpty else {
      return "the layers are \(shapes), and the file does not say what follows them; give --activation, such as "
        + "'--activation relu', or in a notebook 'activations: [relu]'"
    }
    return "\(chosen.count) activations are given for the layers \(shapes); give one for all, "
      + "\(layers.activationPlaces.count) for the places between them, or one more with that of the last layer"
  }

  /// The layers that the metadata `layers` name in order; nil where there is no such list.
  private func named() throws -> [Module]? {
    guard reading.prefix == nil, let words = arrays.metadata["layers"] else { return nil }
    return try list(words).enumerated().map { i, name in
      guard let weight = arrays.entries.first(where: { $0.name == "\(name).weight" }) else {
        throw DecoderFileError("the metadata 'layers' name '\(name)', but there is no '\(name).weight'", in: file)
      }
      return Module(
        number: 2 * i, name: name, weight: weight, bias: arrays.entries.first { $0.name == "\(name).bias" },
        mean: nil, variance: nil)
    }
  }

  /// `a,b` or `["a","b"]`.
  private func list(_ words: String) -> [String] {
    words.split(whereSeparator: { ",[]\"' ".contains($0) }).map(String.init)
  }

  /// The modules of the one sequence of numbered layers that there is, or that the prefix names.
  private func numbered() throws -> [Module] {
    let prefix = reading.prefix ?? ""
    let known = arrays.entries.filter { $0.name.hasPrefix(prefix) }.compactMap { entry in
      LayerName(entry.name).map { (name: $0, entry: entry) }
    }
    guard !known.isEmpty else { throw nothingKnown() }
    let stems = Set(known.map(\.name.stem)).sorted()
    let stem = try chosenStem(stems)
    let members = known.filter { $0.name.stem == stem }
    return Set(members.map { $0.name.number ?? 0 }).sorted().map { number in
      func part(_ part: LayerName.Part) -> NamedArrays.Entry? {
        members.first { ($0.name.number ?? 0) == number && $0.name.part == part }?.entry
      }
      return Module(
        number: number, name: members[0].name.number == nil ? stem : "\(stem)\(number)", weight: part(.weight),
        bias: part(.bias), mean: part(.runningMean), variance: part(.runningVariance))
    }
  }

  /// The sequence to read: the only one, or the one that a prefix or its own name says is the decoder's.
  private func chosenStem(_ stems: [String]) throws -> String {
    if stems.count == 1 { return stems[0] }
    let named = stems.filter { $0.lowercased().contains("decoder") }
    if reading.prefix == nil, named.count == 1 { return named[0] }
    let shown = (named.count > 1 ? named : stems).map { "'\($0)'" }.joined(separator: ", ")
    throw DecoderFileError(
      "holds several sequences of layers, whose names begin with \(shown); say which is the decoder, such as "
        + "--prefix \(named.first ?? stems[0])", in: file)
  }

  private func nothingKnown() -> DecoderFileError {
    let names = listed(arrays.entries.map { "'\($0.name)'" }, atMost: 8)
    let prefix = reading.prefix.map { " that begin with '\($0)'" } ?? ""
    return DecoderFileError(
      "holds no layers\(prefix): their weights should be called as PyTorch does, '0.weight', '0.bias', '2.weight', …; "
        + "there are \(names.isEmpty ? "no arrays" : names)", in: file)
  }
}
