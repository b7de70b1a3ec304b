import ArrayStages
import Foundation
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The codes of every array in `Reference` that is one of codes.
let codes = Matrix([[1.0, -2.5], [0.5, 4], [-3, 0.125], [8, 1]])

/// A file of `Reference`, as numpy or Python's safetensors wrote it.
func archive(_ name: String) throws -> [UInt8] {
  let parts = name.split(separator: ".").map(String.init)
  let url = try #require(Bundle.module.url(forResource: "Reference/" + parts[0], withExtension: parts[1]))
  return [UInt8](try Data(contentsOf: url))
}

/// Reads codes with parameters beside the file, which may be of other bytes than those of `Reference`.
func read(
  _ file: String, _ parameters: [(String, String)] = [], bytes: [UInt8]? = nil, others: [String: [UInt8]] = [:]
) throws -> Codes {
  var files = [file: (bytes: try bytes ?? archive(file), sha256: "")]
  for (name, bytes) in others { files[name] = (bytes: bytes, sha256: "") }
  return try stage(ReadArrays.self, [("codes", file)] + parameters).run(Nothing(), in: .with(files))
}

/// What is wrong with it.
func complaint(
  _ file: String, _ parameters: [(String, String)] = [], bytes: [UInt8]? = nil, others: [String: [UInt8]] = [:]
) -> String {
  do {
    _ = try read(file, parameters, bytes: bytes, others: others)
    return "nothing is wrong"
  } catch {
    return "\(error)"
  }
}

/// A `.safetensors` file of a head and the bytes behind it.
func tensorFile(_ head: String, _ entries: [UInt8]) -> [UInt8] {
  little(head.utf8.count, 8) + Array(head.utf8) + entries
}
