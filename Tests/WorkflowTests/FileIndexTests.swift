import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct FileIndexTests {
  @Test func aFileThatRestsIsReadOnce() async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "content")
    try await letFilesSettle()
    let store = try workplace.store()
    for _ in 0..<3 { #expect(try store.index.digest(ofFile: path) == Digest(of: "content")) }
    let statistics = store.index.statistics
    #expect((statistics.filesHashed, statistics.bytesHashed, statistics.filesBelieved) == (1, 7, 2))
  }

  @Test func whatWasReadIsKnownToTheNextProcess() async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "content")
    try await letFilesSettle()
    let first = try workplace.store()
    _ = try first.index.digest(ofFile: path)
    try first.index.save()
    let second = try workplace.store()
    #expect(try second.index.digest(ofFile: path) == Digest(of: "content"))
    #expect(second.index.statistics.filesHashed == 0)
  }

  /// A file that changes again within the tick in which it was read would keep its signature.
  @Test func aFileThatHasJustChangedIsNotRemembered() throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    let path = try workplace.write("data", "content")
    _ = try store.index.digest(ofFile: path)
    _ = try store.index.digest(ofFile: path)
    #expect(store.index.statistics.filesHashed == 2)
  }

  @Test func quickEditsOfTheSameLengthAreAllSeen() throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    for i in 100..<200 {
      let path = try workplace.write("data", "\(i)")
      #expect(try store.index.digest(ofFile: path) == Digest(of: "\(i)"))
    }
  }

  @Test func sizeAndTimeOfModificationCannotDeceiveIt() async throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    let path = try workplace.write("data", "aaaa")
    try await letFilesSettle()
    _ = try store.index.digest(ofFile: path)
    try editUnseen(path, "bbbb")
    #expect(try store.index.digest(ofFile: path) == Digest(of: "bbbb"))
  }

  @Test func aReplacedFileIsSeen() async throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    let path = try workplace.write("data", "aaaa")
    try await letFilesSettle()
    _ = try store.index.digest(ofFile: path)
    let other = try workplace.write("other", "bbbb")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: other, toPath: path)
    #expect(try store.index.digest(ofFile: path) == Digest(of: "bbbb"))
  }

  @Test(arguments: [0, 20, 60, -1])
  func aDamagedIndexIsAsAnEmptyOne(place: Int) async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "content")
    try await letFilesSettle()
    let first = try workplace.store()
    _ = try first.index.digest(ofFile: path)
    try first.index.save()
    let url = URL(filePath: workplace.storePath + "/index")
    var bytes = try Data(contentsOf: url)
    bytes[place < 0 ? bytes.count - 1 : place] ^= 1
    try bytes.write(to: url)
    let second = try workplace.store()
    #expect(try second.index.digest(ofFile: path) == Digest(of: "content"))
    #expect(second.index.statistics.filesHashed == 1)
  }

  @Test func twoWritersKeepEachOthersEntries() async throws {
    let workplace = try Workplace()
    let paths = try ["a", "b"].map { try workplace.write($0, $0) }
    try await letFilesSettle()
    let writers = [try workplace.store(), try workplace.store()]
    for (writer, path) in zip(writers, paths) { _ = try writer.index.digest(ofFile: path) }
    for writer in writers { try writer.index.save() }
    let reader = try workplace.store()
    for path in paths { _ = try reader.index.digest(ofFile: path) }
    #expect(reader.index.statistics.filesHashed == 0)
  }
}
