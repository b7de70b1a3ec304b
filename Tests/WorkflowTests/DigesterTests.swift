import Testing
import Workflow
import WorkflowTestSupport

struct DigesterTests {
  @Test func piecesGiveTheDigestOfTheWhole() {
    var digester = Digester()
    for _ in 0..<1000 { digester.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    // NIST's third example: a million times "a".
    #expect(
      digester.finish().description == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func aFileHasTheDigestOfItsBytes() throws {
    let workplace = try Workplace()
    let text = String(repeating: "latent ", count: 100_000)
    #expect(try Digest(ofFile: workplace.write("long.txt", text)) == Digest(of: text))
  }

  @Test func aFileThatIsNotThereIsNamed() {
    #expect { try Digest(ofFile: "/nowhere/at-all") } throws: { "\($0)".contains("'/nowhere/at-all'") }
  }

  @Test func nothingHasTheDigestOfNoBytes() {
    let digest = Digester().finish()
    #expect(digest == Digest(of: ""))
  }
}
