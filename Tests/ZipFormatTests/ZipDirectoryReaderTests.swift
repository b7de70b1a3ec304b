import FormatErrors
import GzipFormat
import TestSupport
import Testing
import ZipFormat

/// The directory at the end of an archive.
@Suite struct ZipDirectoryReaderTests {
  private let bytes = ZipWriter(usual).bytes

  /// Writes a number over bytes that are counted from the end record.
  private func with(_ number: Int, _ width: Int, at offset: Int) -> [UInt8] {
    var changed = bytes
    let place = bytes.count - 22 + offset
    changed.replaceSubrange(place..<place + width, with: little(number, width))
    return changed
  }

  @Test func theLastEndRecordCounts() throws {
    // A comment that looks like the end of an archive, but for its own length.
    var writer = ZipWriter(usual)
    writer.comment = [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 18) + [1]
    #expect(try ZipArchive(writer.bytes, name: "a.zip").members.count == 3)
  }

  @Test func theLongestCommentIsPassedOver() throws {
    var writer = ZipWriter(usual)
    writer.comment = [UInt8](repeating: 32, count: 0xffff)
    #expect(try ZipArchive(writer.bytes, name: "a.zip").members.count == 3)
    #expect(complaint(writer.bytes + [32])?.contains("is no ZIP archive") == true)
  }

  @Test func aDirectoryThatIsNotThereIsToldWithItsNumbers() {
    let size = bytes.count - 22
    #expect(
      complaint(with(size + 1, 4, at: 16))?.hasPrefix("a.zip: byte \(size): says that its directory lists 3 members in")
        == true)
    #expect(complaint(with(size, 4, at: 12))?.contains("which is not so; it is truncated") == true)
    #expect(complaint(with(1000, 2, at: 10))?.contains("lists 1000 members") == true)
    // One fewer is believed: what else is listed is not looked at.
    #expect(complaint(with(2, 2, at: 10)) == nil)
    #expect(complaint(with(bytes.count - 22 - 46, 4, at: 16))?.contains("directory") == true)
  }

  @Test func anArchiveOfNothingHasNoMembers() throws {
    let empty = ZipWriter([]).bytes
    #expect(empty.count == 22)
    #expect(try ZipArchive(empty, name: "a.zip").members.isEmpty)
  }

  @Test func aNameThatIsNotUTF8IsAnError() throws {
    var changed = bytes
    let place = try #require(bytes.indices.last { bytes[$0...].starts(with: Array("a/b.txt".utf8)) })
    changed[place] = 0xff
    #expect(complaint(changed) == "a.zip: byte \(place): the name of a member is not UTF-8")
  }

  /// The fields of a large archive hold the sizes that four bytes do not; without them it cannot be read.
  @Test func theSizesOfALargeArchiveAreNeeded() {
    var writer = ZipWriter([usual[0]])
    writer.isLarge = true
    var changed = writer.bytes
    // The field's number, one, after another field of five bytes.
    let field = changed.indices.dropLast(30).last { changed[$0...].starts(with: [1, 0, 24, 0]) } ?? 0
    changed[field] = 2
    #expect(complaint(changed)?.contains("is larger than 4 GB, and its size is missing") == true)
  }
}
