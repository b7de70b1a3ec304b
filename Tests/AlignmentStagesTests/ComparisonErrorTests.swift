import AlignmentStages
import Interchange
import LinearAlgebra
import Stages
import Testing

@Suite struct ComparisonErrorTests {
  private let good = CodeWorld(.rotated, runs: 3, latents: 2, points: 60, seed: 1).codes.map(\.codes)

  private func complaint(_ codes: [Matrix<Double>], blocks: [Int] = []) -> String? {
    do {
      _ = try CompareCodes(draws: 20, blocks: blocks).run(codes.map { Codes($0) }, in: .silent)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func runsThatDoNotBelongTogetherAreNamed() {
    #expect(complaint([good[0]])?.hasPrefix("there is one run to compare; it takes two") == true)
    #expect(complaint([])?.hasPrefix("there are 0 runs to compare") == true)
    #expect(
      complaint([good[0], good[1].rows(0..<59)])
        == "run 2 is of 59 points and run 1 of 60; all must be of the same points in the same order")
    #expect(
      complaint([good[0], good[1], good[2].columns(at: [0])])
        == "run 3 has codes of 1 column and run 1 of 2; affine maps are between codes of equally many")
    #expect(complaint(good, blocks: [1, 2]) == "'blocks' of [1, 2] columns sum to 3, but the codes have 2")
  }
}
