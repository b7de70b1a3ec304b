import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Reading whatever a descriptor leads to.
struct OpenFileTests {
  private let pattern = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 8192, 100_000]) func aFileIsReadWhole(count: Int) throws {
    let workplace = try Workplace()
    let path = workplace.path + "/file"
    try Data(pattern.prefix(count)).write(to: URL(filePath: path))
    #expect(try OpenFile.contentOnce(path) == Array(pattern.prefix(count)))
  }

  /// The system says that such a file has no bytes at all.
  @Test func aFileOfUnknownSizeIsReadWhole() throws {
    #expect(try FileSignature(ofFile: "/proc/self/status").size == 0)
    #expect(String(decoding: try OpenFile.contentOnce("/proc/self/status"), as: UTF8.self).hasPrefix("Name:"))
  }

  /// Each piece is shorter than was asked for, and the end is not known before it comes.
  @Test(.timeLimit(.minutes(1)), arguments: [1, 1000, 5000]) func aPipeIsReadToItsEnd(piece: Int) throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let bytes = Array(pattern.prefix(20 * piece))
    Thread.detachNewThread {
      for start in stride(from: 0, to: bytes.count, by: piece) {
        _ = Array(bytes[start..<start + piece]).withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
        usleep(500)
      }
      close(writing)
    }
    defer { close(reading) }
    #expect(try OpenFile(reading, "a pipe").content() == bytes)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let workplace = try Workplace()
    #expect(throws: FileError("open", workplace.path + "/none", code: ENOENT)) {
      try OpenFile.contentOnce(workplace.path + "/none")
    }
    #expect(throws: FileError("read", workplace.path, code: EISDIR)) { try OpenFile.contentOnce(workplace.path) }
    let descriptor = open(try workplace.write("file", "text"), O_WRONLY)
    defer { close(descriptor) }
    #expect(throws: FileError("read", "shown", code: EBADF)) { try OpenFile(descriptor, "shown").content() }
  }
}
