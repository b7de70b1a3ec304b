import Application
import Foundation
import Synchronization
import Testing

/// What editors do to files while `watch` looks at them. The limit ends a test that waits in vain; among many others on few
/// cores a test of a second takes minutes.
@Suite(.timeLimit(.minutes(30))) struct WatchTests {
  private let place: Workplace
  private let shown = Shown()

  init() throws {
    place = try Workplace()
    try place.write("7", to: "Pipelines/seven.txt")
    try place.write(notebook(factor: 3), to: "Pipelines/sums.md")
  }

  /// A number from a file, and that many times as much.
  private func notebook(factor: Int) -> String {
    """
    ---
    title: Sums
    ---

    ```yaml stage=seven
    run: read-number
    file: seven.txt
    ```

    ```yaml stage=scaled
    run: scale-number
    from: seven
    factor: \(factor)
    ```

    It is {{ scaled.value | fixed(0) }}.
    """
  }

  /// Watches while a test does what an editor does, which must not end the watching.
  private func watching(
    _ names: [String]? = nil, onAnswer: @escaping @Sendable (Int) -> Void = { _ in }, _ edit: () async throws -> Void
  ) async throws {
    let task = Task { [settings = place.settings, shown] in
      try await watchNotebooks(names, settings, registry: .numbers, pause: .milliseconds(20)) { bytes in
        onAnswer(shown.add(String(decoding: bytes, as: UTF8.self)))
      }
    }
    try await shown.wait { $0.contains("watching ") }
    try await edit()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// Waits until the report says that it is so much.
  private func saysSoon(_ value: Int, in notebook: String = "sums") async throws {
    while (try? place.read("Reports/\(notebook)/report.md"))?.contains("It is [\(value)](#stage-scaled).") != true {
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func aSaveOfANotebookOrAFileRunsAgain() async throws {
    try await watching {
      try await saysSoon(21)
      try place.write(notebook(factor: 4), to: "Pipelines/sums.md")
      try await saysSoon(28)
      try place.write("9", to: "Pipelines/seven.txt")
      try await saysSoon(36)
    }
  }

  @Test func aSaveWhileItRunsIsSeen() async throws {
    let folder = place.folder
    let other = notebook(factor: 5)
    try await watching(onAnswer: { count in
      // The first run is over, and the watching has not begun.
      if count == 1 { try? other.write(toFile: folder + "/Pipelines/sums.md", atomically: true, encoding: .utf8) }
    }) { try await saysSoon(35) }
  }

  @Test(arguments: [nil, ["sums"]] as [[String]?])
  func aNotebookThatIsAwayForAMomentIsWaitedFor(names: [String]?) async throws {
    try await watching(names) {
      try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/sums.md")
      try await Task.sleep(for: .milliseconds(100))
      try place.write(notebook(factor: 6), to: "Pipelines/sums.md")
      try await saysSoon(42)
    }
  }

  @Test func aNotebookThatComesBackLateIsRunAgain() async throws {
    try await watching {
      try FileManager.default.removeItem(atPath: place.folder + "/Pipelines/sums.md")
      try await shown.wait { $0.contains("there is no notebook") }
      try place.write(notebook(factor: 7), to: "Pipelines/sums.md")
      try await saysSoon(49)
    }
  }

  @Test func aNewNotebookIsNoticed() async throws {
    try await watching {
      try place.write(notebook(factor: 8), to: "Pipelines/more.md")
      try await saysSoon(56, in: "more")
    }
  }

  @Test func aMistakeIsShownAndTheNextSaveTried() async throws {
    try await watching {
      try place.write(notebook(factor: 9).replacing("scale-number", with: "scale-numbr"), to: "Pipelines/sums.md")
      try await shown.wait { $0.contains("did you mean 'scale-number'?") }
      try place.write(notebook(factor: 9), to: "Pipelines/sums.md")
      try await saysSoon(63)
    }
  }

  @Test func aNotebookThatIsNotThereAtTheStartIsAnError() async throws {
    await #expect(throws: UsageError.self) {
      try await watchNotebooks(["sum"], place.settings, registry: .numbers, show: { _ in })
    }
  }
}

/// What was shown so far.
private final class Shown: Sendable {
  private let pieces = Mutex<[String]>([])

  /// Adds a piece; returns how many there are.
  func add(_ piece: String) -> Int {
    pieces.withLock { pieces in
      pieces.append(piece)
      return pieces.count
    }
  }

  func wait(until isThere: (String) -> Bool) async throws {
    while !isThere(pieces.withLock { $0.joined() }) { try await Task.sleep(for: .milliseconds(5)) }
  }
}
