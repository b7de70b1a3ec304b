import FormatErrors
import GzipFormat
import Testing

/// "hello\n", as `gzip -n` of GNU gzip 1.12 writes it.
private let hello: [UInt8] = [
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 0x02, 0x00, 0x20,
  0x30, 0x3a, 0x36, 0x06, 0x00, 0x00, 0x00,
]

private func noise(_ count: Int) -> [UInt8] {
  var state: UInt32 = 1
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(state >> 24)
  }
}

@Suite struct GzipTests {
  @Test func aFileOfAnotherProgramIsRead() throws {
    #expect(try gunzip(hello, file: "a.gz") == Array("hello\n".utf8))
  }

  @Test(arguments: [0, 1, 1000, 1_000_000])
  func whatIsCompressedComesBack(count: Int) throws {
    let random = noise(count)
    #expect(try gunzip(gzip(random), file: "a.gz") == random)
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(try gunzip(gzip(zeros), file: "a.gz") == zeros)
  }

  @Test func theFileNamesNoTimeAndNoSystem() {
    #expect(Array(gzip([1, 2, 3])[4..<8]) == [0, 0, 0, 0])
    #expect(gzip([1, 2, 3])[9] == 255)
    #expect(gzip(noise(1000)) == gzip(noise(1000)))
  }

  @Test func membersFollowOneAnother() throws {
    #expect(try gunzip(hello + hello, file: "a.gz") == Array("hello\nhello\n".utf8))
  }

  @Test func noTruncationGoesUnnoticed() {
    for length in 0..<hello.count {
      #expect(throws: FormatError.self) { try gunzip(Array(hello[..<length]), file: "a.gz") }
    }
  }

  @Test func damageIsAnErrorWithItsPlace() {
    var damaged = hello
    damaged[18] ^= 1  // the checksum
    let error = #expect(throws: FormatError.self) { try gunzip(damaged, file: "a.gz") }
    #expect(
      error?.description
        == "a.gz: byte 22: the gzip data are damaged (incorrect data check); get the file again")
  }

  @Test func otherBytesAfterwardsAreAnError() {
    let error = #expect(throws: FormatError.self) { try gunzip(hello + [1, 2], file: "a.gz") }
    #expect(error?.description == "a.gz: byte 26: other bytes follow the gzip data")
  }

  @Test func moreThanTheLimitIsRefused() throws {
    let bomb = gzip([UInt8](repeating: 0, count: 1_000_000))
    #expect(bomb.count < 2000)
    #expect(throws: FormatError.self) { try gunzip(bomb, file: "a.gz", limit: 999_999) }
    #expect(try gunzip(bomb, file: "a.gz", limit: 1_000_000).count == 1_000_000)
  }
}
