import FormatErrors
import Foundation
import PyTorchFormat
import TestSupport
import Testing

/// Tensors of dictionaries within dictionaries.
@Suite struct DictionaryWalkTests {
  /// `{'epoch': 3, 'state_dict': {…}}`, where the tensors are parameters.
  @Test func dictionariesWithinAreGoneInto() throws {
    let inner = network.program.dropFirst(2).dropLast()
    var program: [UInt8] = [0x80, 2] + Array("}(X".utf8) + little(5, 4) + Array("epochK\u{3}X".utf8)
    program += little(10, 4) + Array("state_dict".utf8) + inner + Array("u.".utf8)
    var members = network.members
    members[0] = ZipWriter.Member("decoder/data.pkl", program)
    let file = try PyTorchFile(ZipWriter(members).bytes, name: "a.pt")
    #expect(file.tensors.map(\.name).first == "state_dict.0.weight")
    #expect(try file.numbers(of: file.tensors[3]) == [7])
  }

  /// Dictionaries that hold themselves, many times over.
  @Test func endlessDictionariesEnd() {
    var program = "}q\u{0}("
    for i in 0..<40 { program += "K\(Character(Unicode.Scalar(UInt8(i))))h\u{0}" }
    #expect(complaint(pickled(program: program + "u."))?.contains("more than 100,000 entries") == true)
    // Tuples within tuples take no recursion to let go of.
    let nested = pickled(
      program: [0x80, 2, UInt8(ascii: "N")] + [UInt8](repeating: 0x85, count: 1_000_000) + [UInt8(ascii: ".")])
    #expect(complaint(nested)?.contains("no dictionary of tensors") == true)
  }

  /// A file whose dictionary has another one under each of these keys, with the network's tensors in the innermost.
  private func nested(_ keys: [[UInt8]]) -> [UInt8] {
    var program: [UInt8] = [0x80, 2]
    for key in keys { program += Array("}(".utf8) + key }
    program += network.program.dropFirst(2).dropLast() + keys.flatMap { _ in Array("u".utf8) } + Array(".".utf8)
    var members = network.members
    members[0] = ZipWriter.Member("decoder/data.pkl", program)
    return ZipWriter(members).bytes
  }

  private func text(_ text: String) -> [UInt8] { [UInt8(ascii: "X")] + little(text.utf8.count, 4) + Array(text.utf8) }

  @Test func namesAreJoinedByPointsAndNumbersAreNames() throws {
    let file = try PyTorchFile(nested([text("model"), [UInt8(ascii: "K"), 3]]), name: "a.pt")
    #expect(file.tensors.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias"].map { "model.3." + $0 })
  }

  /// A key that is neither text nor number names nothing.
  @Test func whatIsUnderNoNameIsNotFound() throws {
    #expect(try PyTorchFile(nested([[0x88]]), name: "a.pt").tensors.isEmpty)
  }

  /// Fifteen levels are gone into, and no more.
  @Test(arguments: [(15, 4), (16, 0)]) func depthIsLimited(levels: Int, count: Int) throws {
    let keys = [[UInt8]](repeating: text("d"), count: levels)
    #expect(try PyTorchFile(nested(keys), name: "a.pt").tensors.count == count)
  }

  @Test func aNumberOrATextIsNoDictionary() {
    for program in ["K\u{1}.", "N.", "]."] {
      #expect(
        complaint(pickled(program: program))?.contains("holds no dictionary of tensors by name; save") == true)
    }
  }
}
