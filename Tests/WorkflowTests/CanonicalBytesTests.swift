import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Bytes of tags and lengths, spelled out here and digested: outputs and keys are made of them.
struct CanonicalBytesTests {
  /// A tag and a count, the lowest byte first.
  private func head(_ tag: UInt8, _ count: Int) -> [UInt8] {
    [tag] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  private func field(_ tag: UInt8, _ text: String) -> [UInt8] { head(tag, text.utf8.count) + Array(text.utf8) }

  private func field(_ tag: UInt8, _ digest: Digest) -> [UInt8] {
    var raw: [UInt8] = []
    digest.append(to: &raw)
    return head(tag, 32) + raw
  }

  private func file(_ name: String, _ text: String) -> OutputFiles.File {
    OutputFiles.File(name: name, digest: Digest(of: text), size: text.utf8.count)
  }

  @Test(arguments: [[], ["out.txt"], ["a", "b", "c"], ["", "π"]])
  func outputsAreAListOfNamesAndDigests(names: [String]) {
    let bytes = head(8, names.count) + names.flatMap { field(9, $0) + field(11, Digest(of: $0 + "!")) }
    #expect(OutputFiles(names.map { file($0, $0 + "!") }).content == Digest(of: bytes))
  }

  /// 300 has two bytes, so that their order shows.
  @Test func longTextsAndListsKeepTheirLengths() {
    let names = (100..<400).map { "\($0)" + String(repeating: "x", count: 300) }
    let bytes = head(8, 300) + names.flatMap { field(9, $0) + field(11, Digest(of: $0)) }
    #expect(head(8, 300).prefix(3) == [8, 44, 1])
    #expect(OutputFiles(names.map { file($0, $0) }).content == Digest(of: bytes))
  }

  /// A name that spells what could follow it is still one name.
  @Test func aNameThatHoldsAFieldIsNoField() {
    let hidden = String(decoding: field(9, "b"), as: UTF8.self)
    let contents = [
      OutputFiles([file("a", "1"), file("b", "1")]), OutputFiles([file("a" + hidden, "1")]),
      OutputFiles([file("a", "1")]), OutputFiles([file("", "1"), file("ab", "1")]),
    ].map(\.content)
    #expect(Set(contents).count == contents.count)
  }

  @Test func aKeyIsItsPartsInOrder() {
    let node = StageNode(
      id: id("a"), kind: "fit", fingerprint: "code", parameters: [parameter("b", "2"), parameter("a", "")],
      inputs: [InputEdge(slot: "s", upstream: [id("x")]), InputEdge(slot: "t", upstream: [])]
    ) { _ in [:] }
    var bytes = field(1, "1") + field(2, "fit") + field(3, "code")
    bytes += head(4, 2) + field(9, "a") + field(10, "") + field(9, "b") + field(10, "2")
    bytes += head(5, 0) + head(6, 2) + head(7, 1) + field(11, Digest(of: "x")) + head(7, 0)
    #expect(Key(of: node, files: [], inputs: [[Digest(of: "x")], []]).digest == Digest(of: bytes))
  }
}
