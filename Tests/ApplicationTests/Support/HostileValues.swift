import Application
import Foundation
import Testing

/// Points at the edges of what doubles hold and tell apart, of one row, of one column, and of ties.
let hostileValues: [(name: String, rows: [[Double]])] = [
  ("the greatest", [[1.7e308, -1.7e308], [-1.7e308, 1.7e308], [0, 1]]),
  ("time stamps", rows(9) { i, x in [1_700_000_000_000_000_000 + 256 * x, Double(i % 3)] }),
  ("1e160", rows(12) { i, _ in [1e160 * Double(i % 5), -1e160 * Double(i % 7)] }),
  ("1e-170", rows(12) { i, _ in [1e-170 * Double(i % 5), 1e-170 * Double(i % 7)] }),
  ("denormals", rows(8) { i, _ in [Double(bitPattern: UInt64(i)), Double(bitPattern: UInt64(9 - i))] }),
  ("neighbours", rows(8) { _, x in [1 + x * .ulpOfOne, 3] }),
  ("ties", rows(12) { _, _ in [7, -7] }),
  ("one row", [[2, 3]]),
  ("one column", rows(10) { _, x in [x] }),
  ("one of each", [[4]]),
  ("one far away", rows(20) { i, x in [i == 7 ? 1e200 : x, Double(i % 4)] }),
  ("zeros among others", rows(30) { i, x in i < 12 ? [0, 0] : [x.squareRoot(), Double(i * 7 % 11)] }),
]

/// Rows made of their numbers.
private func rows(_ count: Int, _ make: (Int, Double) -> [Double]) -> [[Double]] {
  (0..<count).map { make($0, Double($0)) }
}

extension Workplace {
  /// Runs a notebook on values, and expects each stage to end with a result or with words; a trap would end this process.
  func expectEnds(on rows: [[Double]], _ notebook: String, what: String) async throws {
    for (name, scale) in [("points", 1.0), ("doubled", 2), ("turned", -1)] {
      let names = rows[0].indices.map { "x\($0)" }.joined(separator: ",")
      let text = rows.map { $0.map { "\(max(min($0 * scale, 1.7e308), -1.7e308))" }.joined(separator: ",") + "\n" }
        .joined()
      try write(names + "\n" + text, to: "Pipelines/\(name).csv")
    }
    try await expectEnds(notebook, what: what)
  }

  /// Runs a notebook, and expects each stage to end with a result or with words.
  func expectEnds(_ notebook: String, what: String) async throws {
    try write(notebook, to: "Pipelines/values.md")
    var settings = settings
    settings.keepGoing = true
    let answer = try await run(settings, registry: .all)
    #expect([0, 1].contains(answer.status), "\(what)")
    let report = try read("Reports/values/report.md")
    #expect(
      !report.contains("-nan") && !report.contains("The operation couldn") && !report.contains("EncodingError"),
      "\(what)")
  }
}
