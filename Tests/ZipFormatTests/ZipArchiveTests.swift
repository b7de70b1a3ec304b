import FormatErrors
import GzipFormat
import TestSupport
import Testing
import ZipFormat

@Suite struct ZipArchiveTests {
  /// `printf 'hello\n' | zip a.zip -`, of Info-ZIP 3.0, with the name `h`.
  @Test func aFileOfAnotherProgramIsRead() throws {
    let bytes: [UInt8] = [
      80, 75, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 33, 0, 32, 48, 58, 54, 8, 0, 0, 0, 6, 0, 0, 0, 1, 0, 0, 0, 104, 203, 72,
      205, 201, 201, 231, 2, 0, 80, 75, 1, 2, 20, 3, 20, 0, 0, 0, 8, 0, 0, 0, 33, 0, 32, 48, 58, 54, 8, 0, 0, 0, 6, 0,
      0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 1, 0, 0, 0, 0, 104, 80, 75, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0,
      0, 39, 0, 0, 0, 0, 0,
    ]
    let archive = try ZipArchive(bytes, name: "a.zip")
    #expect(try archive.contents(of: #require(archive["h"])) == Array("hello\n".utf8))
  }

  @Test(arguments: [false, true], ["", "a comment"])
  func membersAreReadWhatevertheirSizesStandIn(isLarge: Bool, comment: String) throws {
    var writer = ZipWriter(usual)
    (writer.isLarge, writer.comment) = (isLarge, Array(comment.utf8))
    let archive = try ZipArchive(writer.bytes, name: "a.zip")
    #expect(archive.members.map(\.name) == ["a/b.txt", "zeros", "empty"])
    #expect(archive.members.map(\.size) == [6, 100_000, 0])
    #expect(try archive.contents(of: #require(archive["zeros"])) == zeros)
    #expect(try archive.contents(of: #require(archive["a/b.txt"])) == Array("hello\n".utf8))
    #expect(try archive.contents(of: #require(archive["empty"])).isEmpty)
    #expect(archive["b.txt"] == nil)
  }

  @Test func foldersAreNoMembers() throws {
    let archive = try ZipArchive(ZipWriter([ZipWriter.Member("a/", [])] + usual).bytes, name: "a.zip")
    #expect(archive.members.count == 3)
  }

  @Test func whatIsWrongIsSaidWithItsPlace() {
    func with(_ change: (inout ZipWriter.Member) -> Void) -> String? {
      var members = usual
      change(&members[1])
      return complaint(ZipWriter(members).bytes)
    }
    #expect(with { _ in } == nil)
    #expect(with { $0.size = 99_999 }?.contains("'zeros' is said to hold 99999 bytes, but holds more") == true)
    #expect(with { $0.size = 100_001 }?.contains("'zeros' is said to hold 100001 bytes, but holds 100000") == true)
    #expect(with { $0.checksum ^= 1 }?.contains("'zeros' does not have the checksum") == true)
    #expect(
      with { $0.method = 12 }?.contains("'zeros' is packed by method 12; only 0 (stored) and 8 (deflate)") == true)
    #expect(with { $0.flags = 1 }?.contains("'zeros' is encrypted") == true)
    #expect(with { $0.name = "empty" }?.contains("holds 'empty' twice") == true)
    #expect(with { $0.method = 0 }?.contains("is stored in") == true)
    #expect(with { $0.packed[0] = 0xff }?.contains("'zeros' is damaged") == true)
    #expect(
      complaint(Array("no archive".utf8))
        == "a.zip: byte 10: is no ZIP archive, or the end of it is missing, where its directory is")
  }
}

@Suite struct HostileZipTests {
  /// A bomb is not inflated beyond what it admits, and one that admits much is refused at once.
  @Test func aBombIsRefused() {
    let bomb = member("bomb", deflating: [UInt8](repeating: 0, count: 8 << 20))
    #expect(
      complaint(ZipWriter([bomb]).bytes)?.contains("'bomb' holds 8388608 bytes; no more than 1048576 are read") == true)
    var modest = bomb
    modest.size = 100
    #expect(complaint(ZipWriter([modest]).bytes)?.contains("holds more") == true)
  }

  @Test func everyTruncationIsNoticed() {
    let bytes = ZipWriter(usual).bytes
    for length in 0..<bytes.count { #expect(complaint(Array(bytes[..<length])) != nil) }
  }

  @Test func noArchiveMakesTheReaderCrash() {
    var large = ZipWriter(usual)
    large.isLarge = true
    var mutator = Mutator(
      [ZipWriter(usual).bytes, large.bytes, ZipWriter([]).bytes], words: ["PK\u{1}\u{2}", "PK\u{5}\u{6}"], seed: 5)
    var read = 0
    for _ in 0..<Mutator.cases(20_000) where complaint(mutator.next()) == nil { read += 1 }
    #expect(read > 0)
  }
}
