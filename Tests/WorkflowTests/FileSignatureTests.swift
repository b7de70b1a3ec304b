import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct FileSignatureTests {
  private let second: Int64 = 1_000_000_000
  private let now: Int64 = 1_700_000_000_123_456_789

  private func signature(age: Int64, changedAge: Int64? = nil) throws -> FileSignature {
    let workplace = try Workplace()
    let some = try FileSignature(ofFile: try workplace.write("data", ""))
    return FileSignature(
      identity: some.identity, size: 0, modified: now - age, changed: now - (changedAge ?? age))
  }

  @Test func aFileOfThisTickIsNotClearlyOlder() throws {
    #expect(try !signature(age: 0).isOlder(than: now))
    #expect(try !signature(age: second / 100).isOlder(than: now))
    #expect(try signature(age: second / 10).isOlder(than: now))
  }

  @Test func bothTimesCount() throws {
    #expect(try !signature(age: 10 * second, changedAge: 0).isOlder(than: now))
    #expect(try !signature(age: -10 * second, changedAge: 10 * second).isOlder(than: now))
  }

  @Test func aFileSystemOfWholeSecondsNeedsMoreRest() throws {
    let fraction = now % second
    #expect(try !signature(age: second + fraction).isOlder(than: now))
    #expect(try signature(age: 3 * second + fraction).isOlder(than: now))
  }

  /// A camera, an archive and a clock that was never set write any time, and a file of theirs must stop nobody.
  @Test(arguments: [-11_676_096_000, -1, 0, 9_223_372_036, 9_223_372_037, 10_413_792_000, 253_402_300_799])
  func timesThatNoNumberOfNanosecondsHoldsAreNearby(seconds: Int) throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "1 2 3")
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    try #require(utimensat(AT_FDCWD, path, times, 0) == 0)
    let found = try FileSignature(ofFile: path)
    #expect((found.modified > FileSignature.now) == (seconds > 9_000_000_000))
    let age = FileSignature.now.subtractingReportingOverflow(found.modified)
    #expect(!age.overflow)
    _ = found.isOlder(than: FileSignature.now)
    #expect(try Digest(ofFile: path) == Digest(of: "1 2 3"))
  }
}
