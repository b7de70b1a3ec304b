import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// The index as bytes, put together here by hand.
struct FileIndexBytesTests {
  private let workplace: Workplace
  private let path: String

  init() async throws {
    workplace = try Workplace()
    path = try workplace.write("data", "content")
    try await letFilesSettle()
  }

  private func word(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  /// Head, entry and digest of it all, for the one file.
  private func index(knowing digest: Digest, head: String = "workflow-index-1\n") throws -> [UInt8] {
    var status = stat()
    #expect(stat(path, &status) == 0)
    let times = [status.st_mtim, status.st_ctim].map { UInt64($0.tv_sec) * 1_000_000_000 + UInt64($0.tv_nsec) }
    let numbers = [UInt64(status.st_dev), UInt64(status.st_ino), 7, times[0], times[1]]
    var bytes = Array(head.utf8) + numbers.flatMap(word)
    digest.append(to: &bytes)
    return Checksum.appended(to: bytes)
  }

  private func install(_ bytes: [UInt8]) throws -> Store {
    try Data(bytes).write(to: URL(filePath: workplace.storePath + "/index"))
    return try workplace.store()
  }

  @Test func itIsWrittenAsItsCommentSays() throws {
    let store = try workplace.store()
    let digest = try store.index.digest(ofFile: path)
    try store.index.save()
    let written = try Data(contentsOf: URL(filePath: workplace.storePath + "/index"))
    #expect(try Array(written) == index(knowing: digest))
    #expect(written.count == 17 + 72 + 32)
  }

  /// The digest is not the file's, so that only the index can have said it.
  @Test func whatStandsThereIsBelieved() throws {
    _ = try workplace.store()
    let store = try install(index(knowing: Digest(of: "something else")))
    #expect(try store.index.digest(ofFile: path) == Digest(of: "something else"))
    #expect(store.index.statistics.filesHashed == 0 && store.index.statistics.filesBelieved == 1)
  }

  @Test func anotherFormatIsAnEmptyIndex() throws {
    _ = try workplace.store()
    let store = try install(index(knowing: Digest(of: "something else"), head: "workflow-index-2\n"))
    #expect(try store.index.digest(ofFile: path) == Digest(of: "content"))
  }

  /// Whole but for its length: its digest is made anew each time.
  @Test(arguments: [0, 16, 17, 18, 88, 90]) func aLengthThatIsNoNumberOfEntriesIsAnEmptyIndex(count: Int) throws {
    _ = try workplace.store()
    let body = try Array(index(knowing: Digest(of: "something else")).dropLast(32)) + [0]
    let store = try install(Checksum.appended(to: Array(body.prefix(count))))
    #expect(try store.index.digest(ofFile: path) == Digest(of: "content"))
  }
}
