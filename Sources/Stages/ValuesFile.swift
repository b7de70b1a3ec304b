private import Foundation

/// The named values of an artifact as a JSON file, `values.json`, beside the artifact's own files.
package enum ValuesFile {
  /// The file's name.
  package static let name = "values.json"

  /// Returns the file: sorted, so that equal values are equal bytes.
  package static func encode(_ values: [String: ReportValue]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return [UInt8](try encoder.encode(values)) + [UInt8(ascii: "\n")]
  }

  /// Reads the file back.
  package static func decode(_ bytes: [UInt8]) throws -> [String: ReportValue] {
    try JSONDecoder().decode([String: ReportValue].self, from: Data(bytes))
  }
}

/// The warnings of an artifact, a line each, `warnings.txt`, beside the artifact's own files; only where there are any.
package enum WarningsFile {
  /// The file's name.
  package static let name = "warnings.txt"

  /// Returns the file.
  package static func encode(_ warnings: [String]) -> [UInt8] {
    Array(warnings.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n" }.joined().utf8)
  }

  /// Reads the file back.
  package static func decode(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
