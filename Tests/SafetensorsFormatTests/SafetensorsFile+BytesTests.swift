import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// Files as they are written.
@Suite struct SafetensorsFileBytesTests {
  @Test func theFileIsPythonsToTheByte() throws {
    #expect(
      try SafetensorsFile(tensors: referenceTensors, metadata: referenceTexts).bytes == referenceTensorsFile("python"))
  }

  /// `Scripts/reference/safetensors_files.py` expects Python to read this file; `WRITE_REFERENCES=1` writes it anew.
  @Test func textsAreWrittenInTheOrderOfTheirNames() throws {
    let more = referenceTexts.merging(["b": "2", "a": "1", "ab": ""]) { $1 }
    let bytes = SafetensorsFile(tensors: referenceTensors, metadata: more).bytes
    if ProcessInfo.processInfo.environment["WRITE_REFERENCES"] != nil {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")
      try Data(bytes).write(to: folder.appendingPathComponent("swift.safetensors"))
      return
    }
    #expect(try bytes == referenceTensorsFile("swift"))
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
    #expect(bytes == tensorsFile("{}      "))
    #expect(try SafetensorsFile(bytes, name: "a").tensors.isEmpty)
  }

  /// Long entries first, then by name, so that the bytes do not depend on the order of a dictionary.
  @Test func theSameTensorsAreTheSameBytes() {
    let names = (0..<30).map { "t\($0)" }
    func bytes(_ order: [String]) -> [UInt8] {
      var tensors: [String: Tensor] = [:]
      for name in order { tensors[name] = name.hasSuffix("3") ? Tensor([UInt8(3)]) : Tensor([1.5, 2]) }
      return SafetensorsFile(tensors: tensors).bytes
    }
    #expect(bytes(names) == bytes(names.reversed()))
  }
}
