import Foundation
import Testing
import Workflow
import WorkflowTestSupport

@Suite struct FileStampTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "stamp-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["a", "b"] { try write(name, "text of \(name)") }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  /// A time well after all that has been written so far.
  private var later: Int64 { FileSignature.now + 5_000_000_000 }

  private func stamp(_ names: [String] = ["a", "b"]) -> [UInt8]? {
    FileStamp.make(note: Array("note".utf8), subject: "subject", paths: names.map(path), unchangedSince: later)
  }

  @Test func aStampGivesItsNoteWhileNothingHasChanged() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try #require(stamp())
    #expect(FileStamp.note(in: made, subject: "subject") == Array("note".utf8))
    #expect(FileStamp.note(in: made, subject: "another subject") == nil)
  }

  @Test func anyChangeOfAFileVoidsIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try #require(stamp())
    // Same size, same time of modification: the system still knows.
    var before = Foundation.stat()
    lstat(path("b"), &before)
    usleep(20_000)
    try write("b", "text of c")
    var times = [before.st_atim, before.st_mtim]
    utimensat(AT_FDCWD, path("b"), &times, 0)
    #expect(FileStamp.note(in: made, subject: "subject") == nil)
  }

  @Test func aMissingFileVoidsItAndPreventsIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let before = try #require(stamp())
    try FileManager.default.removeItem(atPath: path("a"))
    #expect(FileStamp.note(in: before, subject: "subject") == nil)
    #expect(stamp() == nil)
  }

  @Test func aNewNameInAFolderVoidsAStampOfTheFolder() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try #require(stamp([""]))
    usleep(20_000)
    try write("c", "text")
    #expect(FileStamp.note(in: made, subject: "subject") == nil)
  }

  @Test func aFileThatMayHaveChangedSinceItWasReadPreventsIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let note: [UInt8] = [1]
    #expect(FileStamp.make(note: note, subject: "", paths: [path("a")], unchangedSince: FileSignature.now) == nil)
  }

  @Test func damageOfAnyByteVoidsIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try #require(stamp())
    for i in made.indices {
      var damaged = made
      damaged[i] ^= 0x41
      #expect(FileStamp.note(in: damaged, subject: "subject") == nil)
    }
    for count in 0..<made.count { #expect(FileStamp.note(in: Array(made[..<count]), subject: "subject") == nil) }
  }
}
