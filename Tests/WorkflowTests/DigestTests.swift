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

  @Test func rawBytesReadBack() {
    let digest = Digest(of: "x")
    var bytes: [UInt8] = [7]
    digest.append(to: &bytes)
    #expect(bytes.count == 33)
    #expect(Digest(raw: bytes, at: 1) == digest)
  }
}

struct ChecksumTests {
  @Test(arguments: [0, 1, 31, 32, 1000])
  func whatWasWrittenReadsBack(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(Checksum.verified(Checksum.appended(to: bytes)) == bytes)
  }

  @Test func noChangeGoesUnnoticed() {
    let all = Checksum.appended(to: Array("a checkpoint".utf8))
    for length in 0..<all.count { #expect(Checksum.verified(Array(all[..<length])) == nil) }
    #expect(Checksum.verified(all + [0]) == nil)
    for place in all.indices {
      var changed = all
      changed[place] ^= 1
      #expect(Checksum.verified(changed) == nil)
    }
  }
}
