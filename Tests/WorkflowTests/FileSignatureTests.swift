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
}
