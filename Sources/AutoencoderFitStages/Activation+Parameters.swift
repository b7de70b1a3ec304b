internal import Networks
internal import Parameters

extension Activation {
  /// The activations, as a notebook says them.
  private enum Name: String, CaseIterable {
    case relu
    case leakyRelu = "leaky-relu"
    case tanh
  }

  init(from reader: inout ParameterReader, slope: Double) throws(NotebookError) {
    let name = try reader.choice("activation", "What follows each hidden layer.", of: Name.self, default: .relu)
    let own = try reader.only(if: name == .leakyRelu, "where 'activation' is 'leaky-relu'") {
      (reader) throws(NotebookError) in
      try reader.number("slope", "The slope of the activation below zero.", in: 0...1, default: slope)
    }
    switch name {
    case .relu: self = .relu
    case .tanh: self = .tanh
    case .leakyRelu: self = .leakyRelu(slope: own ?? slope)
    }
  }
}
