import Testing
import Workflow
import WorkflowTestSupport

struct DigestTests {
  @Test(arguments: [
    // NIST's examples for SHA-256.
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func agreesWithPublishedVectors(text: String, hex: String) {
    #expect(Digest(of: text).description == hex)
  }

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

  @Test func hexadecimalReadsBack() {
    let digest = Digest(of: "x")
    #expect(Digest(hex: digest.description) == digest)
    #expect(digest.description.hasPrefix(digest.short))
  }

  @Test(arguments: ["", "ab", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
  func otherTextIsNoDigest(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test func theOrderIsThatOfTheDigits() {
    let digests = (0..<100).map { Digest(of: "\($0)") }
    #expect(digests.sorted().map(\.description) == digests.map(\.description).sorted())
  }
}
