internal import Networks
internal import Parameters

extension Activation {
  /// The activations, as a notebook says them.
  enum Name: String, CaseIterable {
    case relu
    case leakyRelu = "leaky-relu"
    case tanh
  }

  /// Reads `activation`, and `slope` of `leaky-relu`.
  init(from reader: inout ParameterReader, slope: Double) throws(NotebookError) {
    switch try reader.choice("activation", of: Name.self, default: .relu) {
    case .relu: self = .relu
    case .tanh: self = .tanh
    case .leakyRelu: self = .leakyRelu(slope: try reader.number("slope", in: 0...1, default: slope))
    }
  }

  /// The activation of a word and, for `leaky-relu`, a slope; nil for another word.
  init?(word: String, slope: Double) {
    let activations: [String: Activation] = [
      "identity": .identity, "relu": .relu, "tanh": .tanh, "leaky-relu": .leakyRelu(slope: slope),
    ]
    guard let activation = activations[word] else { return nil }
    self = activation
  }

  /// Its word.
  var word: String {
    switch self {
    case .identity: "identity"
    case .relu: "relu"
    case .tanh: "tanh"
    case .leakyRelu: "leaky-relu"
    }
  }

  /// The slope of `leaky-relu`, zero for the others.
  var wordSlope: Double {
    if case .leakyRelu(let slope) = self { slope } else { 0 }
  }
}
