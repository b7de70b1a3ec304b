import Application
import Foundation
import Stages

/// A folder with notebooks, a store and reports, for one test.
final class Workplace {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "experiments-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/Pipelines", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var settings: Settings {
    Settings(
      jobs: 2, notebooks: folder + "/Pipelines", store: folder + "/store", reports: folder + "/Reports")
  }

  /// Writes a file, such as `Pipelines/sums.md`.
  func write(_ text: String, to path: String) throws {
    try text.write(toFile: "\(folder)/\(path)", atomically: true, encoding: .utf8)
  }

  /// Reads a file, such as `Reports/sums/report.md`.
  func read(_ path: String) throws -> String { try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(path)") }

  /// What a notebook of this text makes of a command.
  func session(_ settings: Settings? = nil, registry: Registry = .numbers) throws -> Session {
    try Session(notebooks: nil, settings ?? self.settings, registry: registry)
  }

  /// What a notebook of these blocks alone makes of a command.
  func session(_ name: String, blocks: String, registry: Registry = .numbers) throws -> Session {
    try write("---\ntitle: Blocks\n---\n\n\(blocks)\n", to: "Pipelines/\(name).md")
    return try session(registry: registry)
  }

  /// Runs all notebooks and returns the last lines that a user sees.
  @discardableResult
  func run(_ settings: Settings? = nil, registry: Registry = .numbers) async throws -> Answer {
    try await session(settings, registry: registry).run()
  }
}

extension Answer {
  var text: String { String(decoding: output, as: UTF8.self) }
}

/// A notebook: two numbers a seed, joined, gathered, and spoken of.
func sums(value: String = "3", caption: String = "The sum") -> String {
  """
  ---
  title: Sums
  question: What do they add up to?
  profiles:
    quick: { numbers.value: 1...2 }
  headline:
    - { what: Sum, value: total.value, format: fixed(1), paper: "12", source: Table 1 }
  ---

  Prose before.

  ```yaml stage=numbers
  run: make-number
  for each: { value: 1...3 }
  ```

  ```yaml stage=doubled
  run: scale-number
  from: numbers
  factor: \(value)
  ```

  ```yaml stage=products
  run: multiply-numbers
  from: [numbers, doubled]
  ```

  ```yaml stage=total
  run: add-numbers
  from: products
  ```

  The total is **{{ total.value | fixed(1) }}**, the mean {{ products.value | mean | fixed(2) }}.

  ```yaml table=all
  from: products
  columns:
    - { value: value, header: V }
  caption: \(caption)
  ```

  ```yaml claims
  - total.value >= 10    # they are many
  ```
  """
}
