import Assumptions
import DecoderFiles
import TestSupport

/// W₁ and W₂ of a network of two inputs, three hidden units and two outputs.
let firstWeights: [[Float]] = [[1, 2], [3, 4], [-5, 0.25]]
let secondWeights: [[Float]] = [[1, 0, -1], [2, 2, 2]]
/// The network, as `torch.nn.Sequential` names its arrays.
let network = PyTorchWriter(weights: [firstWeights, secondWeights], biases: [[0, -1, 0.5], [7, 8]])

/// Reads a file of PyTorch.
func read(
  _ writer: PyTorchWriter, _ activations: [DecoderActivation] = [.relu], prefix: String? = nil
) throws -> LayeredDecoder {
  try readDecoder(writer.bytes, file: "a.pt", DecoderReading(activations: activations, prefix: prefix)).decoder
}

/// What is wrong with it.
func complaint(
  _ writer: PyTorchWriter, _ activations: [DecoderActivation] = [.relu], prefix: String? = nil
) -> String {
  do {
    _ = try read(writer, activations, prefix: prefix)
    return "nothing"
  } catch {
    return "\(error)"
  }
}

/// A tensor of single precision.
func tensor(_ name: String, _ shape: [Int], _ entries: [Float]) -> PyTorchWriter.Tensor {
  PyTorchWriter.Tensor(name, shape: shape, entries)
}

/// f(z) = W₂·a(W₁·z + b₁) + b₂ of the network above, by hand.
func byHand(_ z: [Double], _ a: (Double) -> Double) -> [Double] {
  let hidden = [z[0] + 2 * z[1], 3 * z[0] + 4 * z[1] - 1, -5 * z[0] + 0.25 * z[1] + 0.5].map(a)
  return [hidden[0] - hidden[2] + 7, 2 * (hidden[0] + hidden[1] + hidden[2]) + 8]
}
