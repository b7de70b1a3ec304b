import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// What `Scripts/reference/safetensors_files.py` holds the reference files against.
let referenceTensors: [String: Tensor] = [
  "layer.0.weight": Tensor((0..<6).map { Float($0) / 3 }, shape: [3, 2]),
  "layer.0.bias": Tensor([-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude] as [Float]),
  "prior.means": Tensor(Matrix([[Double.leastNonzeroMagnitude, -.greatestFiniteMagnitude], [0.1, 1 / 3]])),
  "variance σ²": Tensor([0.25], shape: []),
  "none": Tensor([Float](), shape: [0, 4]),
  "counts": Tensor([Int.min, 0, Int.max]),
  "pixels": Tensor([UInt8]([0, 255, 7]), shape: [1, 3]),
]
/// The texts of the reference files.
let referenceTexts = ["model": "a \"mixture\" of\tK = 3\\components, σ² > 0\u{1}"]

/// A file of `Reference/`.
func referenceTensorsFile(_ name: String) throws -> [UInt8] {
  let url = try #require(Bundle.module.url(forResource: "Reference/" + name, withExtension: "safetensors"))
  return Array(try Data(contentsOf: url))
}

/// A file with this head, and so many bytes of zeros after it.
func tensorsFile(_ head: String, entries: Int = 0) -> [UInt8] {
  let length = UInt64(head.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + Array(head.utf8)
    + [UInt8](repeating: 0, count: entries)
}

/// The message of the error that reading it throws.
func tensorsError(_ bytes: [UInt8]) -> String {
  do {
    _ = try SafetensorsFile(bytes, name: "a.safetensors")
    return "no error"
  } catch {
    return error.description
  }
}
