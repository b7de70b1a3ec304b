import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// The texts of a head.
@Suite struct SafetensorsHeaderParserTextTests {
  @Test func escapesAreReadAsJSONHasThem() throws {
    let bytes = tensorsFile(#"{"__metadata__" : { "\/\b\f" : "\u00e9\ud83d\ude00\n" } }  "#)
    #expect(try SafetensorsFile(bytes, name: "a").metadata == ["/\u{8}\u{c}": "é😀\n"])
  }

  @Test func aNameThatIsNotUTF8IsAnError() {
    var bytes = tensorsFile(#"{"__metadata__":{"b":""}}"#)
    bytes[26] = 0xff
    #expect(tensorsError(bytes) == "a.safetensors: byte 25: a text is not UTF-8")
  }

  @Test(arguments: [
    (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{c}\n\r\t"), (#"\u0041\u00E9\u20ac"#, "Aé€"),
    (#"\uD834\uDD1E"#, "𝄞"), ("é€😀", "é€😀"), (#"\u0000"#, "\u{0}"),
  ])
  func eachEscapeIsItsCharacter(escaped: String, text: String) throws {
    let bytes = tensorsFile("{\"__metadata__\":{\"k\":\"\(escaped)\"}}")
    #expect(try SafetensorsFile(bytes, name: "a").metadata["k"] == text)
  }

  @Test(arguments: [#"\ud834"#, #"\ud834x"#, #"\ud834\u0041"#, #"\udd1e"#, #"\ud834\ud834"#])
  func halfOfAPairIsAnError(escaped: String) {
    let description = tensorsError(tensorsFile("{\"__metadata__\":{\"k\":\"\(escaped)\"}}"))
    #expect(description.contains("half of a surrogate pair"), "\(description)")
  }
}
