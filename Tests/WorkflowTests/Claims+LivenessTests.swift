import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Whose claims count.
struct ClaimsLivenessTests {
  private func claim(_ subject: String, _ claims: Claims) throws -> Claims.Claim? {
    if case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) { claim } else { nil }
  }

  private func forge(_ subject: String, _ owner: ProcessIdentity, in workplace: Workplace) throws {
    let store = try workplace.store()
    let claims = Claims(of: store)
    // Makes the folder.
    if let own = try claim("folder", claims) { claims.release(own) }
    try workplace.write("store/claims/\(subject).\(owner)-1", "process \(owner.process) on a machine")
  }

  /// The process lives, but it began at another time: the number has been given away again.
  @Test func aClaimOfADeadProcessIsBroken() throws {
    let workplace = try Workplace()
    let this = ProcessIdentity.this
    try forge("a", ProcessIdentity(machine: this.machine, process: this.process, start: this.start + 1), in: workplace)
    let claims = Claims(of: try workplace.store())
    #expect(try claim("a", claims) != nil)
    #expect(workplace.stored("claims").count == 1)
  }

  @Test func aClaimOfAnotherMachineIsRespectedWhileItIsFresh() throws {
    let workplace = try Workplace()
    try forge("a", ProcessIdentity(machine: "elsewhere", process: 1, start: 1), in: workplace)
    #expect(try claim("a", Claims(of: try workplace.store())) == nil)
    let old = Date(timeIntervalSinceNow: -3600)
    for path in workplace.stored("claims") {
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    }
    #expect(try claim("a", Claims(of: try workplace.store())) != nil)
  }

  /// Nothing is removed but what surely belongs to a dead process; a name that is no claim is let alone.
  @Test func onlyClaimsOfTheDeadAreRemoved() throws {
    let workplace = try Workplace()
    let this = ProcessIdentity.this
    let dead = ProcessIdentity(machine: this.machine, process: this.process, start: this.start + 1)
    try forge("dead", dead, in: workplace)
    try forge("living", this, in: workplace)
    try forge("far", ProcessIdentity(machine: "elsewhere", process: 1, start: 1), in: workplace)
    try workplace.write("store/claims/note", "without a dot")
    try Claims(of: try workplace.store()).removeDead()
    let names = workplace.stored("claims").map { URL(filePath: $0).lastPathComponent }
    #expect(names == ["far.elsewhere-1-1-1", "living.\(this)-1", "note"])
  }

  @Test func aClaimOfADeadProcessHasNoHolder() throws {
    let workplace = try Workplace()
    let this = ProcessIdentity.this
    try forge("a", ProcessIdentity(machine: this.machine, process: this.process, start: this.start + 1), in: workplace)
    #expect(try Claims(of: try workplace.store()).holder { $0 == "a" } == nil)
    #expect(workplace.stored("claims").isEmpty)
  }

  /// Who had no time to write its name is called by its number.
  @Test func aClaimWithoutWordsIsNamedByItsProcess() throws {
    let workplace = try Workplace()
    let this = ProcessIdentity.this
    try forge("a", this, in: workplace)
    try Data().write(to: URL(filePath: try #require(workplace.stored("claims").first)))
    let holder = try Claims(of: try workplace.store()).holder { $0 == "a" }
    #expect(holder?.description == "process \(this.process)")
  }

  /// Other machines see by the time of the file that its holder lives; it is set every five seconds.
  @Test(.timeLimit(.minutes(1))) func whatIsHeldIsTouched() async throws {
    let workplace = try Workplace()
    let claims = Claims(of: try workplace.store())
    let held = try #require(try claim("a", claims))
    let path = try #require(workplace.stored("claims").first)
    let old = Date(timeIntervalSinceNow: -3600)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    claims.startHeartbeat()
    func age() throws -> Int64 { FileSignature.now - (try FileSignature(ofFile: path)).modified }
    while try age() > 600 * 1_000_000_000 { try await Task.sleep(for: .milliseconds(50)) }
    claims.release(held)
    #expect(workplace.stored("claims").isEmpty)
  }
}
