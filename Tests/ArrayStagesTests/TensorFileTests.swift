import Interchange
import LinearAlgebra
import Testing

/// Tensors of files that others wrote.
@Suite struct TensorFileTests {
  @Test func sixteenBitsOfBothKindsAreWidened() throws {
    #expect(try read("half.safetensors").codes == codes)
    #expect(try read("brain.safetensors").codes == codes)
  }

  /// A type that cannot be read stands in nobody's way, unless it is asked for.
  @Test func otherTensorsAreNotLookedAt() throws {
    let head =
      #"{"z":{"dtype":"F32","shape":[4,2],"data_offsets":[8,40]},"x":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}"#
    let entries: [UInt8] = (0..<8).flatMap { number -> [UInt8] in [0, 0, 128, UInt8(number)] }
    let bytes = tensorFile(head, [UInt8](repeating: 0, count: 8) + entries)
    #expect(try read("a.safetensors", [("array", "z")], bytes: bytes).codes.rows == 4)
    #expect(
      complaint("a.safetensors", [("array", "x")], bytes: bytes)
        == "a.safetensors: byte 8: 'x' is of type 'F8_E4M3', which cannot be read; save it with .astype('float32')")
  }

  @Test(arguments: [
    (#"{"z":{"dtype":"F32","shape":[4,2],"data_offsets":[0,33]}}"#, "are not within the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[4,2],"data_offsets":[-8,24]}}"#, "are not within the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[4,2],"data_offsets":[8]}}"#, "are not within the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[4,3],"data_offsets":[0,32]}}"#, "does not fill the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[-4,-2],"data_offsets":[0,32]}}"#, "does not fill the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,32]}}"#, "does not fill the 32 bytes"),
    (#"{"z":{"dtype":"F32","shape":[4,2]}}"#, "says too little of 'z'"), (#"{"z":4"#, "is no JSON of tensors"),
  ])
  func lyingHeadsAreErrors(head: String, expected: String) {
    let found = complaint("a.safetensors", bytes: tensorFile(head, [UInt8](repeating: 0, count: 32)))
    #expect(found.hasPrefix("a.safetensors: byte 8: ") && found.contains(expected), "\(found)")
  }

  @Test func aHeadLongerThanTheFileIsAnError() {
    let bytes = [UInt8](repeating: 255, count: 40)
    #expect(complaint("a.safetensors", bytes: bytes).contains("but only 32 follow"))
    #expect(complaint("a.safetensors", bytes: [1, 2]).contains("ends within the length of its head"))
  }

  @Test func aNumberThatIsNoneIsAnErrorWithItsPlace() {
    let head = #"{"z":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}"#
    let found = complaint("a.safetensors", bytes: tensorFile(head, [0, 0, 0, 0, 0xc0, 0x7f, 0, 0]))
    #expect(found.contains("tensor 'z'") && found.contains("entry (1, 0) is nan"))
  }
}
