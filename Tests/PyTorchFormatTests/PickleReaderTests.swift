import FormatErrors
import Foundation
import PyTorchFormat
import TestSupport
import Testing

/// Programs that build values on a stack.
@Suite struct PickleReaderTests {
  @Test func nothingIsExecutedAndWhatWouldBeIsNamed() {
    let attack = pickled(program: "cposix\nsystem\nX\u{2}\u{0}\u{0}\u{0}lsq\u{0}\u{85}R.")
    #expect(
      complaint(attack)
        == "a.pt: a/data.pkl: byte 2: refers to 'posix.system', which would be executed elsewhere and is not here; "
        + "save 'model.state_dict()', not the model")
    var writer = network
    writer.builder = ("torch.nn.modules.linear", "Linear")
    #expect(complaint(writer.bytes)?.contains("'torch.nn.modules.linear.Linear'") == true)
    let stacked = pickled(
      program: [0x80, 4, 0x8c, 8] + Array("builtins".utf8) + [0x8c, 4] + Array("eval".utf8) + [0x93])
    #expect(complaint(stacked)?.contains("'builtins.eval'") == true)
    // Instructions that look up or build objects: INST, OBJ, NEWOBJ, EXT1, GET and PERSID as text.
    for code in ["i", "o", "\u{81}", "\u{82}", "g", "P"] {
      #expect(
        complaint(pickled(program: [0x80, 2] + code.unicodeScalars.map { UInt8($0.value) }))?.contains("instruction")
          == true)
    }
  }

  @Test(arguments: [
    ("K\u{1}", 4, "ends too early"), ("}K\u{1}s.", 5, "takes a value where there is none"),
    ("(}K\u{1}K\u{2}ss.", 9, "takes values where there are none"), ("u.", 2, "goes back to a mark that it has not set"),
    ("h\u{5}.", 2, "recalls value 5, which it has not kept"), ("q\u{0}.", 2, "takes a value where there is none"),
    ("K\u{1}(K\u{2}a.", 7, "appends to what is no list"),
    ("K\u{1}(K\u{2}K\u{3}u.", 9, "sets entries of what is no dictionary"),
    ("}(K\u{2}u.", 6, "sets entries of what is no dictionary"),
    ("K\u{1}K\u{1}R.", 6, "calls something without arguments"),
    ("K\u{1})R.", 5, "calls what is no function"), (".", 2, "takes a value where there is none"),
  ])
  func aProgramThatGoesWrongIsDamagedWhereItDoes(program: String, byte: Int, message: String) {
    let description = complaint(pickled(program: program)) ?? "nothing"
    #expect(description.contains("data.pkl: byte \(byte): "), "\(description)")
    #expect(description.contains(message), "\(description)")
  }

  /// What a program leaves besides tensors is passed over, whatever it is.
  @Test func valuesThatAreNoTensorsArePassedOver() throws {
    var program: [UInt8] = [0x80, 4, 0x95] + little(0, 8) + Array("}(".utf8)
    // None, flags, numbers of 1, 2, 4 and 8 bytes, a double, texts, a list and a tuple, each under a number.
    let values: [[UInt8]] = [
      Array("N".utf8), [0x88], [0x89], [UInt8(ascii: "K"), 7], [UInt8(ascii: "M")] + little(700, 2),
      [UInt8(ascii: "J")] + little(-7, 4), [0x8a, 8] + little(-1, 8), [0x8a, 0],
      [UInt8(ascii: "G"), 0x3f, 0xf0, 0, 0, 0, 0, 0, 0], [0x8c, 1, 0x61, 0x94], Array("](K\u{1}K\u{2}e".utf8),
      Array("K\u{1}\u{85}".unicodeScalars.map { UInt8($0.value) }), Array("(K\u{1}K\u{2}K\u{3}K\u{4}t".utf8),
    ]
    for (i, value) in values.enumerated() { program += [UInt8(ascii: "K"), UInt8(i)] + value }
    #expect(try PyTorchFile(pickled(program: program + Array("u.".utf8)), name: "a.pt").tensors.isEmpty)
  }

  @Test(arguments: [UInt8(0), 1, 6, 255]) func anotherProtocolIsRefused(version: UInt8) {
    #expect(
      complaint(pickled(program: [0x80, version, UInt8(ascii: "}"), UInt8(ascii: ".")]))?.contains(
        "is pickled by protocol \(version); 2 to 5 can be read") == true)
  }

  @Test func everyTruncationIsNoticed() {
    let program = network.program
    for length in 0..<program.count {
      var members = network.members
      members[0] = ZipWriter.Member("decoder/data.pkl", Array(program[..<length]))
      #expect(complaint(ZipWriter(members).bytes) != nil, "\(length) bytes")
    }
  }
}
