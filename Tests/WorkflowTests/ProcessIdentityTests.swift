import Foundation
import Testing
import Workflow

struct ProcessIdentityTests {
  @Test func thisProcessLives() {
    #expect(ProcessIdentity.this.liveness == .alive)
    #expect(ProcessIdentity.this.process == getpid())
  }

  @Test func aLaterProcessOfTheSameNumberIsAnother() {
    let this = ProcessIdentity.this
    let earlier = ProcessIdentity(machine: this.machine, process: this.process, start: this.start - 1)
    #expect(earlier.liveness == .dead)
  }

  @Test func whatEndedIsDead() async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    let ended = ProcessIdentity(
      machine: ProcessIdentity.this.machine, process: process.processIdentifier, start: ProcessIdentity.this.start)
    #expect(ended.liveness == .dead)
  }

  @Test func ofAnotherMachineNothingIsKnown() {
    #expect(ProcessIdentity(machine: "elsewhere", process: getpid(), start: 1).liveness == .elsewhere)
  }

  @Test func itReadsBackFromTheNameOfAFile() {
    let this = ProcessIdentity.this
    #expect(ProcessIdentity("\(this)") == this)
    #expect(ProcessIdentity("\(this)-17") == this)
  }

  @Test(arguments: ["", "a", "a-1", "a-x-1", "a-1-x", "a-99999999999-1", "a-1--1"])
  func otherNamesAreNobodys(text: String) {
    #expect(ProcessIdentity(text) == nil)
  }

  @Test func noTwoNamesAreAlike() async {
    let names = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<100).map { _ in UniqueName.next() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(names).count == 800)
  }
}
