import Foundation
import Stages
import Testing

/// The files of values and of warnings beside an artifact's own.
@Suite struct ValuesFileTests {
  private let values: [String: ReportValue] = [
    "b.mean": .number(0.1), "a": .integer(.min), "é \"/\"\n": .text("1"), "b.interval": .interval(-1e-308, 1e300),
    "z": .flag(false), "empty": .text(""), "tiny": .number(.leastNonzeroMagnitude),
  ]

  @Test func equalValuesAreEqualBytesInWhateverOrderTheyCame() throws {
    let bytes = try ValuesFile.encode(values)
    for seed in 0..<5 {
      var other: [String: ReportValue] = [:]
      let names = values.keys.sorted()
      for i in names.indices {
        other[names[(i * 3 + seed) % names.count]] = values[names[(i * 3 + seed) % names.count]]
      }
      #expect(try ValuesFile.encode(other) == bytes)
    }
    #expect(bytes.last == UInt8(ascii: "\n"))
  }

  @Test func everyValueComesBack() throws {
    #expect(try ValuesFile.decode(ValuesFile.encode(values)) == values)
    #expect(try ValuesFile.decode(ValuesFile.encode([:])).isEmpty)
  }

  @Test func aValueThatIsNoNumberIsNotWritten() {
    #expect(throws: (any Error).self) { try ValuesFile.encode(["a": .interval(.nan, 1)]) }
  }

  @Test(arguments: ["", "[1]", "{\"a\":null}", "{\"a\":1", "\u{FEFF}x"])
  func whatHoldsNoValuesIsAnError(text: String) {
    #expect(throws: (any Error).self) { try ValuesFile.decode(Array(text.utf8)) }
  }

  @Test func aWarningIsOneLine() {
    let bytes = WarningsFile.encode(["one", "two\nlines\r\nand\u{2028}more", ""])
    #expect(String(decoding: bytes, as: UTF8.self) == "one\ntwo lines and more\n\n")
    // A warning of no words says nothing.
    #expect(WarningsFile.decode(bytes) == ["one", "two lines and more"])
    #expect(WarningsFile.encode([]).isEmpty && WarningsFile.decode([]).isEmpty)
  }
}
