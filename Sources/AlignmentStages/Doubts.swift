import Alignment
import LinearAlgebra
import RowBlocks

/// What is suspicious across runs: of the codes as their files have them, and of what was judged.
struct Doubts {
  /// What takes the ground from any verdict, a sentence each.
  let all: [String]
  /// What is worth a look besides.
  let warnings: [String]
  /// The pairs that share no direction beyond chance, such as "runs 1 and 3".
  let unrelated: [String]

  /// - Parameters:
  ///   - codes: N×L each, in the order of their files.
  ///   - judged: What smooth and affine maps leave.
  /// - Throws: ``ComparisonError``.
  init(_ codes: [RowBlocks], _ judged: CodeJudgement) throws(ComparisonError) {
    let before = try comparingAll { try RunFindings(codes).doubts }
    guard before.isEmpty, judged.doubts.isEmpty else {
      all = before.isEmpty ? judged.doubts : before
      (warnings, unrelated) = ([], [])
      return
    }
    var (mismatched, warnings, unrelated): ([String], [String], [String]) = ([], [], [])
    let white = try comparingAll { try codes.map { try Correspondence.white($0) } }
    for pair in RunPair.all(of: codes.count) {
      let names = "runs \(pair.first + 1) and \(pair.second + 1)"
      let found = Correspondence(white[pair.first], white[pair.second], names)
      guard let finding = found.finding else { continue }
      if found.isMismatch {
        mismatched.append(finding)
      } else {
        warnings.append(finding)
        unrelated.append(names)
      }
    }
    all = mismatched
    self.warnings = warnings
    self.unrelated = unrelated
  }
}
