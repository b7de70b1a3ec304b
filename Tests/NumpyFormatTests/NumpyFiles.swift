import FormatErrors
import Foundation
import NumpyFormat
import Testing

/// A file that numpy wrote, and what it holds.
struct NumpyCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let hex: String
  let shape: [Int]
  let type: String
  let values: [Double]

  var testDescription: String { name }
  var bytes: [UInt8] {
    let digits = Array(hex.utf8).map { UInt8($0 > 57 ? $0 - 87 : $0 - 48) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static let all: [NumpyCase] = {
    struct Reference: Decodable { let cases: [NumpyCase] }
    guard let url = Bundle.module.url(forResource: "Reference/numpy", withExtension: "json"),
      let data = try? Data(contentsOf: url), let reference = try? JSONDecoder().decode(Reference.self, from: data)
    else { return [] }
    return reference.cases
  }()

  static func named(_ name: String) throws -> NumpyCase { try #require(all.first { $0.name == name }) }
}

/// A file with this dictionary, and entries of zeros.
func numpyFile(_ dictionary: String, entries: Int = 0, version: UInt8 = 1) -> [UInt8] {
  let length = version == 1 ? [UInt8(dictionary.utf8.count), 0] : [UInt8(dictionary.utf8.count), 0, 0, 0]
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(dictionary.utf8)
    + [UInt8](repeating: 0, count: entries)
}

/// The message of the error that reading all entries throws.
func numpyError(_ bytes: [UInt8]) -> String {
  do {
    _ = try NumpyFile(bytes, name: "a.npy").numbers()
    return "no error"
  } catch {
    return error.description
  }
}
