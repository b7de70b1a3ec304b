import Notebooks
import Testing

/// Which claims a profile makes.
@Suite struct ClaimTests {
  private let notebook = """
    ---
    title: T
    profiles:
      quick: { points.n: 10 }
      slow: { points.n: 20 }
    ---
    ```yaml stage=points
    run: sample
    ```

    ```yaml claims
    - points.n >= 1
    ```

    ```yaml claims=standard
    - points.n >= 2
    ```

    ```yaml claims=quick,slow
    - points.n >= 3
    ```
    """

  @Test(arguments: [("standard", ["points.n >= 1", "points.n >= 2"]), ("quick", ["points.n >= 1", "points.n >= 3"])])
  func aClaimIsMadeOfTheProfilesThatItNames(profile: String, claims: [String]) throws {
    #expect(try parsed(notebook).applying(profile: profile).claims.map(\.text) == claims)
  }

  @Test func conditionsAreWhatTheyAreWrittenAs() throws {
    let texts = [">= 1", "<= 1", "> 1", "< 1", "within [1, 2]", "== \"a\""]
    let lines = texts.map { "- points.n \($0)" }.joined(separator: "\n")
    #expect(
      try parsed(smallNotebook(claims: lines)).claims.map(\.condition) == [
        .atLeast(1), .atMost(1), .above(1), .below(1), .within(1, 2), .equal(.text("a")),
      ])
  }
}
