import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct ClaimsTests {
  private func claim(_ subject: String, _ claims: Claims) throws -> Claims.Claim? {
    if case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) { claim } else { nil }
  }

  @Test func onlyOneHoldsASubject() throws {
    let workplace = try Workplace()
    let (mine, yours) = (Claims(of: try workplace.store()), Claims(of: try workplace.store()))
    let held = try #require(try claim("a", mine))
    #expect(try claim("a", yours) == nil)
    #expect(try claim("b", yours) != nil)
    mine.release(held)
    #expect(try claim("a", yours) != nil)
  }

  @Test func theHolderIsNamed() throws {
    let workplace = try Workplace()
    let mine = Claims(of: try workplace.store())
    _ = try claim("a", mine)
    let holder = try #require(try Claims(of: try workplace.store()).holder { $0 == "a" })
    #expect(holder.description.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier) on "))
    #expect(!holder.isOurs)
    #expect(try mine.holder { $0 == "a" }?.isOurs == true)
  }

  @Test(.timeLimit(.minutes(1))) func neverTwoHoldASubjectAtOnce() async throws {
    let workplace = try Workplace()
    let gauge = Gauge()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let claims = Claims(of: try workplace.store())
          var successes = 0
          while successes < 150 {
            guard case .held(let held) = try claims.claim("a", excluding: { $0 == "a" }) else { continue }
            successes += 1
            gauge.enter()
            usleep(100)
            gauge.leave()
            claims.release(held)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(gauge.most == 1)
    #expect(workplace.stored("claims").isEmpty)
  }
}
