import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct StoreObjectsTests {
  private let workplace: Workplace
  private let store: Store

  init() throws {
    workplace = try Workplace()
    store = try workplace.store()
  }

  @Test func bytesReadBackUnderTheirDigest() throws {
    let bytes = Array("codes".utf8)
    let digest = try store.write(bytes)
    #expect(digest == Digest(of: bytes))
    #expect(try store.read(digest) == bytes)
    #expect(try store.write(bytes) == digest)
    #expect(workplace.stored("objects").count == 1)
    #expect(FileManager.default.fileExists(atPath: store.path(of: digest)))
  }

  @Test func whatWasNeverWrittenIsAbsent() {
    let digest = Digest(of: "nothing")
    #expect(throws: StoreError.absent(digest)) { try store.read(digest) }
  }

  @Test func whatWasDamagedIsDroppedAndWrittenAgain() throws {
    let digest = try store.write([1, 2, 3])
    let path = store.path(of: digest)
    try FileManager.default.removeItem(atPath: path)
    try Data([1, 2, 4]).write(to: URL(filePath: path))
    #expect(throws: StoreError.damaged(digest)) { try store.read(digest) }
    #expect(throws: StoreError.absent(digest)) { try store.read(digest) }
    try store.write([1, 2, 3])
    #expect(try store.read(digest) == [1, 2, 3])
  }
}
