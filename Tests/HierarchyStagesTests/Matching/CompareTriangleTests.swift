import HierarchyArtifacts
import HierarchyStages
import StageTestSupport
import Stages
import Testing

@Suite struct CompareTriangleTests {
  @Test func runsFromOneStartAgreeOnAllThreeMaps() throws {
    let sample = try someSample.get()
    let fits = try [1, 2].map { seed in
      try stage(
        FitFromTruth.self,
        [
          "components": "3", "hidden": "24,24", "steps": "200", "pretraining-steps": "1000", "recipe": "full",
          "seed": "\(seed)",
        ]
      ).run(sample, in: .silent)
    }.map { try stage(TakeLatentModel.self).run($0, in: .silent) }
    let found = try stage(CompareTriangle.self, ["draws": "10", "rotations": "40"]).run(fits, in: .silent)
    #expect(found.edges.map(\.name) == ["prior-code", "prior-decoder", "code-decoder"])
    #expect(found.edges.allSatisfy { $0.discrepancies.count == 2 && $0.upperLimit == nil })
    #expect(found.edges.allSatisfy { ($0.discrepancies.max() ?? 1) < 0.1 }, "\(found.edges)")
    #expect(found.samplingLimit > 0 && found.samplingLimit < found.rotationLimit)
    #expect(found.residuals.count == 2)
    #expect(throws: HierarchyError.runs(1)) {
      try stage(CompareTriangle.self).run([fits[0]], in: .silent)
    }
  }
}
