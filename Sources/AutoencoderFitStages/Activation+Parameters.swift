internal import Networks
internal import Parameters

extension Activation {
  /// The activations, as a notebook says them.
  private enum Name: String, CaseIterable {
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
}
