import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// What `Scripts/reference/safetensors_files.py` holds the reference files against.
private let tensors: [String: Tensor] = [
  "layer.0.weight": Tensor((0..<6).map { Float($0) / 3 }, shape: [3, 2]),
  "layer.0.bias": Tensor([-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude] as [Float]),
  "prior.means": Tensor(Matrix([[Double.leastNonzeroMagnitude, -.greatestFiniteMagnitude], [0.1, 1 / 3]])),
  "variance σ²": Tensor([0.25], shape: []),
  "none": Tensor([Float](), shape: [0, 4]),
  "counts": Tensor([Int.min, 0, Int.max]),
  "pixels": Tensor([UInt8]([0, 255, 7]), shape: [1, 3]),
]
private let texts = ["model": "a \"mixture\" of\tK = 3\\components, σ² > 0\u{1}"]

private func reference(_ name: String) throws -> [UInt8] {
  let url = try #require(Bundle.module.url(forResource: "Reference/" + name, withExtension: "safetensors"))
  return Array(try Data(contentsOf: url))
}

/// A file with this head, and so many bytes of zeros after it.
private func file(_ head: String, entries: Int = 0) -> [UInt8] {
  let length = UInt64(head.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + Array(head.utf8)
    + [UInt8](repeating: 0, count: entries)
}

private func error(_ bytes: [UInt8]) -> String {
  do {
    _ = try SafetensorsFile(bytes, name: "a.safetensors")
    return "no error"
  } catch {
    return error.description
  }
}

@Suite struct SafetensorsFileTests {
  @Test func aFileReadsAsPythonWroteIt() throws {
    let file = try SafetensorsFile(reference("python"), name: "python.safetensors")
    #expect(file.tensors == tensors)  // to the bit but for the sign of zero: nothing is computed
    #expect(file.metadata == texts)
  }

  @Test func theFileIsPythonsToTheByte() throws {
    #expect(try SafetensorsFile(tensors: tensors, metadata: texts).bytes == reference("python"))
  }

  /// `Scripts/reference/safetensors_files.py` expects Python to read this file; `WRITE_REFERENCES=1` writes it anew.
  @Test func textsAreWrittenInTheOrderOfTheirNames() throws {
    let more = texts.merging(["b": "2", "a": "1", "ab": ""]) { $1 }
    let bytes = SafetensorsFile(tensors: tensors, metadata: more).bytes
    if ProcessInfo.processInfo.environment["WRITE_REFERENCES"] != nil {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")
      try Data(bytes).write(to: folder.appendingPathComponent("swift.safetensors"))
      return
    }
    #expect(try bytes == reference("swift"))
    #expect(try SafetensorsFile(bytes, name: "a").metadata == more)
  }

  @Test func everyEntryIsAtAMultipleOfItsLength() throws {
    let bytes = SafetensorsFile(tensors: ["a": Tensor([UInt8(1)]), "b": Tensor([2.0]), "c": Tensor([Float(3)])]).bytes
    let head = bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(head % 8 == 0)
    #expect(bytes.count == 8 + head + 13)
    #expect(bytes[8 + head + 12] == 1)
  }

  @Test func nothingIsAFileToo() throws {
    let bytes = SafetensorsFile(tensors: [:]).bytes
    #expect(bytes == file("{}      "))
    #expect(try SafetensorsFile(bytes, name: "a").tensors.isEmpty)
  }

  @Test func aTensorIsReadInTheShapeThatItMustHave() throws {
    let file = try SafetensorsFile(reference("python"), name: "a.safetensors")
    let floats = (0..<6).map { Float($0) / 3 }
    #expect(try file.matrix("layer.0.weight", rows: 3, columns: 2) == Matrix(rows: 3, columns: 2, elements: floats))
    #expect(try file.numbers("layer.0.weight", shape: [3, 2], as: Double.self) == floats.map(Double.init))
    #expect(try file.numbers("variance σ²", shape: [], as: Double.self) == [0.25])
    #expect(try file.integers("pixels", shape: [1, 3]) == [0, 255, 7])
    #expect(try file.integers("counts", shape: [3]) == [.min, 0, .max])
  }

  @Test func anotherShapeOrTypeOrNameIsAnError() throws {
    let file = try SafetensorsFile(reference("python"), name: "a.safetensors")
    let shape = #expect(throws: FormatError.self) {
      try file.matrix("layer.0.weight", rows: 2, columns: 3, as: Float.self)
    }
    #expect(shape?.message == "tensor 'layer.0.weight' has the shape [3, 2], but [2, 3] is wanted")
    let type = #expect(throws: FormatError.self) { try file.numbers("prior.means", shape: [2, 2], as: Float.self) }
    #expect(type?.message == "tensor 'prior.means' holds entries of type F64, but F32 is wanted")
    let whole = #expect(throws: FormatError.self) { try file.integers("none", shape: [0, 4]) }
    #expect(whole?.message == "tensor 'none' holds entries of type F32, but I64 or U8 is wanted")
    let name = #expect(throws: FormatError.self) { try file.integers("prior", shape: []) }
    #expect(name?.message.hasPrefix("has no tensor 'prior', only 'counts', 'layer.0.bias', ") == true)
  }

  @Test func noTruncationGoesUnnoticed() throws {
    let bytes = try reference("python")
    for length in 0..<bytes.count {
      #expect(throws: FormatError.self) { try SafetensorsFile(Array(bytes[..<length]), name: "a") }
    }
    #expect(throws: FormatError.self) { try SafetensorsFile(bytes + [0], name: "a") }
  }

  @Test func noDamageOfTheHeadCrashes() throws {
    let bytes = try reference("python")
    for place in 0..<bytes.count where place < 600 {
      for value in [UInt8(0), 34, 44, 57, 92, 93, 125, 255] {
        var damaged = bytes
        damaged[place] = value
        _ = try? SafetensorsFile(damaged, name: "a")
      }
    }
  }

  @Test func aLyingLengthIsNotBelieved() {
    let lie = [UInt8](repeating: 0xff, count: 8) + Array("{}".utf8)
    #expect(
      error(lie)
        == "a.safetensors: byte 0: says that its head is 18446744073709551615 bytes long, but only 2 follow; it is "
        + "truncated or no .safetensors file")
    #expect(error([1, 2, 3]) == "a.safetensors: byte 3: ends within the length of its head, 8 bytes")
  }

  @Test func tensorsThatOverlapOrLeaveGapsAreErrors() {
    func two(_ first: String, _ second: String) -> String {
      error(
        file(
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
    let bytes = file(#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, entries: 6)
    #expect(error(bytes) == "a.safetensors: byte 65: 2 bytes follow the last tensor, which no tensor claims")
  }

  @Test(arguments: [
    (#"{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}"#, "byte 22: the type 'F16' of tensor 'a' is not one of"),
    (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, "byte 36: tensor 'a' of type F32 and shape [3] does"),
    (#"{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,8]}}"#, "does not fill the 8 bytes"),
    (#"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#, "does not fill the 8 bytes"),
    (#"{"a":{"dtype":"F64","shape":[4611686018427387904,4,0],"data_offsets":[0,0]}}"#, "does not fill the 0 bytes"),
    (#"{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}"#, "a whole number that is not negative"),
    (#"{"a":{"dtype":"F64","shape":[99999999999999999999],"data_offsets":[0,8]}}"#, "has room in 63 bits"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[8]}}"#, "byte 55: the offsets [8] of tensor 'a'"),
    (#"{"a":{"dtype":"F64","shape":[1]}}"#, "byte 9: tensor 'a' lacks one of"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"x":1}}"#, "the key 'x' of tensor 'a' is unknown"),
    (#"{"a":{"dtype":"F64","dtype":"F64"}}"#, "the key 'dtype' of tensor 'a' is unknown or twice"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{}}"#, "byte 62: 'a' is twice there"),
    (#"{"__metadata__":{"b":"","b":""}}"#, "'b' is twice there"),
    (#"{"__metadata__":{"b":1}}"#, "a text in quotation marks should stand here"),
    (#"{"__metadata__":{"b":"\ud800"}}"#, "byte 30: half of a surrogate pair"),
    (#"{"__metadata__":{"b":"\x"}}"#, "no escape of JSON"),
    (#"{"__metadata__":{"b":"\u12"}}"#, "four hexadecimal digits"),
    ("{\"__metadata__\":{\"b\":\"\n\"}}", "a control character within a text"),
    (#"{"a"#, "byte 9: a text does not end"), (#"{} 1"#, "something follows the head's object"),
    (" {}", "byte 8: the head should begin with '{'"), ("", "the head should begin with '{'"),
    (#"{"a":{},}"#, "lacks one of"), ("[]", "the head should begin with '{'"),
  ])
  func aBadHeadIsAnErrorThatSaysWhy(head: String, message: String) {
    let description = error(file(head, entries: 8))
    #expect(description.contains(message), "\(description)")
  }

  @Test func escapesAreReadAsJSONHasThem() throws {
    let bytes = file(#"{"__metadata__" : { "\/\b\f" : "\u00e9\ud83d\ude00\n" } }  "#)
    #expect(try SafetensorsFile(bytes, name: "a").metadata == ["/\u{8}\u{c}": "é😀\n"])
  }

  @Test func aNameThatIsNotUTF8IsAnError() {
    var bytes = file(#"{"__metadata__":{"b":""}}"#)
    bytes[26] = 0xff
    #expect(error(bytes) == "a.safetensors: byte 25: a text is not UTF-8")
  }

  @Test(arguments: [Float.nan, .infinity])
  func whatIsNotFiniteIsAnErrorWithItsPlace(value: Float) {
    let bytes = SafetensorsFile(tensors: ["w": Tensor([1, value])]).bytes
    #expect(error(bytes).hasPrefix("a.safetensors: byte \(bytes.count - 4): entry 1 of tensor 'w' is \(value), not a"))
  }
}
