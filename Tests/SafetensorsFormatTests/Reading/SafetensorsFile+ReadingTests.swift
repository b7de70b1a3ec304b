import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// Files held against what their heads say.
@Suite struct SafetensorsFileReadingTests {
  @Test func noTruncationGoesUnnoticed() throws {
    let bytes = try referenceTensorsFile("python")
    for length in 0..<bytes.count {
      #expect(throws: FormatError.self) { try SafetensorsFile(Array(bytes[..<length]), name: "a") }
    }
    #expect(throws: FormatError.self) { try SafetensorsFile(bytes + [0], name: "a") }
  }

  @Test func aLyingLengthIsNotBelieved() {
    let lie = [UInt8](repeating: 0xff, count: 8) + Array("{}".utf8)
    #expect(
      tensorsError(lie)
        == "a.safetensors: byte 0: says that its head is 18446744073709551615 bytes long, but only 2 follow; it is "
        + "truncated or no .safetensors file")
    #expect(tensorsError([1, 2, 3]) == "a.safetensors: byte 3: ends within the length of its head, 8 bytes")
  }

  @Test func tensorsThatOverlapOrLeaveGapsAreErrors() {
    func two(_ first: String, _ second: String) -> String {
      tensorsError(
        tensorsFile(
          #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[\#(first)]},"#
            + #""b":{"dtype":"U8","shape":[4],"data_offsets":[\#(second)]}}"#, entries: 8))
    }
    #expect(two("0,4", "4,8") == "no error")
    #expect(two("4,8", "0,4") == "no error")
    #expect(
      two("0,4", "3,7")
        == "a.safetensors: byte 61: tensor 'b' overlaps another: it begins at 3 after the head, where 4 bytes are filled"
    )
    #expect(two("0,4", "0,4").contains("tensor 'b' overlaps another"))
    #expect(two("1,5", "4,8").contains("byte 9: tensor 'a' leaves a gap before it"))
    #expect(two("0,4", "5,9").contains("are not a beginning and an end among the 8 bytes"))
    #expect(two("0,4", "9223372036854775807,4").contains("are not a beginning and an end"))
  }

  @Test func bytesThatNoTensorClaimsAreAnError() {
    let bytes = tensorsFile(#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, entries: 6)
    #expect(tensorsError(bytes) == "a.safetensors: byte 65: 2 bytes follow the last tensor, which no tensor claims")
  }

  @Test(arguments: [Float.nan, .infinity])
  func whatIsNotFiniteIsAnErrorWithItsPlace(value: Float) {
    let bytes = SafetensorsFile(tensors: ["w": Tensor([1, value])]).bytes
    #expect(
      tensorsError(bytes).hasPrefix("a.safetensors: byte \(bytes.count - 4): entry 1 of tensor 'w' is \(value), not a"))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let file = SafetensorsFile(tensors: referenceTensors, metadata: ["a\nb": "\u{0}\"\\é😀"])
    let read = try SafetensorsFile(file.bytes, name: "a.safetensors")
    #expect(read.tensors == file.tensors && read.metadata == file.metadata)
    #expect(read.bytes == file.bytes)
  }
}
