import FormatErrors
import PyTorchFormat
import TestSupport

/// A network of two layers.
let network = PyTorchWriter(
  weights: [[[1, 2], [3, 4], [-5, 0.25]], [[1, 0, -1]]], biases: [[0, -1, 1e-20], [7]])

/// The message of the error that reading all tensors throws; nil where there is none.
func complaint(_ bytes: [UInt8]) -> String? {
  do throws(FormatError) {
    let file = try PyTorchFile(bytes, name: "a.pt")
    for tensor in file.tensors { _ = try file.numbers(of: tensor) }
    return nil
  } catch {
    return error.description
  }
}

/// A file whose program is this.
func pickled(program: [UInt8]) -> [UInt8] { ZipWriter([ZipWriter.Member("a/data.pkl", program)]).bytes }

/// The same of protocol 2, from its instructions as text.
func pickled(program: String) -> [UInt8] { pickled(program: [0x80, 2] + Array(program.utf8)) }
